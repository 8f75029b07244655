import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { builtDeck, GERMAN } from '../build-deck.ts';
import { hides, readFolder } from '../unpack.ts';
import { withPage } from './driver.ts';
import { allIds, onEachSlide, ready } from './site.ts';

let out: string;
const address = (name: string) => pathToFileURL(path.join(out, 'dist', name)).href;

beforeAll(async () => {
  out = await builtDeck(GERMAN);
});

test('from a disk the page is a styled article that names the file to open', () =>
  // Chromium itself refuses modules, fonts and the manifest there.
  withPage(address('index.html'), { allow: [/CORS|ERR_FAILED|origin/] }, async (page) => {
    expect(await page.$('html.deck')).toBeNull();
    expect(await page.$$eval('.slides > section', (found) => found.every((slide) => slide.checkVisibility()))).toBe(
      true,
    );
    // The theme's own: a chart's colours come from it, and one of its two drawings is hidden by it.
    const { paper, drawings } = await page.evaluate(() => ({
      paper: getComputedStyle(document.documentElement).getPropertyValue('--paper'),
      drawings: [...document.querySelectorAll('#umsatz .panel svg')].filter((svg) => svg.checkVisibility()).length,
    }));
    expect(paper).not.toBe('');
    expect(drawings).toBe(1);
    const link = await page.$('.open-single a');
    expect(await link?.isVisible()).toBe(true);
    expect(await link?.evaluate((each) => (each as HTMLAnchorElement).href)).toBe(address('briefing.html'));
  }));

test('the single file is the whole deck, from a disk and without a network', { timeout: 120_000 }, () =>
  withPage(
    address('briefing.html'),
    { reducedMotion: true, before: (page) => page.setOfflineMode(true) },
    async (page) => {
      await ready(page);
      expect(await onEachSlide(page, (id) => id)).toEqual(await allIds(page));
      await page.evaluate(() => {
        location.hash = '/umsatz';
      });
      await page.waitForSelector('#umsatz .plot[data-live] canvas');
      await page.keyboard.press('t');
      expect(await page.$eval('#umsatz .panel-table', (table) => table.checkVisibility())).toBe(true);
      await page.keyboard.press('a');
      expect(await page.$('html.deck')).toBeNull();
    },
  ),
);

test('the single file holds no private note', async () => {
  const files = await readFolder(path.join(out, 'dist'));
  expect([...files.keys()]).toContain('briefing.html');
  expect([...files].filter(([, content]) => hides(content, 'Canary-7f3a')).map(([name]) => name)).toEqual([]);
});
