import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { DeckError, foldErrors, formatError, printable, reasonOf } from '../../deck/model/error.ts';
import { number, text } from '../../deck/panels/index.ts';
import { readRows } from '../../deck/panels/read-rows.ts';
import { oneFile } from '../markdown/sample.ts';

const entry = (n: number) => `- id: R${n}\n  type: report\n  title: Report ${n}\n`;
const references = (text: string) => ({ references: { path: 'slides/references.yaml', text } });
const cites = Array.from({ length: 40 }, (_, n) => `Text [@R${n}].`).join('\n\n');
const told = (text: string, more = {}) => foldErrors(parseDeck(oneFile(text, more)).problems).map(formatError);

test('a lost indent in the references is one fault: what cites them is none', () => {
  const text = Array.from({ length: 40 }, (_, n) => entry(n))
    .join('')
    .replace('  title: Report 20', 'title: Report 20');
  expect(told(`## One {.statment}\n\n${cites}`, references(text))).toEqual([
    expect.stringContaining('The class "statment" is not known'),
    'slides/references.yaml:63:1  The YAML cannot be read: Unexpected scalar at node end. [reference-file]\n' +
      '    Each line is "field: value", those of a list are indented alike; text with ": " or " #" in it needs quotes.',
  ]);
});

test('one stray quotation mark in the ledger is one fault, at its place', () => {
  const rows = Array.from({ length: 40 }, (_, n) => `C${n},Claim ${n},us,fact,ok,\n`);
  rows[20] = 'C20,"Claim 20,us,fact,ok,\n';
  const claims = { path: 'slides/claims.csv', text: `id,claim,voice,kind,check,references\n${rows.join('')}` };
  const faults = told(`## One\n\n${cites.replaceAll('@R', '@C')}`, { claims });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('slides/claims.csv:22:5  The quotation mark that opens here is never closed.');
});

test('more than a few that follow from a fault are a line after it', () => {
  const text = `\`\`\`\n${Array.from({ length: 40 }, (_, n) => `## Two {#two-${n}}\n`).join('')}`;
  const links = Array.from({ length: 40 }, (_, n) => `[x](#two-${n})`).join('\n\n');
  const faults = told(`## One\n\n${links}\n\n${text}`);
  expect(faults).toHaveLength(2);
  expect(faults[1]).toContain('40 more faults may follow from this one, the first at slides/deck.md:6:2: No slide has');
});

test('a few that follow are told one by one, after their cause; faults without a cause keep their order', () => {
  expect(
    told('## One {.statment}\n\n[x](#two)\n\n```\n## Two {#two}\n').map((fault) => fault.split(/ {2}/)[0]),
  ).toEqual(['slides/deck.md:8:1', 'slides/deck.md:6:2', 'slides/deck.md:4:9']);
});

const whole = (text: string) => told(text).map((fault) => fault.replace(/\n.*/, ''));

test('what is missing is one fault, wherever it is named, in whatever words', () => {
  expect(
    whole(
      '## One\n\n[@R1] and {{ sales.a }}\n\n![](../charts/sales.ts)\n\n::: {.found .yes claims="R1"}\nBy [@R1].\n:::\n',
    ),
  ).toEqual([
    'slides/deck.md:6:3  There is no reference or claim "R1", and 2 times more: line 10, line 11 [unknown-citation]',
    'slides/deck.md:6:11  There is no chart "sales", and once more: line 8 [unknown-value]',
  ]);
  expect(whole('## One\n\n[a](#b) @fig-x\n\n## Two\n\n[c](#b) @fig-x @fig-y\n')).toEqual([
    'slides/deck.md:6:2  No slide has the id "b", and once more: line 10 [unknown-link]',
    'slides/deck.md:6:9  No picture or chart with a caption has the id "fig-x", and once more: line 10 [cross-reference]',
    'slides/deck.md:10:16  No picture or chart with a caption has the id "fig-y". [cross-reference]',
  ]);
});

test('a reference to what is left out for a fault of its own is no second fault', () => {
  const refer = '\n\n## Two\n\nSee @fig-a, [@fig-a].\n';
  expect(whole(`## One\n\n![](../Charts/Fruit.ts){#fig-a}${refer}`)).toHaveLength(1);
  expect(whole(`## One\n\n![A tree](images/Tree.png){#fig-a}${refer}`)).toHaveLength(1);
  expect(whole(`## One\n\n![](../charts/broken.ts){#fig-a}${refer}`)).toEqual([]);
  expect(whole(`## One\n\n![A film](raw.mov){#fig-a}${refer}`)).toHaveLength(1);
});

