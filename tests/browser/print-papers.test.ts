import { beforeAll, describe, expect, test } from 'vitest';
import { GERMAN, writeDeck } from '../build-deck.ts';
import { type OwnPrintFolder, printedDeck, printFolder } from './print-folder.ts';
import { readPdf, textSizes } from './read-pdf.ts';

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenmappe'.repeat(3);

/** What a slide can hold that is hard to print; each ends in a word of its own. */
const HARD: Readonly<Record<string, string>> = {
  'long-list': `${Array.from({ length: 60 }, (_, i) => `- Point ${i + 1} of a list that has no end`).join('\n')}\n- lastpoint`,
  'long-table': `| A | B |\n| --- | --- |\n${Array.from({ length: 80 }, (_, i) => `| row ${i + 1} | ${i} |`).join('\n')}\n| lastrow | 1 |`,
  'wide-table': `|${' head |'.repeat(30)}\n|${' --- |'.repeat(30)}\n|${' 123456 |'.repeat(29)} lastcell |`,
  'long-word': `${LONG_WORD} lastword`,
  code: `\`\`\`\n${'x = 1; '.repeat(60)}lastcode\n\`\`\``,
  arabic: 'مرحبا بالعالم lastarabic',
  cyrillic: 'Прыпяць і Дняпро, Київ lastcyrillic',
  emoji: 'A boat 🚤 and a flag lastemoji',
};

const front = (notes: string) =>
  `---\ntitle: Paper\nlang: en\nauthor: Ann Author\nkeywords: [boats, marsh]\ndate: 14 March 2024\nmarking: TLP:AMBER\nnotes: ${notes}\n---\n`;

function numbered(count: number): string {
  const slides = Array.from(
    { length: count - 1 },
    (_, i) => `## Slide ${i + 2} of the deck {#s${i + 2}}\n\nText ${i + 2}\n`,
  );
  return `${front('private')}\n${slides.join('\n')}`;
}

async function withDeck<T>(markdown: string, use: (folder: string, out: OwnPrintFolder) => Promise<T>): Promise<T> {
  const [deck, out] = [await writeDeck(markdown), await printFolder()];
  try {
    return await use(deck.folder, out);
  } finally {
    await Promise.all([deck.remove(), out.remove()]);
  }
}

test.each([1, 60, 300])('%i slides give as many pages', { timeout: 240_000 }, (count) =>
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

describe('slides that hold more than a page', () => {
  const deck = Object.entries(HARD).map(([id, text]) => `## ${id} {#${id}}\n\n${text}\n`);
  let printed: { slides: Uint8Array; handout: Uint8Array; said: string[] };
  beforeAll(async () => {
    printed = await withDeck(`${front('private')}\n${deck.join('\n')}`, (folder, out) => out.print(folder));
  });

  test('keep to one page each, with their last word and all before the foot', async () => {
    const { pages } = await readPdf(printed.slides);
    expect(pages).toHaveLength(1 + Object.keys(HARD).length);
    for (const [index, id] of Object.keys(HARD).entries()) {
      const last = /\blast\w+/.exec(HARD[id] ?? '')?.[0];
      expect(pages[index + 1]?.text.replace(/\s/g, '')).toContain(last);
    }
  });

  test('and the command says which were set smaller', () => {
    const shrunk = printed.said.flatMap((line) => /The slide "([^"]+)" holds more/.exec(line)?.[1] ?? []);
    expect(shrunk).toEqual(['long-list', 'long-table', 'wide-table']);
  });

  test('have their scripts as text', async () => {
    const { pages } = await readPdf(printed.slides);
    const text = pages
      .map((page) => page.text)
      .join('')
      .normalize('NFKC');
    for (const word of ['Прыпяць', 'Дняпро', 'Київ']) expect(text).toContain(word);
    // Right to left: a reader may give the letters in either order.
    expect([...text].filter((letter) => /\p{Script=Arabic}/u.test(letter)).length).toBeGreaterThanOrEqual(12);
  });

  test('take what the front matter says of author, keywords and date', async () => {
    const { info } = await readPdf(printed.slides);
    expect(info).toMatchObject({ Author: 'Ann Author', Keywords: 'boats, marsh', CreationDate: 'D:20240314000000Z' });
  });
});

describe('other papers', () => {
  test.each([
    ['a4', [842, 595], [595, 842]],
    ['letter', [792, 612], [612, 792]],
  ] as const)('%s holds one slide a page, and the label stays 12 points', async (paper, landscape, upright) => {
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
});
