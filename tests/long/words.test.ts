import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { printedDeck } from '../browser/print-folder.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { builtSite, goTo, inTheme, onEachSlide, ready } from '../browser/site.ts';

/** German words longer than the boxes that they stand in, and what fresh decks have been seen to break on. */
const WORDS = 'tests/fixtures/decks/words';

describe('long words', () => {
  const site = builtSite(WORDS);

  test('stay inside their boxes on every slide, and numbers on one line', { timeout: 60_000 }, () =>
    withPage(site(), inTheme('light'), async (page) => {
      await ready(page);
      const beyond = await onEachSlide(page, (id) =>
        [...document.querySelectorAll('.slides > .present :is(.tile, .part, .chain li)')]
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => `${id}: ${box.textContent}`),
      );
      expect(beyond.flat()).toEqual([]);
      await goTo(page, 'zahlen');
      const lines = await page.$$eval('.slides > .present .big', (numbers) =>
        numbers.map((number) => {
          const range = document.createRange();
          range.selectNodeContents(number);
          return range.getClientRects().length;
        }),
      );
      expect(lines).toEqual([1, 1, 1]);
    }),
  );

  test('are copied whole', { timeout: 60_000 }, () =>
    withPage(site(), inTheme('light'), async (page) => {
      await ready(page);
      await goTo(page, 'kacheln');
      const shown = await page.$eval('.slides > .present .tile h3', (head) => head.textContent ?? '');
      expect(shown).toContain('\u00ad');
      // What copies is fetched when the deck rests.
      const copied = await page.waitForFunction(() => {
        const head = document.querySelector('.slides > .present .tile h3');
        if (head) getSelection()?.selectAllChildren(head);
        const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
        document.dispatchEvent(event);
        const types = ['text/plain', 'text/html'];
        return event.defaultPrevented && types.map((type) => event.clipboardData?.getData(type));
      });
      expect(await copied.jsonValue()).toEqual(['Hafenentwicklungsgesellschaft', 'Hafenentwicklungsgesellschaft']);
    }),
  );

  test('have no soft hyphens in the printed file but where a line ends', { timeout: 90_000 }, async () => {
    const { pages } = await readPdf(await (await printedDeck(WORDS)).read('dist/briefing.pdf'));
    const text = pages.map((each) => each.text).join(' ');
    expect(text).not.toContain('\u00ad');
    expect(text).toContain('Ladungsverlagerung');
  });
});
