import { expect, test } from 'vitest';
import type { DeckError } from '../../deck/model/error.ts';
import { gatherNotices, type Passed } from '../../deck/source/notices.ts';
import { readYaml } from '../../deck/source/yaml.ts';

function faultOf(text: string): string {
  const problems: DeckError[] = [];
  readYaml({ problems }, 'yaml', 'a.yaml', text);
  const [first] = problems;
  return first ? `${first.source.line}: ${first.hint}` : 'read';
}

test.each([
  ['title: a\n\tauthor: b', '2: Indent with spaces: YAML takes no tabs.'],
  ['author:\n\t- a', '2: Indent with spaces: YAML takes no tabs.'],
  ['author: @writer', '1: A value that begins with "@" needs quotes.'],
  ['title: `code` of it', '1: A value that begins with "`" needs quotes.'],
  ['title: %d of it', '1: A value that begins with "%" needs quotes.'],
  [
    'title: [Draft] The plan',
    '1: A text that begins with a bracket needs quotes; a list "[one, two]" needs its closing bracket.',
  ],
  [
    'title: "Open end',
    '1: Close the quotation mark at the end of the value; one inside it is doubled or written as \\".',
  ],
  [
    'title: "Two" words',
    '1: Close the quotation mark at the end of the value; one inside it is doubled or written as \\".',
  ],
  [
    "title: 'It's here",
    "1: Close the quotation mark at the end of the value; one inside it is doubled or written as ''.",
  ],
  ['title: One: two', '1: Text with ": " in it needs quotes.'],
  ['title: *all* of it', '1: A value that begins with "*" needs quotes.'],
  ['title: a\ntitle: b', '2: Remove one of the two.'],
])('%j is refused with its own cure', (text, expected) => {
  expect(faultOf(text)).toBe(expected);
});

test('a comment that cuts a value short is said, one that was meant is not', () => {
  const told = (text: string) => {
    const passed: Passed[] = [];
    const read = readYaml({ problems: [], passed }, 'yaml', 'a.yaml', text);
    return [
      read?.value,
      ...gatherNotices(passed).map(({ message, source }) => `${source.line}:${source.column} ${message}`),
    ];
  };
  expect(told('title: Update #2 of the plan')).toEqual([
    { title: 'Update' },
    '1:8 Behind " #" a value without quotes goes on as a comment: "Update #2 of the plan" is read as "Update".',
  ]);
  expect(told('a:\n  - Issue #4\n  - Issue #5')[1]).toMatch(/^2:5 .*"Issue #4".*, "Issue #5"/);
  expect(told('title: "Update #2" # sure\n# more\ncolour: a#b\ncount: 3 # of four')).toHaveLength(1);
});

test('comments in the way of Markdown are in no value, and leave lines as they were', () => {
  expect(readYaml({ problems: [] }, 'yaml', 'a.yaml', 'a: one <!-- two\nthree -->\nb: <!-- x -->four')?.value).toEqual({
    a: 'one',
    b: 'four',
  });
  expect(faultOf('a: one <!-- x\ny -->\nb: @c')).toBe('3: A value that begins with "@" needs quotes.');
});

test('a number is kept as it is written, where YAML would write it in another way', () => {
  const read = (text: string) => readYaml({ problems: [] }, 'yaml', 'a.yaml', text)?.value;
  expect(read('a: 3.10\nb: 007\nc: 1e5\nd: 25\ne: 2.5\nf: "3.10"')).toEqual({
    a: '3.10',
    b: '007',
    c: '1e5',
    d: 25,
    e: 2.5,
    f: '3.10',
  });
});

test('a last line "---", as Pandoc closes its metadata, begins no document', () => {
  expect(readYaml({ problems: [] }, 'yaml', 'a.yaml', '---\na: 1\n---\n')?.value).toEqual({ a: 1 });
  expect(faultOf('a: 1\n---\nb: 2')).toBe('2: Take the line out: a file holds one list.');
  expect(faultOf('title: Launch :rocket:')).toBe('1: A value that ends with ":" needs quotes.');
});

test('BibTeX in its place is told as such', () => {
  expect(faultOf('@book{R1,\n  title = {T}\n}')).toMatch(/^1: Turn it into CSL data once: "pandoc refs\.bib /);
});

test('what stands once and is meant twice is read twice', () => {
  const text = '- &one\n  id: R1\n  publisher: P\n- <<: *one\n  id: R2\n';
  expect(readYaml({ problems: [] }, 'yaml', 'a.yaml', text)?.value).toEqual([
    { id: 'R1', publisher: 'P' },
    { id: 'R2', publisher: 'P' },
  ]);
});

test.each([
  ['a: 1\ntitle: *none', '2: Write the value out. A text that begins with "*" needs quotes.'],
  [
    'date: !r Sys.Date()',
    '1: Nothing is run or looked up by a tag: write the value itself, or in quotes if the text begins with "!".',
  ],
  [
    'title: !!binary aGVsbG8=',
    '1: Nothing is run or looked up by a tag: write the value itself, or in quotes if the text begins with "!".',
  ],
  ['title: !!str 3', 'read'],
])('%j: a mark of YAML that does nothing is refused at its line', (text, expected) => {
  expect(faultOf(text)).toBe(expected);
});
