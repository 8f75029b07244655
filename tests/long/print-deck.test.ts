import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { printPage } from '../../deck/print/print-page.ts';
import { serveFolder, testBrowser, withPage } from '../browser/driver.ts';
import { type OwnPrintFolder, printedDeck, printFolder } from '../browser/print-folder.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { buildDeck, builtDeck, copyDeck, GERMAN, ROOT } from '../build-deck.ts';
import { digests, hides, readFolder } from '../unpack.ts';

/** Stands in the notes of the German deck. */
const CANARY = 'Canary-7f3a';

let out: OwnPrintFolder;
beforeEach(async () => {
  out = await printFolder();
});
afterEach(async () => {
  await out.remove();
});

/** The files of a folder that hold the canary: as they are, unpacked, or read as a PDF with its outline, tags and data. */
async function singing(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, content] of await readFolder(folder)) {
    const read = name.endsWith('.pdf') && content.subarray(0, 4).toString() === '%PDF' ? await readPdf(content) : '';
    if (hides(content, CANARY) || JSON.stringify(read).includes(CANARY)) found.push(name);
  }
  return found;
}

/** Puts the deck as it is built into the test's own folder. */
async function putBuilt(): Promise<void> {
  await cp(await builtDeck(GERMAN), out.file('.'), { recursive: true });
}

async function words(pdf: Uint8Array): Promise<string> {
  return (await readPdf(pdf)).pages.map(({ text }) => text).join('\n');
}

async function editFrontMatter(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}

describe('where the notes go', () => {
  test('private ones are in private/handout.pdf and in no file under dist/', async () => {
    await putBuilt();
    // What an earlier deck with public notes left behind.
    await writeFile(out.file('dist/handout.pdf'), CANARY);
    const { handout } = await out.print(GERMAN, { site: false });
    expect(await words(handout)).toContain(CANARY);
    expect(await out.read('private/handout.pdf')).toEqual(handout);
    expect(await out.has('dist/briefing.pdf')).toBe(true);
    expect(await out.has('dist/index.html')).toBe(true);
    expect(await singing(out.file('dist'))).toEqual([]);
  });

  test('in a whole site with its files too, and the presenter’s own files have them', async () => {
    const whole = await printedDeck(GERMAN, { site: true });
    expect(await whole.has('dist/briefing.pdf')).toBe(true);
    expect(await singing(whole.file('dist'))).toEqual([]);
    expect(await singing(whole.file('private'))).toEqual(['briefing.html', 'handout.pdf']);
  });

  test('and with its PowerPoint file, which the cover links to; the presenter’s own has them', async () => {
    await out.print(GERMAN, { site: true, pptx: true });
    const page = new TextDecoder().decode(await out.read('dist/index.html'));
    expect(/<a [^>]*href="([^"]*briefing\.pptx)"[^>]*>[^<]*/.exec(page)?.[1]).toBe('briefing.pptx');
    expect((await out.read('dist/briefing.pptx')).subarray(0, 2)).toEqual(new TextEncoder().encode('PK'));
    expect(await singing(out.file('dist'))).toEqual([]);
    expect(await singing(out.file('private'))).toEqual(['briefing.html', 'briefing.pptx', 'handout.pdf']);
    // Without the flag the page names no such file, and the one of before is gone with the old site.
    await out.print(GERMAN, { site: true });
    expect(new TextDecoder().decode(await out.read('dist/index.html'))).not.toContain('.pptx');
    expect(await out.has('dist/briefing.pptx')).toBe(false);
  });

  test('with --no-notes the handout has none, and is for everyone', async () => {
    await out.print(GERMAN, { site: true, notes: false });
    expect(await out.has('private/handout.pdf')).toBe(false);
    expect(await out.has('dist/handout.pdf')).toBe(true);
    expect(await singing(out.file('dist'))).toEqual([]);
  });

  test('their pictures are printed with them, and lie in no file under dist/', async () => {
    const copy = await copyDeck(GERMAN);
    await mkdir(copy.file('slides/images'));
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';
    await writeFile(copy.file('slides/images/größe.svg'), drawing);
    await editFrontMatter(copy.file('slides/01-anfang.md'), '::: notes\n', '::: notes\n![Bild](images/größe.svg)\n\n');
    const { handout } = await out.print(copy.folder, { site: true });
    await copy.remove();
    expect(await words(handout)).toContain(CANARY);
    expect([...(await readFolder(out.file('dist'))).keys()].filter((name) => name.includes('größe'))).toEqual([]);
  });

  test('public ones are in dist/handout.pdf, and never on the slides', async () => {
    const { handout, slides } = await out.print(GERMAN, { site: true, notes: true });
    expect(await words(handout)).toContain(CANARY);
    expect(await words(slides)).not.toContain(CANARY);
    expect(await out.read('dist/handout.pdf')).toEqual(handout);
  });

  test('several slides a page leave them out', async () => {
    const printed = await printedDeck(GERMAN, { perPage: 4 });
    expect(await printed.has('private/handout.pdf')).toBe(false);
    expect(await words(await printed.read('dist/handout.pdf'))).not.toContain(CANARY);
  });
});

