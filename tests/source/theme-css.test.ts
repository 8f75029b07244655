import { describe, expect, test } from 'vitest';
import { themeCssFaults, tokenFaults, tokensIn } from '../../deck/source/theme-css.ts';

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

describe('the tokens of a briefing', () => {
  const theme =
    ':root { --paper: light-dark(#ffffff, #10151b); --accent: light-dark(#0072b2, #56b4e9); --margin: 64px; }';
  const read = (text: string) => tokensIn({ path: 'slides/acme/tokens.css', text }, theme);

  test('are read, and written without what is the author’s', () => {
    const text =
      '/* our own { blue } */\n:root {\n  --accent: light-dark( #00f,\n #88f);\n  --margin: 80px\n}\n:root{--paper:#fff;}\n';
    expect(read(text)).toEqual({
      css: 'html:root{--accent:light-dark( #00f, #88f);--margin:80px;--paper:#fff;}',
      faults: [],
    });
    expect(read('/* nothing yet */\n')).toEqual({ css: '', faults: [] });
  });

  test.each([
    [':root { --acent: #fff; }', '1:9', 'The theme has no token "--acent"', 'Did you mean "accent"?'],
    [':root {\n  --accent: blue;\n}', '2:3', '"--accent" is no colour that charts can read', 'hexadecimal'],
    [
      ':root { --accent: light-dark(#a01c4, #fff); }',
      '1:9',
      '"--accent" is no colour that charts can read',
      'hexadecimal',
    ],
    [':root { color: #fff; }', '1:9', '"color: #fff" is no token', '--name: value;'],
    ['/* é */ body { color: red }', '1:9', 'Tokens alone may stand here', ':root {'],
    ['@import "other.css";\n:root { --margin: 2px; }', '1:1', 'Tokens alone may stand here', ':root {'],
    [':root { --margin: url(https://example.org/x); }', '1:9', 'The value of "--margin" cannot be read', 'px'],
    [':root { --margin: </style><script>; }', '1:9', 'The value of "--margin" cannot be read', 'px'],
    [':root { --margin: 2px;', '1:7', 'What opens here is never closed', 'Close it'],
  ])('%s is refused at its place', (text, place, message, hint) => {
    const { css, faults } = read(text);
    const [fault] = faults;
    expect(`${fault?.source.line}:${fault?.source.column}`).toBe(place);
    expect(fault?.message).toContain(message);
    expect(fault?.hint).toContain(hint);
    expect(css).not.toMatch(/acent|color|</);
  });
});
