import { expect, test } from 'vitest';
import { readCsv } from '../../deck/source/csv.ts';

const read = (text: string) => readCsv({ path: 'a.csv', text });

test('cells come without the blanks around them, each with its place', () => {
  const { rows, faults } = read('\uFEFFname,value\r\n\r\n "a, b" , 2\r\n');
  expect(faults).toEqual([]);
  expect(rows[1]).toEqual({
    cells: [
      { text: 'a, b', source: { file: 'a.csv', line: 3, column: 2 } },
      { text: '2', source: { file: 'a.csv', line: 3, column: 11 } },
    ],
    end: 3,
  });
});

test('a quoted cell may hold line breaks: the row ends below its first line', () => {
  const [, row] = read('name,value\n"one\ntwo",2\n').rows;
  expect(row?.cells.map(({ text, source }) => [text, source.line])).toEqual([
    ['one\ntwo', 2],
    ['2', 3],
  ]);
  expect(row?.end).toBe(3);
});

test('a row that cannot be read is left out and named with its line', () => {
  const { rows, faults } = read('name,value\na"b,1\nc,2\n');
  expect(faults).toEqual([{ line: 2, message: expect.stringContaining('Invalid Opening Quote') }]);
  expect(rows.map(({ cells }) => cells[0]?.text)).toEqual(['name', 'c']);
});

test('a place below an empty line or one of blanks is counted with it', () => {
  const { rows } = read('a,b\n\n  \n1,2\n');
  expect(rows[1]?.cells[0]?.source).toEqual({ file: 'a.csv', line: 4, column: 1 });
});

test.each([
  ['name;value\n"a;b";2\n', ['a;b', '2'], 'unclear'],
  ['name\tvalue\na, b\t2,5\n', ['a, b', '2,5'], 'decimal'],
  ['sep=;\nname;value\na;0,5\n', ['a', '0,5'], 'decimal'],
  ['"a;b;c",value\na;b,2\n', ['a;b', '2'], undefined],
  ['name;value;note\na;1,234;b, c\n', ['a', '1,234', 'b, c'], 'unclear'],
  ['name\na;b\n', ['a;b'], undefined],
])('%j: what parts its cells is found', (text, cells, comma) => {
  const { rows, faults, ...read } = readCsv({ path: 'a.csv', text });
  expect(faults).toEqual([]);
  expect(rows[1]?.cells.map((cell) => cell.text)).toEqual(cells);
  expect(read.comma).toBe(comma);
});

test('a cell behind a semicolon or a tab has its place too', () => {
  expect(read('a;b\n"x;y"; 2\n').rows[1]?.cells[1]?.source).toEqual({ file: 'a.csv', line: 2, column: 8 });
  expect(read('a\tb\tc\nx\t\t2\n').rows[1]?.cells[2]?.source).toEqual({ file: 'a.csv', line: 2, column: 4 });
});
