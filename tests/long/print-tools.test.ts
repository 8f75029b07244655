import { spawnSync } from 'node:child_process';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PrintFolder, printedDeck } from '../browser/print-folder.ts';
import { GERMAN } from '../build-deck.ts';

/** Runs a tool of the system on a file; undefined where the machine has none of that name. */
function tool(name: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } | undefined {
  const ended = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return ended.error ? undefined : ended;
}

// `.`: the deck that lies in slides/ and charts/, whatever it is.
describe.each(['.', GERMAN])('both files of %s', (folder) => {
  let out: PrintFolder;
  beforeAll(async () => {
    out = await printedDeck(folder);
  });
  const files = ['dist/briefing.pdf', 'private/handout.pdf'];

  test.each(files)('%s has every font embedded, as a font and not as loose shapes', async (name) => {
    const { context } = await PDFDocument.load(await out.read(name), { updateMetadata: false });
    const of = (type: string) =>
      context
        .enumerateIndirectObjects()
        .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
        .filter((object) => object.get(PDFName.of('Type')) === PDFName.of(type));
    const fonts = of('Font').map((font) => String(font.get(PDFName.of('Subtype'))));
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((subtype) => !['/Type0', '/CIDFontType2'].includes(subtype))).toEqual([]);
    for (const descriptor of of('FontDescriptor')) {
      expect(String(descriptor.get(PDFName.of('FontName')))).toMatch(/^\/[A-Z]{6}\+/);
      expect(descriptor.has(PDFName.of('FontFile2'))).toBe(true);
    }
  });

  test.skipIf(!tool('qpdf', '--version')).each(files)('%s is sound to qpdf', (name) => {
    expect(tool('qpdf', '--check', out.file(name))).toMatchObject({ status: 0, stderr: '' });
  });

  test.skipIf(!tool('pdfinfo', '-v')).each(files)('%s has a structure that poppler understands', (name) => {
    const { stdout = '', stderr } = tool('pdfinfo', '-struct', out.file(name)) ?? {};
    expect(stderr).toBe('');
    for (const role of ['Document', 'H1', 'H2', 'Figure', 'Table', 'Link'])
      expect(stdout).toMatch(new RegExp(`^ *${role}\\b`, 'm'));
    expect(tool('pdfinfo', out.file(name))?.stdout).toMatch(/^Tagged: +yes$/m);
  });
});