describe('npm run site', () => {
  test('puts a page in place that links to the files beside it, and paper does not show the links', async () => {
    const { slides } = await out.print(GERMAN, { site: true, perPage: 2 });
    const served = await serveFolder(out.file('dist'));
    const links = await withPage(served.url, {}, (page) =>
      page.$$eval('.downloads a', (all) => all.map((link) => [link.textContent, (link as HTMLAnchorElement).href])),
    );
    await served.close();
    expect(links).toEqual([
      ['Folien (PDF)', `${served.url}briefing.pdf`],
      ['Handzettel (PDF)', `${served.url}handout.pdf`],
    ]);
    expect(await words(slides)).not.toContain('Folien (PDF)');
  });

  test('shows no link to a handout that is private, and a plain build shows none at all', async () => {
    const whole = await printedDeck(GERMAN, { site: true });
    const html = await readFile(whole.file('dist/index.html'), 'utf8');
    expect([...html.matchAll(/href="\.?\/?([^"]+\.pdf)"/g)].map(([, href]) => href)).toEqual(['briefing.pdf']);
    await cp(whole.file('dist'), out.file('dist'), { recursive: true });
    await buildDeck(GERMAN, out.file('dist'));
    expect(await readFile(out.file('dist/index.html'), 'utf8')).not.toContain('.pdf');
    expect(await out.has('dist/briefing.pdf')).toBe(false);
  });
});

test('the same input gives the same bytes', async () => {
  const first = await printedDeck(GERMAN);
  const second = await out.print(GERMAN);
  expect(Buffer.compare(await first.read('dist/briefing.pdf'), second.slides)).toBe(0);
  expect(Buffer.compare(await first.read('private/handout.pdf'), second.handout)).toBe(0);
});

describe('faults', () => {
  test('a deck at fault is told with its places, and the earlier files stay as they are', async () => {
    const copy = await copyDeck(GERMAN);
    try {
      const printed = await printedDeck(GERMAN, { site: true });
      for (const place of ['dist', 'private']) await cp(printed.file(place), out.file(place), { recursive: true });
      const before = await digests(out.file('.'));
      await editFrontMatter(copy.file('slides/01-anfang.md'), '[@K2]', '[@K22]');
      for (const site of [true, false]) {
        await expect(out.print(copy.folder, { site })).rejects.toThrow(/01-anfang\.md:40:25.*K22/s);
      }
      expect(await digests(out.file('.'))).toEqual(before);
      expect(await readdir(out.file('.'))).toEqual(['dist', 'private']);
    } finally {
      await copy.remove();
    }
  });

  test('a font that is missing stops the print', async () => {
    await putBuilt();
    const page = await readFile(out.file('dist/index.html'), 'utf8');
    // Of the two files of its weight the one with letters, which any page has.
    const [, font = ''] = /rel="preload" href="\.\/(assets\/source-sans-3-latin-400-[^"]+)"/.exec(page) ?? [];
    await rm(out.file(`dist/${font}`));
    const served = await serveFolder(out.file('dist'));
    await expect(printPage(await testBrowser(), served.url, 'slide')).rejects.toThrow(
      /font Source Sans 3 400 is missing/,
    );
    await served.close();
  });

  test('a browser that dies is named, and nothing is left behind', async () => {
    const { launchBrowser } = await import('../../deck/chromium/browser.ts');
    const browser = await launchBrowser({ browser: inject('browser') });
    const served = await serveFolder(path.join(await builtDeck(GERMAN), 'dist'));
    const printing = printPage(browser, served.url, 'slide');
    browser.process()?.kill('SIGKILL');
    await expect(printing).rejects.toThrow('The browser ended before the page was printed.');
    await served.close();
  });

  test('no browser at all: exit code, message, no file', async () => {
    const broken = { executablePath: out.file('no-browser'), args: [] };
    await expect(out.print(GERMAN, { browser: { browser: broken } })).rejects.toThrow(/no-browser/);
    expect(await readdir(out.file('.'))).toEqual([]);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['deck/cli/run.mjs', 'pdf', ...args], {
      cwd: ROOT,
      env: { ...process.env, CHROME_PATH: out.file('no-browser') },
    });

  test('ends with 1 and says what is wrong', async () => {
    const dist = path.join(ROOT, 'dist/briefing.pdf');
    const before = await stat(dist).catch(() => undefined);
    await expect(run()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/✘ CHROME_PATH names .*no-browser/),
    });
    expect((await stat(dist).catch(() => undefined))?.mtimeMs).toBe(before?.mtimeMs);
  });
});
