import axe, { type RunOptions } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, onEachSlide, ready } from './site.ts';

/** What axe-core finds on the page as it is now: rule, element and why. Runs in the page. */
async function violations(): Promise<string[]> {
  const { axe, axeOptions } = window as unknown as { axe: typeof import('axe-core'); axeOptions?: RunOptions };
  // Text over the drawing's own shapes has no background in the DOM: the panels room checks its colours.
  const found = await axe.run(document, { resultTypes: ['violations'], ...axeOptions });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

// `.`: the deck that lies in slides/ and charts/, whatever it is.
describe.each(['.', GERMAN])('axe-core on every slide of %s', (folder) => {
  const site = builtSite(folder);

  test.each(['light', 'dark'])('in the %s theme', { timeout: 240_000 }, (theme) =>
    withPage(
      site(),
      {
        reducedMotion: true,
        before: async (page) => {
          await page.evaluateOnNewDocument((wanted) => localStorage.setItem('deck-theme', wanted), theme);
        },
      },
      async (page) => {
        await ready(page);
        // By the debugger, not by a script element: the page's policy stays as it is.
        await page.evaluate(axe.source);
        await page.evaluate(`globalThis.violations = ${violations}`);
        // Of a theme only the colours are its own: everything else is looked at once.
        if (theme === 'dark')
          await page.evaluate(() => Object.assign(window, { axeOptions: { runOnly: ['cat.color'] } }));
        const found = await onEachSlide(page, async (id) => {
          for (const step of document.querySelectorAll('.fragment')) step.classList.add('visible');
          const { violations } = window as unknown as { violations: () => Promise<string[]> };
          return (await violations()).map((each) => `${id} ${each}`);
        });
        expect(found.length).toBeGreaterThan(0);
        expect(found.flat()).toEqual([]);
      },
    ),
  );

  test('as an article', { timeout: 120_000 }, () =>
    withPage(site(), { javascript: true, width: 390, height: 844 }, async (page) => {
      // What is wider than the column is made reachable by the page's script.
      await page.waitForSelector('.article-bar .show-deck');
      await page.evaluate(axe.source);
      expect(await page.evaluate(violations)).toEqual([]);
    }),
  );
});

describe('axe-core on what opens over the deck', () => {
  const site = builtSite(GERMAN);

  test.each([
    ['help', '?'],
    ['finder', 'g'],
    ['overview', 'o'],
    ['data table', 't'],
  ])('%s', (_name, key) =>
    withPage(`${site()}#/umsatz`, { reducedMotion: true }, async (page) => {
      await ready(page);
      await page.keyboard.type(key);
      await page.evaluate(axe.source);
      expect(await page.evaluate(violations)).toEqual([]);
    }),
  );
});
