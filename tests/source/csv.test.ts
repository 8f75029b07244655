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
