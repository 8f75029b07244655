import { expect, test } from 'vitest';
import { type Box, scanContent } from '../../deck/print/scan-content.ts';
import { markContent } from '../../deck/print/tag-pdf.ts';

const bytes = (lines: readonly string[]) => Buffer.from(lines.join('\n'), 'latin1');
const scan = (lines: readonly string[], boxOf: (name: string) => Box | undefined = () => undefined) =>
  scanContent(bytes(lines), boxOf);

/** A page as Skia writes it, top down: background, a title of two glyphs, a foot without a mark. */
const PAGE = [
  '.5 0 0 -.5 0 540 cm',
  'q',
  '1 1 1 rg',
  '/NonStruct <</MCID 0 >>BDC',
  '0 0 1920 1080 re',
  'f',
  'EMC',
  '/NonStruct <</MCID 1 >>BDC',
  'BT',
  '/F1 40 Tf',
  '1 0 0 -1 100 200 Tm',
  '<0001> Tj',
  '20 0 Td <0002> Tj',
  '/Span<</ActualText <FEFF2060> >> BDC',
  '<0003> Tj',
  'EMC',
  'ET',
  'EMC',
  'Q',
  'BT /F1 20 Tf 1 0 0 -1 100 1000 Tm (3 \\) 7) Tj ET',
  '/X1 Do',
  '/NonStruct <</MCID 2 >>BDC',
  'q 2 0 0 2 10 20 cm',
  '10 10 m 20 30 l S',
  '5 5 1 1 re W n',
  'Q',
  'EMC',
];

test('a content stream falls into its marked pieces and what stands between, without a gap', () => {
  const pieces = scan(PAGE);
  expect(pieces.map(({ mcid, draws, text }) => [mcid, draws, text])).toEqual([
    [undefined, false, false],
    [0, true, false],
    [undefined, false, false],
    [1, true, true],
    [undefined, true, true],
    [2, true, false],
  ]);
  expect(pieces.every(({ from }, i) => from === (pieces[i - 1]?.to ?? 0))).toBe(true);
  expect(pieces.at(-1)?.to).toBe(bytes(PAGE).length);
});

test('each piece has the box of what it draws, clips and taken streams by their own place', () => {
  const [, back, , title, foot, line] = scan(PAGE, (name) => (name === 'X1' ? [0, 0, 20, 10] : undefined));
  expect(back?.box).toEqual([0, 0, 960, 540]);
  // From the first glyph's start to the last one's, half as wide as high, three quarters of the size above the line.
  expect(title?.box).toEqual([50, 440, 70, 455]);
  expect(title?.lines).toEqual([440, 440]);
  expect(foot?.box?.map(Math.round)).toEqual([0, 40, 55, 540]);
  expect(line?.box).toEqual([15, 500, 25, 520]);
});

test('marks that nest or stay open are told', () => {
  expect(() => scan(['/P <</MCID 4 >>BDC', '/P <</MCID 5 >>BDC', 'EMC', 'EMC'])).toThrow(/within 4/);
  expect(() => scan(['/P <</MCID 4 >>BDC', 'f'])).toThrow(/4 stays open/);
});

test('what is not kept becomes an artifact, header and foot by their place; what takes in tags stands outside', () => {
  const page = [...PAGE, 'BT /F1 20 Tf 1 0 0 -1 100 40 Tm <0007> Tj ET'];
  const marked = Buffer.from(
    markContent(
      bytes(page),
      scan(page),
      (mcid) => mcid === 1,
      (name) => name === 'X1',
      540,
    ),
  ).toString('latin1');
  const marks = marked.match(/[^\n]*B[DM]C|^EMC|\/X1 Do/gm)?.map((each) => each.trim());
  expect(marks).toEqual([
    '/Artifact <</Type /Layout>>BDC',
    'EMC',
    '/NonStruct <</MCID 1 >>BDC',
    '/Span<</ActualText <FEFF2060> >> BDC',
    'EMC',
    'EMC',
    '/Artifact <</Type /Pagination>>BDC',
    'EMC',
    '/X1 Do',
    '/Artifact <</Type /Pagination>>BDC',
    'EMC',
  ]);
  const drawing = (text: string) =>
    text
      .replace(/\/(NonStruct|Artifact)[^\n]*BDC|EMC/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  expect(drawing(marked)).toBe(drawing(page.join('\n')));
});

test.each([
  ['Header', 20],
  ['Footer', 1000],
])('%s', (kind, y) => {
  const page = [
    '.5 0 0 -.5 0 540 cm',
    `BT /F1 20 Tf 1 0 0 -1 100 ${y} Tm /Span<</ActualText <FEFF2060> >> BDC <0007> Tj\nEMC ET`,
  ];
  const marked = Buffer.from(
    markContent(
      bytes(page),
      scan(page),
      () => false,
      () => false,
      540,
    ),
  ).toString('latin1');
  expect(marked.match(/^\S.*BDC$|^EMC$/gm)).toEqual([`/Artifact <</Type /Pagination /Subtype /${kind}>>BDC`, 'EMC']);
});
