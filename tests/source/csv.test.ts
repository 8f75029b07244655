import { expect, test } from 'vitest';
import { readCsv } from '../../deck/source/csv.ts';

const read = (text: string) => readCsv({ path: 'a.csv', text });

test('cells come without the blanks around them, each with its place', () => {
  const { rows, fault } = read('\uFEFFname,value\r\n\r\n "a, b" , 2\r\n');
  expect(fault).toBeUndefined();
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

test.each([
  ['a,b\nx"y,1\nc,2\n', '2:2', 'A quotation mark stands in the middle of a cell'],
  ['a,b\n"x,1\nc,2\n', '2:1', 'The quotation mark that opens here is never closed'],
  ['a,b\n1, "x"y\n', '2:4', 'The cell in quotation marks that begins here goes on after the closing one, on line 2'],
  [
    'a,b\nx,"1\ny,"2"\n',
    '2:3',
    'The cell in quotation marks that begins here goes on after the closing one, on line 3',
  ],
  ['a,b\r\n"one\r\ntwo","x""\r\n', '3:6', 'The quotation mark that opens here is never closed'],
])('a quotation mark where none can stand is the one fault, at its own place: %j', (text, place, message) => {
  const { rows, fault } = read(text);
  expect(rows).toEqual([]);
  expect(`${fault?.source.line}:${fault?.source.column}`).toBe(place);
  expect(fault?.message).toBe(message);
});

test('line ends may be mixed, and quotation marks doubled', () => {
  const { rows, fault } = read('a,b\r\n"x ""y""","1\r\n2"\nc,d\re,f\n , "z" \n');
  expect(fault).toBeUndefined();
  expect(rows.map(({ cells }) => cells.map(({ text, source }) => [text, source.line, source.column]))).toEqual([
    [
      ['a', 1, 1],
      ['b', 1, 3],
    ],
    [
      ['x "y"', 2, 1],
      ['1\n2', 2, 11],
    ],
    [
      ['c', 4, 1],
      ['d', 4, 3],
    ],
    [
      ['e', 5, 1],
      ['f', 5, 3],
    ],
    [
      ['', 6, 2],
      ['z', 6, 4],
    ],
  ]);
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
  const { rows, fault, ...read } = readCsv({ path: 'a.csv', text });
  expect(fault).toBeUndefined();
  expect(rows[1]?.cells.map((cell) => cell.text)).toEqual(cells);
  expect(read.comma).toBe(comma);
});

test('a cell behind a semicolon or a tab has its place too', () => {
  expect(read('a;b\n"x;y"; 2\n').rows[1]?.cells[1]?.source).toEqual({ file: 'a.csv', line: 2, column: 8 });
  expect(read('a\tb\tc\nx\t\t2\n').rows[1]?.cells[2]?.source).toEqual({ file: 'a.csv', line: 2, column: 4 });
});

test('comments are the author’s own here too, and leave each cell its place', () => {
  const csv = '<!-- of 2024,\n"x" -->\na,b\n"x" <!-- why? -->,one <!-- secret, --> two\n<!-- y,3 -->\n z,4\n';
  const { rows } = read(csv);
  expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['a', 'b'],
    ['x', 'one two'],
    ['z', '4'],
  ]);
  expect(rows[1]?.cells[1]?.source).toEqual({ file: 'a.csv', line: 4, column: 19 });
  expect(rows[2]?.cells[0]?.source).toEqual({ file: 'a.csv', line: 6, column: 2 });
  const { fault } = readCsv({ path: 'a.csv', text: 'a,b\nx,one <!-- two\n' });
  expect(fault?.message).toBe('A comment begins here and is never closed');
  expect(fault?.source).toEqual({ file: 'a.csv', line: 2, column: 7 });
});

test('last columns without a head and without a cell are none, as spreadsheets leave them', () => {
  const texts = (text: string) => read(text).rows.map(({ cells }) => cells.map((cell) => cell.text));
  expect(texts('a;b;;\nx;;;\ny;2;;\n')).toEqual([
    ['a', 'b'],
    ['x', ''],
    ['y', '2'],
  ]);
  // A cell there is one that lacks its head, and a row alone has a separator too many.
  expect(texts('a,b,\nx,1,2\n')[0]).toEqual(['a', 'b', '']);
  expect(texts('a,b\nx,1,\n')[1]).toEqual(['x', '1', '']);
});
