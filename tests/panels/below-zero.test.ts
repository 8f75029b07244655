import { beforeAll, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { BarsPanel, DotsPanel } from '../../deck/model/panel.ts';
import { dishonestOptions } from '../../deck/panels/check/check-options.ts';
import { formatValue } from '../../deck/panels/layout/format.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';
import { straightStrokes } from './svg-shapes.ts';

beforeAll(prepareFonts);

const base = { id: 'x', title: 'T', summary: 'S.', unit: 'people', asOf: '2024', cites: [] };
const places = {
  categories: [
    { key: 'a', label: 'North' },
    { key: 'b', label: 'South' },
  ],
  series: [{ key: 'one', label: 'People' }],
  values: [[-5, 3]],
};
const bars: BarsPanel = { ...base, ...places, kind: 'bars' };
const dots: DotsPanel = { ...base, ...places, kind: 'dots' };
const size = { width: 740, height: 300 };

test('a value that is not zero is never written as 0, and its minus sign is a true one', () => {
  expect(formatValue(0.0000004, 'people', 'en')).toBe('0.0000004');
  expect(formatValue(0.001, '%', 'de')).toBe('0,001\u00a0%');
  expect(formatValue(-5, 'people', 'en')).toBe('\u22125');
  expect(formatValue(0, 'people', 'en')).toBe('0');
});

test.each([bars, dots])('$kind below zero have their value before them, on the other side of a drawn zero', (panel) => {
  const { texts, svg } = drawPanel(panel, tokens, size, 'en', 'x');
  const xOf = (text: string) => texts.find((each) => each.text === text)?.x ?? Number.NaN;
  expect(xOf('\u22125')).toBeLessThan(xOf('3'));
  expect(svg).toContain('stroke="var(--mark)"');
});

test('upright bars whose labels have no room lie down instead of shrinking', () => {
  const label = 'What the respondents were asked in the second wave of the survey and what they were not asked';
  const categories = Array.from({ length: 6 }, (_, i) => ({ key: `k${i}`, label }));
  const values = [[40, 20, 5, 7, 9, 3]];
  const drawn = drawPanel(
    { ...bars, direction: 'vertical', categories, values },
    tokens,
    { width: 1152, height: 400 },
    'en',
    'x',
  );
  expect(drawn.factor).toBe(1);
});

test('options that cut bars off from zero are refused', () => {
  const options = { scales: { x: { min: 340 } } };
  expect(dishonestOptions({ ...bars, options })).toMatchObject([{ code: 'panel-option', key: 'min' }]);
  expect(dishonestOptions({ ...bars, options: { scales: { x: { min: -10 } } } })).toEqual([]);
});

test('a dot alone in its row has its value as large as those that share one', () => {
  const series = [...dots.series, { key: 'two', label: 'Two' }];
  const values = [
    [10, 40],
    [30, null],
  ];
  const { texts } = drawPanel({ ...dots, series, values }, tokens, size, 'en', 'x');
  const sizes = texts.filter(({ text }) => ['10', '30', '40'].includes(text)).map((each) => each.size);
  expect(sizes).toHaveLength(3);
  expect(new Set(sizes).size).toBe(1);
});

test.each([
  [
    'one part below zero is tiny',
    [
      [5, -1],
      [30, 25],
      [-12, -24],
    ],
  ],
  [
    'all of them are',
    [
      [90, -1],
      [-1, -1],
      [-1, -1],
    ],
  ],
])('the line at zero runs through no value of a stack, where %s', (_, values) => {
  const series = ['one', 'two', 'three'].map((key) => ({ key, label: key }));
  const panel: BarsPanel = { ...bars, series, values, direction: 'vertical', arrangement: 'stacked' };
  for (const drawn of [drawPanel(panel, tokens, size, 'en', 'x'), drawNarrowPanel(panel, tokens, 'en')]) {
    expect(misplaced(drawn)).toEqual([]);
    const zero = straightStrokes(drawn.svg).find(({ from, to }) => from[1] === to[1]) ?? expect.fail('no line');
    const parts = drawn.texts.filter(({ weight, text }) => weight === 400 && /\d/.test(text));
    expect(parts).toHaveLength(6);
    for (const { y, size: letters, text } of parts) {
      if (text.startsWith('\u2212')) expect(y - 0.66 * letters).toBeGreaterThan(zero.from[1]);
      else expect(y).toBeLessThan(zero.from[1]);
    }
  }
});

test('values of bars beside each other on one side of zero are told apart', () => {
  const series = ['one', 'two'].map((key) => ({ key, label: key }));
  const categories = ['2019', '2020', '2021', '2022', '2023'].map((label) => ({ key: `y${label}`, label }));
  const values = [
    [1.25, -3.4, 2, 3, 1],
    [-0.9, -3.45, 1, 2, 2],
  ];
  const panel: BarsPanel = { ...bars, unit: 'EUR', decimals: 2, series, categories, values, direction: 'vertical' };
  const { texts, factor } = drawPanel(panel, tokens, { width: 1120, height: 340 }, 'en', 'x');
  expect(factor).toBe(1);
  const [first, second] = ['\u2212€3.40', '\u2212€3.45'].map((text) => {
    const { x, size: letters, weight, family } = texts.find((each) => each.text === text) ?? expect.fail(text);
    const half = measureText(family)(text, letters, weight) / 2;
    return { left: x - half, right: x + half };
  });
  expect((second?.left ?? 0) - (first?.right ?? 0)).toBeGreaterThanOrEqual(8);
});
