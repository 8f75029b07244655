import { beforeAll, describe, expect, test } from 'vitest';
import { builtDeck } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { printedDeck } from './print-folder.ts';
import { type Bookmark, countShadings, type ReadPdf, readPdf } from './read-pdf.ts';
import { servedSite } from './site.ts';

/** What a slide of the page says, for finding it again in the PDF. */
interface PageSlide {
  section: string;
  title: string;
  number: string;
  marking: string;
  words: string[];
  /** The words without what every page repeats. */
  read: string[];
  labels: string[];
  /** The letters and numbers of its formulas. */
  formulas: string[];
  /** How many of its pictures are no drawings. */
  photos: number;
  alternatives: string[];
  /** Beside each: the head of the first row of the figure's table, if it has one. */
  rowHeads: string[];
  tables: number;
  external: string[];
}

/** Runs in the page. */
function slidesOfPage(): PageSlide[] {
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  // What is for screen readers and the article alone is a pixel on paper.
  for (const element of document.querySelectorAll<HTMLElement>('.slide *'))
    element.toggleAttribute(
      'data-unseen',
      element.getClientRects().length === 0 ||
        /inset\(50%\)|rect\(0/.test(getComputedStyle(element).clipPath + getComputedStyle(element).clip) ||
        (element.offsetWidth <= 1 && getComputedStyle(element).overflow === 'hidden'),
    );
  return [...document.querySelectorAll('.slides > .slide')].map((slide) => {
    const seen = slide.cloneNode(true) as Element;
    // What every slide repeats is no part of the document's own order.
    for (const hidden of seen.querySelectorAll(
      '.notes, .panel-table, .screen-only, svg, [aria-hidden], [data-unseen], .wall',
    ))
      hidden.remove();
    // What stands in blocks of their own are words of their own, whether or not a space is written between them.
    for (const block of seen.querySelectorAll('p, li, td, th, dt, dd, div, h1, h2, h3, figcaption, summary'))
      block.append(' ');
    for (const formula of seen.querySelectorAll('math')) formula.replaceWith(' ');
    const words = clean(seen.textContent).split(' ');
    const repeated = slide.matches('.cover')
      ? '.tracker > *, .slide-foot > :is(.number, .marking)'
      : '.tracker > :not(h1), .slide-head > .marking, .slide-foot > :not(.sources)';
    for (const each of seen.querySelectorAll(repeated)) each.remove();
    const all = (selector: string) => [...slide.querySelectorAll(selector)];
    const pictures = all('.slide-body img').filter((each) => each.getClientRects().length > 0);
    const table = all('.slide-body table').filter((each) => !each.closest('.panel-table'));
    return {
      section: clean(slide.querySelector('.running')?.textContent),
      // A heading's marks are none of its words.
      title: clean(slide.getAttribute('data-title') ?? slide.querySelector('.slide-title')?.textContent),
      number: clean(slide.querySelector('.number')?.textContent),
      marking: clean(slide.querySelector('.slide-foot > .marking')?.textContent),
      words,
      read: clean(seen.textContent).split(' '),
      labels: all('.plot-svg text').map(({ textContent }) => clean(textContent)),
      formulas: all('.slide-body :is(mi, mn)').map(({ textContent }) => clean(textContent)),
      photos: pictures.filter((each) => !/\.svg$|^data:image\/svg/.test((each as HTMLImageElement).currentSrc)).length,
      alternatives: all('.plot-svg[aria-label], .slide-body img[alt]:not([alt=""])').map((each) =>
        clean(each.getAttribute('aria-label') ?? each.getAttribute('alt')),
      ),
      rowHeads: all('.plot-svg[aria-label], .slide-body img[alt]:not([alt=""])').map((each) =>
        clean(each.closest('.panel')?.querySelector('.panel-table tbody tr:has(> td:not(:empty)) > th')?.textContent),
      ),
      tables: table.length,
      external: all('a[href^="http"]').map((link) => (link as HTMLAnchorElement).href),
    };
  });
}

const flat = (bookmarks: readonly Bookmark[], level = 1): { title: string; page: number; level: number }[] =>
  bookmarks.flatMap(({ title, page, items }) => [{ title, page, level }, ...flat(items, level + 1)]);

/** Letters alone: where a line ends, a reader may put a space or none; a PDF has no variation selectors. */
const letters = (text: string) => text.replace(/\s+|\u00ad|\u200b|\u2060|\ufe0e/g, '');

/** Names of countries are set in spaced capitals. */
const isSpaced = (label: string) => label === label.toUpperCase();

/** Tests that a deck is on paper what it is on the page. @param find gives its folder, relative to the root */
export function isWholeOnPaper(name: string, find: () => Promise<string>): void {
  describe(`the slides of ${name} on paper`, () => {
    const site = servedSite(async () => builtDeck(await find()));
    let file: Uint8Array;
    let pdf: ReadPdf;
    let slides: PageSlide[];
    beforeAll(async () => {
      file = await (await printedDeck(await find())).read('dist/briefing.pdf');
      pdf = await readPdf(file);
      slides = await withPage(site(), { javascript: false }, async (page) => {
        await page.emulateMediaType('print');
        return page.evaluate(slidesOfPage);
      });
    });

    test('one page a slide, of the size of a slide, with its number', () => {
      expect(pdf.pages).toHaveLength(slides.length);
      for (const [index, { size, text }] of pdf.pages.entries()) {
        expect([index, ...size]).toEqual([index, 960, 540]);
        const { number = 'no slide', marking = '' } = slides[index] ?? {};
        // The numerals of a figure's parts lie over its drawing, and are painted last.
        const read = marking ? letters(text).replace(/[\d,]+$/, '') : letters(text);
        expect([index, read.slice(-letters(number + marking).length)]).toEqual([index, letters(number + marking)]);
      }
    });

    test('every word and every label of a chart is there, steps included', () => {
      const missing = pdf.pages.flatMap(({ text, structured }, index) => {
        // A raised numeral stands before its word where text is put in the order of its lines.
        const all = letters(text) + letters(structured);
        const { words = [], labels = [], formulas = [] } = slides[index] ?? {};
        const signs = all.normalize('NFKC');
        return [
          ...words.filter((word) => !all.includes(letters(word))),
          // A label is one run of words: a search finds it.
          ...labels.filter((label) => !text.includes(label) && !(isSpaced(label) && all.includes(letters(label)))),
          // Variables are set in the slanted letters of mathematics.
          ...formulas.filter((sign) => !signs.includes(letters(sign).normalize('NFKC'))),
        ].map((word) => `${index + 1}: ${word}`);
      });
      expect(missing).toEqual([]);
    });

    test('the reading order is the one of the slide', () => {
      for (const [index, { structured }] of pdf.pages.entries()) {
        let at = 0;
        for (const word of slides[index]?.read ?? []) {
          const found = letters(structured).indexOf(letters(word), at);
          expect([index + 1, word, found >= at]).toEqual([index + 1, word, true]);
          at = found + letters(word).length;
        }
      }
    });

    test('what every page repeats is no part of it', () => {
      for (const [index, { structured }] of pdf.pages.entries())
        expect([index, letters(structured).includes(letters(slides[index]?.number ?? ''))]).toEqual([index, false]);
    });

    test('a viewer calls each page by its number', () => {
      expect(pdf.labels).toEqual(slides.map(({ number }) => number.split(' / ')[0]));
    });

    test('no sign is a shading that older viewers have no picture for', async () => {
      expect(await countShadings(file, 1)).toBe(0);
    });

    test('nothing is a raster image but a photo', () => {
      expect(pdf.pages.map(({ images }) => images)).toEqual(slides.map(({ photos }) => photos));
    });

    test('it is tagged, in the language and with the title of the deck', async () => {
      const [lang, title] = await withPage(site(), { javascript: false }, (page) =>
        page.evaluate(() => [document.documentElement.lang, document.title]),
      );
      expect([pdf.tagged, pdf.lang, pdf.info.Title]).toEqual([true, lang, title]);
    });

    test('each chart and picture carries its text alternative, tables are tables', () => {
      for (const [index, { roles }] of pdf.pages.entries()) {
        const alternatives = roles
          .filter(({ role }) => role === 'Figure')
          .map(({ alt = '' }) => alt.replace(/\s+/g, ' '));
        const { alternatives: wanted = [], rowHeads = [] } = slides[index] ?? {};
        expect([index, alternatives.length]).toEqual([index, wanted.length]);
        for (const [nth, alternative] of alternatives.entries()) {
          expect([index, alternative.slice(0, wanted[nth]?.length)]).toEqual([index, wanted[nth]]);
          // What only the drawing says to the eye: the first row of the figure's table.
          expect([index, alternative.includes(rowHeads[nth] ?? '')]).toEqual([index, true]);
        }
        expect([index, roles.filter(({ role }) => role === 'Table').length]).toEqual([index, slides[index]?.tables]);
      }
      expect(slides.some(({ tables }) => tables > 0)).toBe(true);
      expect(slides.some(({ alternatives }) => alternatives.length > 0)).toBe(true);
    });

    test('headings nest', () => {
      const levels = pdf.pages.flatMap(({ roles }) => roles.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []));
      expect(levels.length).toBeGreaterThan(0);
      const skips = levels.filter((level, index) => Number(level) > Number(levels[index - 1] ?? 0) + 1);
      expect(skips).toEqual([]);
    });

    test('bookmarks: every titled slide under its section, leading to its page', () => {
      const bookmarks = flat(pdf.outline);
      const wanted = slides.flatMap(({ title, section }, index) => {
        const opens = section !== '' && section !== title && slides[index - 1]?.section !== section;
        const own = title && { title, page: index + 1, level: index === 0 || section === title ? 1 : 2 };
        return [opens && { title: section, page: index + 1, level: 1 }, own].filter(Boolean);
      });
      expect(bookmarks.filter(({ level }) => level < 3)).toEqual(wanted);
    });

    test('links lead to pages of the document or to real addresses', () => {
      const links = pdf.pages.flatMap((page) => page.links);
      expect(links.filter((link) => link === 0)).toEqual([]);
      expect(links.filter((link) => typeof link === 'number').length).toBeGreaterThan(0);
      // A numeral alone says of no place what it is.
      const words = pdf.pages.flatMap((page) => page.linkWords);
      expect(words).toHaveLength(links.length);
      expect(words.filter((each) => each.length < 4)).toEqual([]);
      const addresses = new Set(links.filter((link) => typeof link === 'string'));
      expect([...addresses].sort()).toEqual([...new Set(slides.flatMap(({ external }) => external))].sort());
    });
  });
}
