import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN, SECOND } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { allIds, builtSite, currentId, ready } from './site.ts';

/** What axe-core finds on the page as it is now: rule, element and why. */
async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      // Text over the drawing's own shapes has no background in the DOM: the panels room checks its colours.
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
  return found;
}

// `.`: the deck that lies in slides/ and charts/, whatever it is.
describe.each(['.', GERMAN, SECOND])('axe-core on every slide of %s', (folder) => {
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
        const found: string[] = [];
        for (const id of await allIds(page)) {
          await page.evaluate((next) => {
            location.hash = `/${next}`;
            for (const step of document.querySelectorAll('.fragment')) step.classList.add('visible');
          }, id);
          await page.waitForFunction((next) => document.querySelector('.slides > .present')?.id === next, {}, id);
          expect(await currentId(page)).toBe(id);
          found.push(...(await violations(page)).map((each) => `${id} ${each}`));
        }
        expect(found).toEqual([]);
      },
    ),
  );

  test('as an article', { timeout: 120_000 }, () =>
    withPage(site(), { javascript: true, width: 390, height: 844 }, async (page) => {
      // What is wider than the column is made reachable by the page's script.
      await page.waitForSelector('.article-bar .show-deck');
      await page.evaluate(axe.source);
      expect(await violations(page)).toEqual([]);
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
      expect(await violations(page)).toEqual([]);
    }),
  );
});
