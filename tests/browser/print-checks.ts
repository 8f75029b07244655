import { expect, test } from 'vitest';
import { GERMAN, writeDeck } from '../build-deck.ts';
import { type OwnPrintFolder, printedDeck, printFolder } from './print-folder.ts';
import { readPdf, textSizes } from './read-pdf.ts';

/** The front matter of a deck whose paper is looked at. */
export const front = (notes: string) =>
  `---\ntitle: Paper\nlang: en\nauthor: Ann Author\nkeywords: [boats, marsh]\ndate: 14 March 2024\nmarking: TLP:AMBER\nnotes: ${notes}\n---\n`;

function numbered(count: number): string {
  const slides = Array.from(
    { length: count - 1 },
    (_, i) => `## Slide ${i + 2} of the deck {#s${i + 2}}\n\nText ${i + 2}\n`,
  );
  return `${front('private')}\n${slides.join('\n')}`;
}

/** Writes a deck of one Markdown file, lends its folder and one to print into, and takes both away. */
export async function withDeck<T>(
  markdown: string,
  use: (folder: string, out: OwnPrintFolder) => Promise<T>,
): Promise<T> {
  const [deck, out] = [await writeDeck(markdown), await printFolder()];
  try {
    return await use(deck.folder, out);
  } finally {
    await Promise.all([deck.remove(), out.remove()]);
  }
}

/** Tests that a deck of `count` slides has as many pages, each with its number, its label and its bookmark. */
export function printsAllSlides(count: number): void {
  test(`${count} slides give as many pages`, { timeout: 240_000 }, () =>
    withDeck(numbered(count), async (folder, out) => {
      const { pages, outline } = await readPdf((await out.print(folder)).slides);
      expect(pages).toHaveLength(count);
      expect(pages.map(({ text }) => /(\d+) \/ \d+\s*TLP:AMBER\s*$/.exec(text)?.[1])).toEqual(
        pages.map((_, i) => String(i + 1)),
      );
      expect(outline.flatMap(({ items, page }) => [page, ...items.map((item) => item.page)])).toEqual(
        pages.map((_, i) => i + 1),
      );
    }),
  );
}

/** Tests the sizes of both PDFs on a paper (in points, rounded: slides, handout), and that of the label on it. */
export function printsOnPaper(paper: 'a4' | 'letter', landscape: readonly number[], upright: readonly number[]): void {
  test(`${paper} holds one slide a page, and the label stays 12 points`, async () => {
    const out = await printedDeck(GERMAN, { paper });
    const [slides, handout] = [await out.read('dist/briefing.pdf'), await out.read('private/handout.pdf')];
    const [pdf, sheets] = [await readPdf(slides), await readPdf(handout)];
    expect(pdf.pages).toHaveLength(9);
    for (const { size } of pdf.pages) expect(size.map(Math.round)).toEqual(landscape);
    for (const { size } of sheets.pages) expect(size.map(Math.round)).toEqual(upright);
    for (const [file, { pages }] of [
      [slides, pdf],
      [handout, sheets],
    ] as const) {
      for (const number of pages.keys()) {
        const sizes = await textSizes(file, number + 1, /^TLP:/);
        expect([number, sizes.length]).toEqual([number, 2]);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11.9);
      }
    }
  });
}
