import { expect, test } from 'vitest';
import { withPage } from '../../browser/driver.ts';
import { builtSite } from '../../browser/site.ts';

const site = builtSite('.');

test.each([256, 390])('the whole briefing reads without sideways scrolling at %i px, its wall of claims too', (width) =>
  withPage(site(), { width, height: 844 }, async (page) => {
    await page.waitForSelector('.article-bar');
    expect(await page.$('.wall')).not.toBeNull();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }),
);
