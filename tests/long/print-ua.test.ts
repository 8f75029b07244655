import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { writeFixtureDeck } from '../../bench/fixture/deck.ts';
import { printedDeck, printFolder } from '../browser/print-folder.ts';
import { GERMAN, ROOT, temporary, writeDeck } from '../build-deck.ts';
import { BREAKS } from '../print/matterhorn/breaks.ts';
import { uaFaults } from '../print/matterhorn/points.ts';
import { uaFile } from '../print/matterhorn/ua-file.ts';

const FILES = ['dist/briefing.pdf', 'private/handout.pdf'];

/** Words of a right-to-left script, with what a deck holds: list, table, note, link, code and a task. */
const ARABIC = `---
title: الطرق والجسور
lang: ar
date: 2024-03-14
---

# الحالة

## الجسر مفتوح للسيارات الصغيرة[^1]

- نعم، منذ مارس
- لا تعبره الشاحنات
    1. إلا بإذن
    2. وفي النهار

[^1]: قال المدير ذلك في [بيان](https://example.org/bridge) يوم 3 مارس.

## الأرقام بالآلاف

| السنة | السيارات | |
| :--- | ---: | --- |
| 2022 | 14 | |
| 2023 | 19 | تقدير |

: العبور في السنة

> لا طريق غيره.

$x = 19 - 14$
`;

/** Both files of a deck. */
async function print(folder: string): Promise<PDFDocument[]> {
  const out = await printFolder();
  try {
    await out.print(folder);
    const read = async (name: string) => PDFDocument.load(await out.read(name), { updateMetadata: false });
    return await Promise.all(FILES.map(read));
  } finally {
    await out.remove();
  }
}

async function faultsOf(folder: string): Promise<string[]> {
  return (await print(folder)).flatMap(uaFaults);
}

test('the gallery of charts and maps conforms to PDF/UA-1', async () => {
  expect(await faultsOf('tests/fixtures/decks/gallery')).toEqual([]);
});

test('a deck in Arabic conforms, with each thing by its name', async () => {
  const deck = await writeDeck(ARABIC);
  try {
    const files = await print(deck.folder);
    expect(files.flatMap(uaFaults)).toEqual([]);
    const roles = files.map((file) => uaFile(file).tags.map(({ role }) => role));
    const named = [
      'H1',
      'H2',
      'L',
      'Lbl',
      'LBody',
      'Note',
      'Reference',
      'Link',
      'Table',
      'TH',
      'Caption',
      'BlockQuote',
      'Formula',
    ];
    for (const each of roles) expect(each).toEqual(expect.arrayContaining(named));
  } finally {
    await deck.remove();
  }
});

test('a deck of 300 slides conforms', async () => {
  const folder = await mkdtemp(path.join(await temporary(), 'deck-'));
  try {
    await writeFixtureDeck(folder, { slides: 300 });
    expect(await faultsOf(path.relative(ROOT, folder).split(path.sep).join('/'))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The validator of the PDF Association, where the variable names its command (https://docs.verapdf.org/cli/). */
const { VERAPDF } = process.env;

// It needs Java and is no package of npm: the workflow of the repository runs it in its container.
describe.skipIf(!VERAPDF)('veraPDF', () => {
  test.each(['.', GERMAN, 'tests/fixtures/decks/gallery'])(
    'has nothing to say against the files of %s',
    async (folder) => {
      const out = await printedDeck(folder);
      const files = FILES.map((name) => out.file(name));
      const { stdout } = await promisify(execFile)(VERAPDF ?? '', ['--flavour', 'ua1', '--format', 'text', ...files]);
      expect(stdout.match(/^PASS /gm)).toHaveLength(files.length);
    },
  );

  test('finds what it should', async () => {
    const out = await printedDeck(GERMAN);
    const document = await PDFDocument.load(await out.read('dist/briefing.pdf'), { updateMetadata: false });
    BREAKS['06-001']?.(document);
    const broken = path.join(await temporary(), 'broken.pdf');
    await writeFile(broken, await document.save());
    await expect(
      promisify(execFile)(VERAPDF ?? '', ['--flavour', 'ua1', '--format', 'text', broken]),
    ).rejects.toMatchObject({
      stdout: expect.stringMatching(/^FAIL /m),
    });
  });
});
