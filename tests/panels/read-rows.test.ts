import { expect, test } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import { integer, number, percentage, text } from '../../deck/panels/index.ts';
import { readRows } from '../../deck/panels/read-rows.ts';

function read(csv: string) {
  const columns = { key: text, n: number, p: percentage, i: integer };
  const { rows, problems } = readRows({ path: 'charts/x.csv', text: csv }, columns);
  return [...rows.map((row) => Object.values(row)), ...problems.map((problem) => formatError(problem).split('\n')[0])];
}

test('a spreadsheet with semicolons or tabs and decimal commas reads as one with commas and points', () => {
  const expected = [
    ['a', 0.5, 12.25, 3],
    ['b, c', -1234.5, null, 4],
  ];
  expect(read('key,n,p,i\na,0.5,12.25,3\n"b, c",-1234.5,,4\n')).toEqual(expected);
  expect(read('key;n;p;i\r\na;0,5;12,25;3\r\nb, c;-1234,5;;4\r\n')).toEqual(expected);
  expect(read('sep=;\nkey;n;p;i\na;0,5;12,25;3\nb, c;-1234,5;;4\n')).toEqual(expected);
  expect(read('key\tn\tp\ti\na\t0.5\t12.25\t3\nb, c\t-1234.5\t\t4\n')).toEqual(expected);
});

test('what may be a decimal or thousands is asked for, not guessed', () => {
  expect(read('key;n;p;i\na;1,234;5;6\n')).toEqual([
    'charts/x.csv:2:3  Column "n" holds a wrong value: "1,234" may be a decimal or thousands [csv-cell]',
  ]);
  // Another number of the file tells.
  expect(read('key;n;p;i\na;1,234;0,5;6\n')).toEqual([['a', 1.234, 0.5, 6]]);
  expect(read('key;n;p;i\na;1.234,5;5;6\n')[0]).toContain('"1.234,5" is not a number');
  expect(read('key,n,p,i\na,"1,5",5,6\n')[0]).toContain('"1,5" is not a number');
  expect(read('key;n;p;i\na;1;5;0,5\n')[0]).toContain('"0,5" is not a whole number');
  // Where commas part decimals, a point before three digits parts thousands.
  expect(read('key;n;p;i\na;1.240;0,5;6\n')).toEqual([
    'charts/x.csv:2:3  Column "n" holds a wrong value: "1.240" may be a decimal or thousands [csv-cell]',
  ]);
  expect(read('key;n;p;i\na;1.24;0,5;6\n')).toEqual([['a', 1.24, 0.5, 6]]);
  expect(read('key;n;p;i\na;1.240;5;6\n')).toEqual([['a', 1.24, 5, 6]]);
});

test('rows of nothing but separators are none, as spreadsheets leave them; a file without a row is at fault', () => {
  expect(read('key;n;p;i\na;1;5;6\n;;;\n;;;\n')).toEqual([['a', 1, 5, 6]]);
  for (const end of ['', ';;;\n'])
    expect(read(`key;n;p;i\n${end}`)).toEqual(['charts/x.csv:1:1  The file has no row under its header [csv-rows]']);
});

test('a first line that is no header is one fault, whatever stands below it', () => {
  const fault = 'charts/x.csv:1:1  The first line names none of the columns [csv-header]';
  expect(read('Harvest 2024\n\nkey,n,p,i\na,1,5,6\n')).toEqual([fault]);
  expect(read('key|n|p|i\na|1|5|6\n')).toEqual([fault]);
  // A slip in each name is a header all the same.
  expect(read('Key,N,P,I\na,1,5,6\n')).toHaveLength(4);
});

test('a number with signs of a word processor or a unit is told with what to write', () => {
  const columns = { n: number };
  const hint = (cell: string) => readRows({ path: 'x.csv', text: `n\n"${cell}"\n` }, columns).problems[0]?.hint;
  for (const [cell, plain] of [
    ['\u22125', '-5'],
    ['\u201305.5', '-05.5'],
    ['1\u202f000', '1000'],
    ["1'000'000", '1000000'],
    ['12 %', '12'],
    ['€5', '5'],
    ['7\u200b', '7'],
  ])
    expect(hint(cell ?? '')).toContain(`Write ${plain}, digits with`);
  for (const cell of ['1 00', 'n/a', '=1+1', '1,000']) expect(hint(cell)).toContain('Write digits with');
});
