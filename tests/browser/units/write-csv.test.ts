import { expect, test } from 'vitest';
import { writeCsv } from '../../../deck/browser/figures/save-figure.ts';

const cells = (row: string[]) => writeCsv([row]).replace('\uFEFF', '').trimEnd();

test('rows end as RFC 4180 says, and a byte order mark leads', () => {
  expect(
    writeCsv([
      ['a', 'b'],
      ['1', 'ü'],
    ]),
  ).toBe('\uFEFFa,b\r\n1,ü\r\n');
});

test.each([
  ['=1+1', `"'=1+1"`],
  ['+1+1', `"'+1+1"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  [' =1', `"' =1"`],
  ['＝1', `"'＝1"`],
  ['=HYPERLINK("https://attack.example","x")', `"'=HYPERLINK(""https://attack.example"",""x"")"`],
  ["=cmd|' /C calc'!A0", `"'=cmd|' /C calc'!A0"`],
])('the formula %j becomes text', (formula, written) => {
  expect(cells([formula])).toBe(written);
});

test.each([
  ['-5', '-5'],
  ['-0.25', '-0.25'],
  ['1e-7', '1e-7'],
  ['2022-10-14', '2022-10-14'],
  ['a, b', '"a, b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
  ['a=b', 'a=b'],
])('%j stays what it is', (plain, written) => {
  expect(cells([plain])).toBe(written);
});
