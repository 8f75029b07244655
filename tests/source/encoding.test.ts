import { expect, test } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import { readText } from '../../deck/source/encoding.ts';

const told = (bytes: Uint8Array) => {
  const { text, fault } = readText('a.md', bytes);
  return fault ? [text, formatError(fault).split('[')[0]?.trim()] : [text];
};

test('UTF-8 is read with and without a byte order mark, to its rarest character', () => {
  for (const text of ['', 'a\tb\r\nc\rd\n', 'Köln', '\uFEFFKöln\r\n', '\u{10FFFF}\uD7FF\uE000߿ࠀ￿𐀀', '地図\u0301'])
    expect(told(new TextEncoder().encode(text))).toEqual([text.replace(/^\uFEFF/, '')]);
});

test('anything else is refused with the place of its first wrong byte, and gives no text', () => {
  expect(told(Buffer.from('## A\r\n\r\nIn Köln\n', 'latin1'))).toEqual([
    '',
    'a.md:3:5  The file is no text in UTF-8: the byte F6 stands here, "ö" in Windows-1252.',
  ]);
  expect(told(Buffer.from('ä', 'utf16le'))[1]).toBe(
    'a.md:1:1  The file is no text in UTF-8: the byte E4 stands here, "ä" in Windows-1252.',
  );
  expect(told(Buffer.from('\uFEFFa', 'utf16le'))[1]).toBe(
    'a.md:1:1  The file is no text in UTF-8: it is UTF-16, or no text at all.',
  );
  expect(told(Buffer.from('ab', 'utf16le'))[1]).toBe(
    'a.md:1:2  The file is no text in UTF-8: it is UTF-16, or no text at all.',
  );
});

test.each([
  ['overlong', [0xc0, 0xaf]],
  ['overlong of three', [0xe0, 0x80, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['cut off', [0xe2, 0x82]],
  ['a lone second byte', [0x80]],
])('%s is no UTF-8', (_, bytes) => {
  expect(told(Uint8Array.from([0xc3, 0xb6, 10, 0x61, ...bytes]))[1]).toMatch(/^a\.md:2:2 /);
});

test.each([
  ['\v', 'U+000B', /line break of another program/],
  ['\f', 'U+000C', /line break of another program/],
  ['\u2028', 'U+2028', /line break of another program/],
  ['\u0001', 'U+0001', /^Take it out/],
  ['\u0092', 'U+0092', /saved in another encoding/],
])('%j is no sign of a text', (sign, code, cure) => {
  const { text, fault } = readText('a.md', new TextEncoder().encode(`## A\r\nWords one${sign}two\n`));
  expect(text).toBe('## A\r\nWords one two\n');
  expect(fault?.message).toBe(`A sign stands here that is none of a text, ${code}: no page shows it.`);
  expect(fault?.hint).toMatch(cure);
  expect(fault?.source).toEqual({ file: 'a.md', line: 2, column: 10 });
});
