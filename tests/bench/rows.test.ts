import { expect, test } from 'vitest';
import { judge } from '../../bench/figures.ts';
import { formatTable } from '../../bench/report.ts';

test('a figure is held against the limit of its size, with its median', () => {
  const judged = judge([
    { row: 'build', slides: 15, runs: [1.9, 1.4, 1.5] },
    { row: 'build', slides: 200, runs: [2.1] },
    { row: 'build', slides: 300, runs: [1] },
  ]);
  expect(judged.map(({ median, reach, reached }) => [median, reach, reached])).toEqual([
    [1.5, 1.5, true],
    [2.1, 2, false],
    [1, undefined, undefined],
  ]);
});

test('a row with a ratio is held against the limit page, whatever the time', () => {
  const [slow, fast] = judge([
    { row: 'paint', slides: 15, runs: [9], limitPage: [8, 9, 10] },
    { row: 'paint', slides: 200, runs: [0.5], limitPage: [0.4] },
  ]);
  expect(slow).toMatchObject({ ratio: 1, reach: 1.1, reached: true });
  expect(fast).toMatchObject({ ratio: 1.25, reached: false });
});

test('figures stand in the order of the table, and one that the table does not know is left out', () => {
  const figures = ['pdf', 'unknown', 'requests', 'heap'].map((row) => ({ row, slides: 15, runs: [1] }));
  expect(judge(figures).map(({ row }) => row.id)).toEqual(['requests', 'heap', 'pdf']);
});

test('the table says each figure in its unit, what it must reach, and names a row once', () => {
  const table = formatTable(
    judge([
      { row: 'requests', slides: 15, runs: [7, 7, 7] },
      { row: 'requests', slides: 1000, runs: [9] },
      { row: 'paint', slides: 15, runs: [0.5, 0.54, 0.6], limitPage: [0.6] },
      { row: 'change', slides: 300, runs: [12.34, 250], note: '2 changes' },
      { row: 'build-slide', runs: [2.51] },
    ]),
  );
  expect(
    table
      .split('\n')
      .slice(2)
      .map((line) => line.replace(/ {2,}/g, ' | ')),
  ).toEqual([
    'requests until the deck answers | 15 | 7 | 7 – 7 | ≤ 8 | reached',
    ' | 1,000 | 9 | ≤ 8 | NOT REACHED',
    'first contentful paint, CPU ÷ 4 | 15 | 0.54 s | 0.50 – 0.60 | 0.60 s | 0.90 × | ≤ 1.10 × | reached',
    'slide change, key to painted | 300 | 131 ms | 12.3 – 250 | ≤ 16.0 ms | NOT REACHED | 2 changes',
    '… more for each slide | 2.5 ms | ≤ 2.0 ms | NOT REACHED',
  ]);
});
