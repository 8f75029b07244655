import { expect, test } from 'vitest';
import { themeCssFaults, tokenFaults } from '../../deck/source/theme-css.ts';

const faults = (text: string) =>
  themeCssFaults({ path: 'theme/tokens.css', text }).map(
    ({ source: { line, column }, message }) => `${line}:${column} ${message}`,
  );

test.each([
  [
    'a semicolon forgotten',
    ':root {\n  --ink: #111\n  --soft: #222;\n}',
    '2:3 The value of "--ink" goes on into "--soft"',
  ],
  ['a bracket', ':root {\n  --ink: light-dark(#111, #222;\n}', '2:10 What opens here is never closed: ")" is missing'],
  ['a brace', ':root {\n  --ink: #111;\n', '1:7 What opens here is never closed: "}" is missing'],
  ['a brace too many', 'a { color: red; }\n}\n', '2:1 "}" closes nothing'],
  ['a quotation mark', 'a { content: "x\n; }', '1:14 A quotation mark opens here and is not closed on its line'],
])('%s is told where it went wrong', (_, text, expected) => {
  expect(faults(text)).toEqual([expected]);
});

test('what is whole is let pass: nested rules, functions, brackets, media queries', () => {
  const css =
    '@media (width < 600px) { a:has(> b[c="}"]) { --x: calc(1px + (2px * 3)); &:hover { --y: "a;b" } } } /* } */';
  expect(faults(css)).toEqual([]);
});

test('a colour that charts cannot read is named with its line, a missing one too', () => {
  const file = { path: 'theme/tokens.css', text: ':root {\n  --ink: black;\n}' };
  const found = tokenFaults(file, ['ink', 'soft'], () => false);
  expect(found.map(({ source, message }) => `${source.line}:${source.column} ${message}`)).toEqual([
    '2:3 "--ink" is no colour that charts can read',
    '1:1 The colour "--soft" is missing',
  ]);
});
