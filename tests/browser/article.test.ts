import { expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite } from './site.ts';

const site = builtSite(GERMAN);

test('with scripts blocked every heading, bullet, chart and table is there to read', () =>
  withPage(site(), { javascript: false }, async (page) => {
    const count = (selector: string) =>
      page.$$eval(selector, (found) => [found.length, found.filter((each) => each.checkVisibility()).length]);
    for (const [selector, expected] of [
      ['.slides > section', 9],
      ['.slide-title', 8],
      ['.slide-body li', 4],
      ['.plot-svg', 2],
      ['table', 4],
    ] as const) {
      expect([selector, ...(await count(selector))]).toEqual([selector, expected, expected]);
    }
    expect(await page.$$eval('.notes', (found) => found.length)).toBe(0);
  }));

test.each([320, 390, 1280])('the article needs no sideways scrolling at %i px', (width) =>
  withPage(site(), { javascript: false, width, height: 844 }, async (page) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }),
);

test('a phone held upright gets the article', () =>
  withPage(site(), { width: 390, height: 844 }, async (page) => {
    expect(await page.$('html.deck')).toBeNull();
    expect(await page.$$eval('.slides > section', (found) => found.every((slide) => slide.checkVisibility()))).toBe(
      true,
    );
  }));
