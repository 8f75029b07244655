import { beforeAll, describe, expect, test } from 'vitest';
import { front, printsAllSlides, printsOnPaper, withDeck } from '../browser/print-checks.ts';
import { readPdf } from '../browser/read-pdf.ts';

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
};

printsAllSlides(60);

printsOnPaper('a4', [842, 595], [595, 842]);

describe('slides that hold more than a page', () => {
  const FULL = ['long-list', 'long-table', 'wide-table'];

  test('are refused, each with its line and by how much, and nothing is set smaller', {
    timeout: 120_000,
  }, async () => {
    const deck = FULL.map((id) => `## ${id} {#${id}}\n\n${HARD[id]}\n`);
    const printing = withDeck(`${front('private')}\n${deck.join('\n')}`, (folder, out) => out.print(folder));
    const message = await printing.then(
      () => 'It was printed.',
      (error: Error) => error.message,
    );
    expect(message).toContain('3 slides hold more than a page');
    const lines = message.match(/^\S+01\.md:\d+:1 {2}“[\w-]+” runs \d+ px over/gm) ?? [];
    expect(lines.map((line) => /“(.*)”/.exec(line)?.[1])).toEqual(FULL);
  });
});

describe('slides that are hard to print', () => {
  const deck = Object.entries(HARD)
    .filter(([id]) => !['long-list', 'long-table', 'wide-table'].includes(id))
    .map(([id, text]) => `## ${id} {#${id}}\n\n${text}\n`);
  let printed: { slides: Uint8Array; handout: Uint8Array; said: string[] };
  beforeAll(async () => {
    printed = await withDeck(`${front('private')}\n${deck.join('\n')}`, (folder, out) => out.print(folder));
  });

  test('keep to one page each, with their last word and all before the foot', async () => {
    const { pages } = await readPdf(printed.slides);
    expect(pages).toHaveLength(1 + deck.length);
    for (const [index, text] of deck.entries()) {
      const last = /\blast\w+/.exec(text)?.[0];
      expect(pages[index + 1]?.text.replace(/\s/g, '')).toContain(last);
    }
  });

  test('have their scripts as text', async () => {
    const { pages } = await readPdf(printed.slides);
    const text = pages
      .map((page) => page.text)
      .join('')
      .normalize('NFKC');
    for (const word of ['Прыпяць', 'Дняпро', 'Київ']) expect(text).toContain(word);
    // Right to left: a reader may give the letters in either order. Of the twelve the two that the font puts together of parts stand
    // in the words beside the glyphs (/ActualText), which pdf.js does not read: see deck/print/describe-pdf.ts.
    expect([...text].filter((letter) => /\p{Script=Arabic}/u.test(letter)).length).toBeGreaterThanOrEqual(10);
  });

  test('take what the front matter says of author, keywords and date', async () => {
    const { info } = await readPdf(printed.slides);
    expect(info).toMatchObject({ Author: 'Ann Author', Keywords: 'boats, marsh', CreationDate: 'D:20240314000000Z' });
  });
});
