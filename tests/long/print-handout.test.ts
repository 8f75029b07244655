import { beforeAll, describe, expect, test } from 'vitest';
import { printedDeck, printFolder } from '../browser/print-folder.ts';
import { type ReadPdf, readPdf, textSizes } from '../browser/read-pdf.ts';
import { GERMAN, KEYS, writeDeck } from '../build-deck.ts';

describe('a handout with notes', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(await (await printedDeck(GERMAN)).read('private/handout.pdf'));
  });

  test('shows every slide but the generated ones, then the ledger and the references', () => {
    const text = pdf.pages.map((page) => page.text).join('\n');
    const shown = [...text.matchAll(/Folie (\d+) \/ 7/g)].map(([, number]) => number);
    expect(shown).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(text.lastIndexOf('Folie 7 / 7')).toBeLessThan(text.indexOf('K1', text.lastIndexOf('Folie 7 / 7')));
    expect(pdf.outline.slice(-2).map(({ title }) => title)).toEqual(['Belege', 'Literatur']);
  });

  test('numbers its pages and carries title and label on each', () => {
    const count = pdf.pages.length;
    for (const [index, { text }] of pdf.pages.entries()) {
      expect(text).toContain(`${index + 1} / ${count}`);
      expect(text.match(/TLP:/g)).toHaveLength(2);
    }
  });

  test('lists the sources of a slide, each a link to its entry', () => {
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links).not.toContain(0);
    expect(pdf.pages.some(({ text }) => text.includes('Aussagen'))).toBe(true);
    expect(links.filter((link) => typeof link === 'number' && link >= pdf.pages.length - 1).length).toBeGreaterThan(0);
  });

  test('is set in the sizes of its theme: nothing reaches beyond the sheet, which would make all of it smaller', async () => {
    const file = await (await printedDeck(GERMAN)).read('private/handout.pdf');
    const sizes = await Promise.all(pdf.pages.map((_, index) => textSizes(file, index + 1, /Canary-7f3a/)));
    expect(sizes.flat().length).toBeGreaterThan(1);
    // 10 points, as theme/handout.css sets notes.
    expect(Math.min(...sizes.flat())).toBeGreaterThanOrEqual(9.9);
  });

  test('has its charts as vectors, with their alternatives', () => {
    expect(pdf.pages.map(({ images }) => images)).toEqual(pdf.pages.map(() => 0));
    const figures = pdf.pages.flatMap(({ roles }) => roles.filter(({ role }) => role === 'Figure'));
    const known = expect.stringMatching(/^Die Wartezeit sank von neun auf vier Minuten\. \S.*\d/);
    expect(figures.map(({ alt }) => alt)).toContainEqual(known);
    expect(figures.every(({ alt }) => alt)).toBe(true);
  });
});

test('long notes flow on, to their last word, and the next slide begins a page', async () => {
  const paragraphs = Array.from(
    { length: 60 },
    (_, i) => `Paragraph ${i + 1} of very long notes. ${'Words. '.repeat(30)}`,
  );
  const notes = `::: notes\n${paragraphs.join('\n\n')}\n\nlastnote\n:::`;
  const out = await printFolder();
  const deck = await writeDeck(`---\ntitle: Long\n---\n\n## One {#one}\n\nText\n\n${notes}\n\n## Two {#two}\n\nText\n`);
  try {
    const { pages } = await readPdf((await out.print(deck.folder)).handout);
    const all = pages.map(({ text }) => text);
    const last = all.findIndex((text) => text.includes('lastnote'));
    expect(last).toBeGreaterThan(3);
    for (const [index] of paragraphs.entries()) expect(all.join(' ')).toContain(`Paragraph ${index + 1} of very`);
    expect(all.findIndex((text) => text.includes('Slide 3 / 3'))).toBe(last + 1);
    expect(all).toHaveLength(last + 2);
  } finally {
    await Promise.all([deck.remove(), out.remove()]);
  }
});

test.each([
  [2, 4],
  [4, 2],
  [6, 2],
] as const)('%i slides a page', async (perPage, pages) => {
  const pdf = await readPdf(await (await printedDeck(GERMAN, { perPage })).read('dist/handout.pdf'));
  const withSlides = pdf.pages
    .map(({ text }) => text.match(/Folie \d+ \/ 7/g)?.length ?? 0)
    .filter((count) => count > 0);
  expect(withSlides).toHaveLength(pages);
  expect(withSlides[0]).toBe(perPage);
  expect(pdf.pages).toHaveLength(pages + 2);
  expect(withSlides.reduce((sum, count) => sum + count, 0)).toBe(7);
});

test('long keys are broken nowhere in a handout', async () => {
  const { pages } = await readPdf(await (await printedDeck(KEYS)).read('private/handout.pdf'));
  const text = pages.map((page) => page.text).join('\n');
  const whole = text.match(/behauptung-eins-lang|umfrage2025-lang-und-laenger|hafenbehoerde2024jahresbericht/g) ?? [];
  expect(whole.length).toBeGreaterThan(8);
  expect(text.match(/behauptung-|umfrage2025|hafenbehoerde2024/g)).toHaveLength(whole.length);
});
