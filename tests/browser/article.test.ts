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

test.each([256, 390, 1280])('the article needs no sideways scrolling at %i px', (width) =>
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

test('a figure’s table and a long list are folded away while scripts run, and every link into them unfolds', () =>
  withPage(site(), { width: 390, height: 844 }, async (page) => {
    const seen = (selector: string) => page.$eval(selector, (found) => found.getBoundingClientRect().height > 1);
    await page.waitForSelector('.article-bar');
    expect(await seen('#umsatz .panel-table')).toBe(false);
    expect(await page.$('[data-scrolls]')).toBeNull();
    // For a screen reader the numbers are there all the time.
    expect(await page.$eval('#umsatz .panel-table td', (cell) => cell.checkVisibility())).toBe(true);
    await page.click('#umsatz .fold');
    expect(await page.$eval('#umsatz .fold', (fold) => fold.ariaExpanded)).toBe('true');
    expect(await seen('#umsatz .panel-table')).toBe(true);
    await page.click('#umsatz .fold');
    expect(await seen('#umsatz .panel-table')).toBe(false);

    expect(await page.$$eval('[data-list] li', (rows) => rows.filter((row) => row.checkVisibility()))).toEqual([]);
    const id = await page.$eval('a[href^="#cite-"]', (link) => link.hash);
    await page.click(`a[href="${id}"]`);
    await expect.poll(() => page.$eval(id, (row) => row.getBoundingClientRect().top)).toBeLessThan(844);
    expect(await page.$eval(id, (row) => row.checkVisibility())).toBe(true);
    await page.goto('about:blank');
    await page.goto(`${site()}${id}`);
    await page.waitForSelector('.article-bar');
    await expect.poll(() => page.$eval(id, (row) => row.checkVisibility())).toBe(true);
  }));

test('what a figure says of itself stands at the figure, and not again in the line of sources', () =>
  withPage(site(), { width: 390, height: 844 }, async (page) => {
    await page.waitForSelector('.article-bar');
    const seen = (selector: string) => page.$eval(selector, (found) => found.checkVisibility());
    expect(await seen('#umsatz .panel-source')).toBe(true);
    expect(await seen('#umsatz .sources .said')).toBe(false);
  }));
