import { describe, expect, test } from 'vitest';
import { GERMAN, KEYS, SECOND } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { nothingIsClipped } from './layout-checks.ts';
import { builtSite, ready } from './site.ts';

// `.`: the deck that lies in slides/ and charts/, whatever it is. On a larger screen: tests/long/layout.test.ts.
for (const folder of ['.', GERMAN, SECOND]) nothingIsClipped(folder, 1280, 720);

describe('long keys in the lists of claims and references', () => {
  const site = builtSite(KEYS);

  /** Those that take more than a line, or stand beyond their cell. */
  const broken = () => {
    const keys = [...document.querySelectorAll('.ledger [scope="row"], .ledger td:nth-child(5) a, .references .key')];
    const shown = keys.filter((key) => key.getBoundingClientRect().width > 0);
    const faults = shown.flatMap((key) => {
      const range = document.createRange();
      range.selectNodeContents(key);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      const cell = key.closest('th, td, li')?.getBoundingClientRect();
      const beyond = cell && range.getBoundingClientRect().right > cell.right + 1;
      return lines.size > 1 || beyond ? [key.textContent] : [];
    });
    return { count: shown.length, faults };
  };

  test('are broken nowhere and lie over nothing, on slides and on a phone', async () => {
    await withPage(site(), { width: 1280, height: 720, reducedMotion: true }, async (page) => {
      await ready(page);
      await page.goto(`${site()}#/die-behauptungen`);
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'die-behauptungen');
      expect(await page.evaluate(broken)).toEqual({ count: 9, faults: [] });
    });
    await withPage(site(), { width: 390, height: 844, reducedMotion: true }, async (page) => {
      // The buttons are there before the script that answers them.
      await page.waitForFunction(() => {
        for (const fold of document.querySelectorAll<HTMLElement>('button.fold[aria-expanded="false"]')) fold.click();
        return document.querySelector('.references .key')?.checkVisibility();
      });
      expect(await page.evaluate(broken)).toEqual({ count: 9, faults: [] });
    });
  });
});
