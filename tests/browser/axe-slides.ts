import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { withPage } from './driver.ts';
import { allIds, builtSite, goTo, inTheme, ready } from './site.ts';

/**
 * Tests that axe-core finds nothing on any slide of a deck, with all its steps shown, in both themes and in the article.
 *
 * @param folder the deck's, relative to the root
 */
export function axeOnEverySlide(folder: string): void {
  describe(`axe-core on every slide of ${folder}`, () => {
    const site = builtSite(folder);

    test.each(['light', 'dark'])('in the %s theme', { timeout: 240_000 }, (theme) =>
      withPage(site(), inTheme(theme), async (page) => {
        await ready(page);
        const colours = theme === 'dark';
        const found = await violations(page, undefined, colours);
        for (const id of await allIds(page)) {
          await goTo(page, id);
          await page.$$eval('.fragment', (steps) => {
            for (const step of steps) step.classList.add('visible');
          });
          // Beside the slide nothing is new.
          found.push(...(await violations(page, '.slides > .present', colours)).map((each) => `${id} ${each}`));
        }
        expect(found).toEqual([]);
      }),
    );

    test('as an article', { timeout: 120_000 }, () =>
      withPage(site(), { javascript: true, width: 390, height: 844 }, async (page) => {
        // What is wider than the column is made reachable by the page's script.
        await page.waitForSelector('.article-bar .show-deck');
        expect(await violations(page)).toEqual([]);
      }),
    );
  });
}