test('an entry with a fault can be cited: its fault is told, and no more', () => {
  const { references: file } = references('- id: R1\n  type: website\n- id: R2\n  type: report\n  issued: soon\n');
  const claims = {
    path: 'slides/claims.csv',
    text: 'id,claim,voice,kind,grade,check,references\nC1,It rains,,fact,yes,ok,R1\nC2,It rains, too,us,fact,yes,ok,R1\n',
  };
  const cited =
    '## One\n\n[@R1; @R2; @C1; @C2]\n\n::: {.found .yes claims="C1"}\nBy [@R1].\n:::\n\n## Two\n\n::: {#refs}\n:::\n\n## Three\n\n::: {#claims}\n:::\n';
  expect(told(cited, { references: file, claims }).map((fault) => fault.replace(/\n.*/, ''))).toEqual([
    'slides/claims.csv:2:13  The field "voice" is empty. [claim-file]',
    'slides/claims.csv:3:1  This row has 8 fields, the header has 7. [claim-file]',
    'slides/references.yaml:2:3  "type" must be a type of CSL, and "website" is none. [reference-file]',
    'slides/references.yaml:5:3  "issued" must be a date. [reference-file]',
  ]);
});

test('a misspelt column is not missing besides', () => {
  const csv = { path: 'charts/x.csv', text: 'plase,trams\na,1\n' };
  expect(readRows(csv, { place: text, trams: number }).problems.map(({ message }) => message)).toEqual([
    'Unknown column "plase"',
  ]);
  const claims = { path: 'slides/claims.csv', text: 'id,claim,voise,kind,check,references\n' };
  expect(told('## One\n', { claims })).toEqual([
    expect.stringMatching(
      /^slides\/claims\.csv:1:10 {2}The column "voise" is not known\..*\n {4}Did you mean "voice"\?/,
    ),
  ]);
});

test('nothing that a message quotes steers a terminal', () => {
  const fault = new DeckError('x', 'There is no "\u001b]0;owned\u0007\u001b[2J\r\u009b31m"', 'Look\ninto it.', {
    file: 'a\u001b[1m.md',
    line: 1,
  });
  const shown = formatError(fault);
  expect(shown).not.toMatch(/[^\P{Cc}\n]/u);
  expect(shown).toBe('a\\x1b[1m.md:1  There is no "\\x1b]0;owned\\x07\\x1b[2J\\x0d\\x9b31m" [x]\n    Look\ninto it.');
});

test('what was thrown is told in words, whatever it is', () => {
  expect(
    [new Error('one'), 'two', { message: 'three' }, { type: 'error', error: new Error('four') }].map(reasonOf),
  ).toEqual(['one', 'two', 'three', 'four']);
  for (const thrown of [{}, { type: 'error' }, Object.create(null), undefined, null, []])
    expect(reasonOf(thrown)).not.toContain('[object');
});

test('forty equal faults are one with a count and places; a few are told one by one', () => {
  const fault = (line: number, message = 'The cell is empty.') =>
    new DeckError('csv-cell', message, 'Fill it.', { file: 'charts/x.csv', line, column: 3 });
  const many = Array.from({ length: 40 }, (_, n) => fault(n + 2));
  expect(foldErrors([...many, fault(9, 'Another.')]).map(formatError)).toEqual([
    'charts/x.csv:2:3  The cell is empty, and 39 times more: line 3, line 4, line 5, line 6, line 7, line 8, … [csv-cell]\n    Fill it.',
    'charts/x.csv:9:3  Another. [csv-cell]\n    Fill it.',
  ]);
  expect(foldErrors(many.slice(0, 3))).toHaveLength(3);
});

test('a sign that is not seen is seen in a message; those of words and emoji stay', () => {
  expect(printable('The key "a\u200b" \u202eis\u2066 \ufeffnone')).toBe(
    'The key "a\\u200b" \\u202eis\\u2066 \\ufeffnone',
  );
  for (const words of ['می\u200cخواهم', '👩\u200d💻', 'Um\u00adschlag']) expect(printable(words)).toBe(words);
});
