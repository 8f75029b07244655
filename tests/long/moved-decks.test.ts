import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type OwnPrintFolder, printFolder } from '../browser/print-folder.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { ROOT, temporary } from '../build-deck.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/moved');

/** What the dialect refuses in them, as an author would mend it by the messages. */
const mended = (markdown: string) =>
  markdown
    .replace(/^csl: .*\n/m, '')
    .replace(/<span style=[^>]*>(.*?)<\/span>/g, '[$1]{.mark}')
    .replace(/^Note:\s*(.+)/gm, '::: notes\n$1\n:::');

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1067" width="1600" height="1067"><rect width="1600" height="1067" fill="#5b7f3a"/></svg>';

/** What no reader should see: what is left of a syntax that was not read. */
const RAW = /:::|\{[.#%]|\]\{|\[@|\$\$|<!--|-->|\{\{/;

/** Each slide, or its list of sources, has a page of the handout, with the slide's notes once under it. */
async function checkHandout(handout: Uint8Array, slides: number, markdown: string): Promise<void> {
  const { pages } = await readPdf(handout);
  expect(pages).toHaveLength(slides);
  const text = pages.map((page) => page.text).join('\n');
  expect(text).not.toMatch(RAW);
  const notes = [...markdown.matchAll(/^::: ?\{?\.?notes\}?\n+([\s\S]*?)\n:::/gm)].map(([, note = '']) => note);
  expect(pages.filter((page) => / ?Notes /.test(page.text))).toHaveLength(notes.length);
  for (const note of notes) {
    const words = note
      .replace(/[*`]|^- /gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    expect(text.replace(/\s+/g, ' ').split(words), words).toHaveLength(2);
  }
}

test.each(await readdir(FOLDER))('%s: comes over to paper whole', { timeout: 240_000 }, async (name) => {
  const copy = await mkdtemp(path.join(await temporary(), 'moved-'));
  const out: OwnPrintFolder = await printFolder();
  try {
    const slides = path.join(copy, 'slides');
    await cp(path.join(FOLDER, name), slides, { recursive: true });
    await mkdir(path.join(slides, 'images'));
    await mkdir(path.join(copy, 'charts'));
    await writeFile(path.join(slides, 'images/tree.svg'), PICTURE);
    const file = path.join(slides, '01.md');
    const markdown = mended(await readFile(file, 'utf8')).replaceAll('images/tree.png', 'images/tree.svg');
    await writeFile(file, markdown);
    const printed = await out.print(path.relative(ROOT, copy).split(path.sep).join('/'), { notes: true });
    const pages = (await readPdf(printed.slides)).pages;
    const expected = await readFile(path.join(FOLDER, name, 'expected.txt'), 'utf8');
    expect(pages).toHaveLength(expected.split('\n\n')[0]?.split('\n').length ?? 0);
    await checkHandout(printed.handout, pages.length, markdown);
    // A timeline has marks where another list has its numbers.
    if (markdown.includes('.timeline')) expect(pages.map(({ text }) => text).join('\n')).not.toMatch(/1\.\s*2024/);
  } finally {
    await out.remove();
    await rm(copy, { recursive: true, force: true });
  }
});
