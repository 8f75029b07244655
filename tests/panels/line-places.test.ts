/** Where words of lines stand: at the points that they are of, and no two over each other. */

import { beforeAll, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { Category, LinePanel } from '../../deck/model/panel.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';
import { straightStrokes } from './svg-shapes.ts';

beforeAll(prepareFonts);

const SLIDE = { width: 1152, height: 340 };

/** Runs of values over categories, each run a series. */
function linePanel(categories: Category[], ...values: (number | null)[][]): LinePanel {
  const series = values.map((_, s) => ({ key: `s${s}`, label: `Series ${s + 1}` }));
  return {
    id: 'line',
    kind: 'line',
    title: 'T',
    summary: 'S.',
    unit: '%',
    asOf: '2024',
    cites: [],
    categories,
    series,
    values,
  };
}

const over = (...dates: string[]): Category[] => dates.map((date) => ({ key: `d${date}`, label: date, date }));

test('a line has values at its points where these lie apart, however even they are on average', () => {
  const uneven = linePanel(over('1951-03-01', '2024-01-02', '2024-01-05'), [3.2, 5, 5.5]);
  const even = linePanel(over('2024-01-02', '2024-01-05', '2024-01-08'), [3.2, 5, 5.5]);
  const valuesOf = (panel: LinePanel) => {
    const drawn = [drawPanel(panel, tokens, SLIDE, 'en', 'p'), drawNarrowPanel(panel, tokens, 'en')];
    expect(drawn.map(misplaced)).toEqual([[], []]);
    return drawn.map(({ texts }) => texts.filter(({ size }) => size === 22).map(({ text }) => text));
  };
  expect(valuesOf(uneven)).toEqual([['5.5%'], ['5.5%']]);
  expect(valuesOf(even)).toEqual([
    ['3.2%', '5%', '5.5%'],
    ['3.2%', '5%', '5.5%'],
  ]);
});

/** Where the points of the first series stand, and the names under the base line, by their middles. */
function acrossOf({ svg, texts }: Pick<ReturnType<typeof drawPanel>, 'svg' | 'texts'>) {
  const points = [...svg.matchAll(/<circle [^>]*cx="([\d.]+)"/g)].map((match) => Math.round(Number(match[1])));
  const names = texts.filter(({ anchor }) => anchor === 'middle');
  expect(points.length).toBeGreaterThan(1);
  return { points, names: Object.fromEntries(names.map(({ text, x }) => [text, Math.round(x)])) };
}

test('a year that names several stands at its own point, not between it and the next', () => {
  const years = linePanel(
    over('2015', '2016', '2017', '2018', '2019', '2020', '2021'),
    [31, 28, 26, 20, 18, 35, 20],
    [10, 9, 12, 11, 8, 9, 10],
  );
  const narrow = acrossOf(drawNarrowPanel(years, tokens, 'en'));
  expect(narrow.names).toEqual({ 2016: narrow.points[1], 2018: narrow.points[3], 2020: narrow.points[5] });
  const decades = linePanel(over('1900', '1950', '2000'), [28_000, 37_000, 49_000], [7_000, 8_000, 10_000]);
  const { points, names } = acrossOf(drawNarrowPanel(decades, tokens, 'en'));
  expect(names).toEqual({ 1900: points[0], 1950: points[1], 2000: points[2] });
});

test('days in one month are told by their days', () => {
  const weeks = over('2020-03-01', '2020-03-08', '2020-03-15', '2020-03-22', '2020-03-29');
  const panel = linePanel(weeks, [1, 40, 120, 400, 401], [3, 10, 20, 390, 395]);
  for (const drawn of [drawPanel(panel, tokens, SLIDE, 'en-GB', 'p'), drawNarrowPanel(panel, tokens, 'en-GB')]) {
    const { points, names } = acrossOf(drawn);
    expect(Object.keys(names).sort()).toEqual(['1 Mar', '15', '22', '29', '8']);
    expect([names[8], names[15], names[22], names[29]]).toEqual(points.slice(1));
  }
});

test('days of one week are named in a narrow column too, every second one', () => {
  const week = over(...['02-26', '02-27', '02-28', '02-29', '03-01', '03-02', '03-03'].map((day) => `2024-${day}`));
  const { points, names } = acrossOf(drawNarrowPanel(linePanel(week, [12, 14, 15, 19, 23, 20, 17]), tokens, 'en'));
  expect(names).toEqual({ 'Feb 26': points[0], 28: points[2], 'Mar 1': points[4], 3: points[6] });
});

test('months stay months, in two as in many', () => {
  const namesOf = (...dates: string[]) =>
    Object.keys(acrossOf(drawPanel(linePanel(over(...dates), [1, 2], [2, 1]), tokens, SLIDE, 'en', 'p')).names);
  expect(namesOf('2020-01', '2020-02')).toEqual(['January 2020', 'February']);
  expect(namesOf('2020-01-01', '2020-03-15')).toEqual(['January 2020', 'February', 'March']);
});

test('values of years are named by their years, be they one or two, and those of months by months', () => {
  const namesOf = (...dates: string[]) => {
    const runs = [1, 2].map((by) => dates.map((_, i) => i + by));
    const { texts } = drawPanel(linePanel(over(...dates), ...runs), tokens, SLIDE, 'en', 'p');
    return texts.filter(({ anchor }) => anchor === 'middle').map(({ text }) => text);
  };
  expect(namesOf('2023')).toEqual(['2023']);
  expect(namesOf('2023', '2024')).toEqual(['2023', '2024']);
  expect(namesOf('2024-05')).toEqual(['May 2024']);
  expect(namesOf('2024-01', '2024-02')).toEqual(['January 2024', 'February']);
});

const LEVELS = [
  'Primary school',
  'Lower secondary school',
  'Upper secondary school',
  'Vocational training',
  'Bachelor',
  'Master',
  'Doctorate',
];

/** Words that an upright stroke under the base line runs through. */
function struck({ svg, texts }: Pick<ReturnType<typeof drawPanel>, 'svg' | 'texts'>): string[] {
  const upright = straightStrokes(svg).filter(({ from, to }) => from[0] === to[0]);
  return texts.flatMap(({ text, x, y, size, weight, anchor, family }) => {
    const wide = measureText(family)(text, size, weight);
    const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
    const through = upright.some(
      ({ from, to }) => from[0] > left + 3 && from[0] < left + wide && from[1] < y && to[1] > y - size * 0.6,
    );
    return through ? [text] : [];
  });
}

test('steps that no number tells are all named, however narrow the line', () => {
  const run = [1800, 1900, 2100, 2300, 2900, 3400, 4100];
  const categories = LEVELS.map((label, i) => ({ key: `k${i}`, label }));
  const panel = linePanel(
    categories,
    run,
    run.map((value) => value * 1.2),
  );
  const drawn = [
    drawNarrowPanel(panel, tokens, 'en'),
    drawPanel(panel, tokens, { width: 540, height: 340 }, 'en', 'p'),
    drawPanel(panel, tokens, SLIDE, 'en', 'p'),
  ];
  for (const each of drawn) {
    const words = each.texts.map(({ text }) => text).join(' ');
    expect(LEVELS.flatMap((level) => level.split(' ')).filter((word) => !words.includes(word))).toEqual([]);
    expect(each.factor).toBe(1);
    expect(misplaced(each)).toEqual([]);
    expect(struck(each)).toEqual([]);
  }
});

test('steps that have no room at all are a fault, not left out', () => {
  const categories = Array.from({ length: 14 }, (_, i) => ({ key: `k${i}`, label: `Step ${'abcdefghijklmn'[i]}` }));
  const panel = linePanel(
    categories,
    categories.map((_, i) => i),
    categories.map((_, i) => 14 - i),
  );
  expect(drawPanel(panel, tokens, { width: 320, height: 300 }, 'en', 'p').factor).toBeGreaterThan(1);
});

/** The numbers of the axis, from the lowest. */
function numbersOf(panel: LinePanel, height = 340): string[] {
  const { texts } = drawPanel(panel, tokens, { ...SLIDE, height }, 'en', 'p');
  const numbers = texts.filter(({ size, anchor }) => size === 16 && anchor === 'end');
  return numbers.sort((a, b) => b.y - a.y).map(({ text }) => text);
}

const RUNS: readonly (readonly number[])[] = [
  [3, 7, 5, 4],
  [0.001, 0.0042, 0.0031, 0.002],
  [1, 19.99, 20, 20.01],
  [9_999, 10_000, 10_001, 12],
  [-3, 4, -7, 2],
  [-30, -41, -7, -12],
  [0, 0, 0, 0],
  [100, 80, 60, 40],
  [123_456, 999_999, 500_000, 1_000_000],
];

test.each(RUNS.map((run) => [run.join(' '), run]))('%s has the axis that Chart.js would give it', (_, run) => {
  const panel = { ...linePanel(over('2015', '2016', '2018', '2019'), [...run], [...run].reverse()), unit: '' };
  for (const own of [panel, { ...panel, max: 2_000_000 }])
    for (const height of [200, 340]) {
      const numbers = numbersOf(own, height);
      expect(numbers.length).toBeGreaterThan(1);
      expect(numbers).toEqual(numbersOf({ ...own, options: { scales: { y: {} } } }, height));
    }
});

test('what an author says of the axes is drawn, and their numbers and names stay', () => {
  const named = ['North', 'South', 'East'].map((label) => ({ key: label, label }));
  const panel = linePanel(named, [31, 28, 26], [10, 9, 12]);
  const scales = {
    x: { ticks: { color: 'ink' } },
    y: { title: { display: true, text: 'Votes' }, beginAtZero: false, ticks: { stepSize: 5, maxTicksLimit: 11 } },
  };
  const wordsOf = (each: LinePanel) => drawPanel(each, tokens, SLIDE, 'en', 'p').texts.map(({ text }) => text);
  const own = wordsOf({ ...panel, options: { scales } });
  expect(own).toEqual(expect.arrayContaining(['Votes', 'North', 'South', 'East', '5%', '15%', '35%']));
  expect(own).not.toContain('0%');
  expect(wordsOf(panel)).toEqual(expect.arrayContaining(['North', 'South', 'East', '0%', '10%', '20%']));
});
