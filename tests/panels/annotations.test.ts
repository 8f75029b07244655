import { beforeAll, describe, expect, test } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import type { AnnotatedPanel, BarsPanel, DotsPanel, LinePanel } from '../../deck/model/panel.ts';
import { checkPanel } from '../../deck/panels/check/check-panel.ts';
import { findPlaces } from '../../deck/panels/check/panel-fault.ts';
import { panelDatum } from '../../deck/panels/index.ts';
import { sayingsOf, sayingWords } from '../../deck/panels/layout/annotations.ts';
import { formatValue, formatWithUnit, unitWords } from '../../deck/panels/layout/format.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';

beforeAll(prepareFonts);

const base = { id: 'x', title: 'T', summary: 'S.', unit: '%', asOf: '2024', cites: [] };
const table = {
  categories: [
    { key: 'north', label: 'North' },
    { key: 'south', label: 'South' },
    { key: 'west', label: 'West' },
  ],
  series: [
    { key: 'men', label: 'Men' },
    { key: 'women', label: 'Women' },
  ],
  values: [
    [40, 20, null],
    [52, 31.5, 12],
  ],
};
const bars: BarsPanel = { ...base, ...table, kind: 'bars' };
const dots: DotsPanel = { ...base, ...table, kind: 'dots' };
const line: LinePanel = { ...base, ...table, kind: 'line' };

function problems(panel: AnnotatedPanel): string[] {
  const text = 'export default definePanel({\n  values: [],\n});\n';
  return checkPanel({ ...panel }, findPlaces({ path: 'charts/x.ts', text }, [])).problems.map(
    (problem) =>
      formatError(problem)
        .split('\n')[0]
        ?.replace(/^\S+ +/, '') ?? '',
  );
}

test('differences are computed, in points of percentages, and notes name what they are of', () => {
  const said: BarsPanel = {
    ...bars,
    notes: [
      { at: { category: 'north', series: 'men' }, text: 'asked twice' },
      { from: 'north', to: 'south', text: 'the mainland' },
    ],
    differences: [
      { from: { category: 'north', series: 'men' }, to: { category: 'north', series: 'women' } },
      { from: { category: 'north', series: 'women' }, to: { category: 'south', series: 'women' }, text: 'lower' },
    ],
  };
  expect(problems(said)).toEqual([]);
  expect(sayingsOf(said, 'en').map((saying) => sayingWords(said, saying, 'en'))).toEqual([
    'North, Men: asked twice',
    'North, Men to Women: +12 points',
    'North to South: the mainland',
    'North, Women to South, Women: \u221220.5 points lower',
  ]);
  const [, first] = sayingsOf({ ...said, unit: 'EUR' }, 'de');
  expect(first?.strong).toBe('+12\u00a0€');
});

test.each(['he', 'ar', 'fa'])(
  'a plus stands where the language has the minus, with the marks that keep it there: %s',
  (lang) => {
    const strong = ([from, to]: [number, number]) => {
      const [categories, series] = [bars.categories.slice(0, 2), bars.series.slice(0, 1)];
      const differences = [{ from: { category: 'north', series: 'men' }, to: { category: 'south', series: 'men' } }];
      const said: BarsPanel = {
        ...bars,
        unit: 'EUR',
        factor: 'million',
        categories,
        series,
        values: [[from, to]],
        differences,
      };
      return sayingsOf(said, lang)[0]?.strong;
    };
    expect(strong([1.25e6, 12e6])).toBe(strong([12e6, 1.25e6])?.replace('\u2212', '+'));
    expect(strong([1.25e6, 12e6])).toContain('+');
  },
);

test('an interval is said after its value', () => {
  const low = [
    [36, 18, null],
    [50, 28, 6],
  ];
  const high = [
    [44, 22, null],
    [55, 35, 19],
  ];
  for (const panel of [bars, dots, line]) {
    expect(panelDatum({ ...panel, low, high }, 1, 2, 'en')).toBe('West, Women: 12%, 6 to 19');
    const { texts, svg } = drawPanel({ ...panel, low, high }, tokens, { width: 752, height: 400 }, 'en', 'x');
    expect(misplaced({ svg, texts })).toEqual([]);
  }
  expect(problems({ ...bars, low, high })).toEqual([]);
});

describe('crowded notes', () => {
  const notes = ['north', 'south', 'west'].flatMap((category) => [
    { at: { category, series: 'women' }, text: `A long note on what is known of the ${category} and what is not` },
    { at: { category, series: 'men' }, text: 'and another' },
  ]);
  const differences = [
    { from: { category: 'north', series: 'women' }, to: { category: 'west', series: 'women' }, text: 'in all' },
  ];
  const marks = [
    { at: 50, label: 'a majority of all' },
    { at: 45, label: 'as many as last time' },
  ];
  test.each([
    [bars, 460],
    [{ ...bars, direction: 'vertical' as const }, 520],
    [dots, 520],
    [{ ...dots, arrangement: 'change' as const }, 460],
    [line, 520],
  ])('never lie over each other: %#', (panel, height) => {
    const said = {
      ...panel,
      notes: notes.filter(({ at }) => at.category !== 'west' || at.series !== 'men'),
      differences,
      marks,
    };
    expect(problems(said)).toEqual([]);
    expect(misplaced(drawPanel(said, tokens, { width: 1152, height }, 'en', 'x'))).toEqual([]);
    expect(misplaced(drawNarrowPanel(said, tokens, 'en'))).toEqual([]);
  });
});

test('what stands at nothing is a fault with its cure', () => {
  expect(problems({ ...bars, notes: [{ at: { category: 'nort' }, text: 'x' }] })).toEqual([
    'The note "x" stands at the unknown category "nort" [panel-note]',
  ]);
  expect(problems({ ...bars, notes: [{ at: { category: 'north', series: 'man' }, text: 'x' }] })).toEqual([
    'The note "x" stands at the unknown series "man" [panel-note]',
  ]);
  expect(problems({ ...bars, differences: [{ from: { category: 'north' }, to: { category: 'south' } }] })).toEqual([
    'The difference of "north" and "south" needs a value of each [panel-difference]',
    'The difference of "north" and "south" needs a value of each [panel-difference]',
  ]);
  expect(problems({ ...bars, max: 100, marks: [{ at: 120, label: 'all' }] })).toEqual([
    'The line "all" is beyond the end of the scale, 100 [panel-max]',
  ]);
  expect(problems({ ...bars, bands: [{ from: 50, to: 40 }] })).toEqual([
    'A band begins at 50 and ends at 40 [panel-band]',
  ]);
  expect(problems({ ...bars, bands: [{ from: 'north', to: 'south' }] })).toEqual([
    'Only lines have bands over categories [panel-band]',
  ]);
  expect(problems({ ...line, bands: [{ from: 'south', to: 'north' }] })).toEqual([
    'A band begins at "south" and ends at "north" [panel-band]',
  ]);
  expect(
    problems({
      ...dots,
      axis: 'log',
      values: [
        [0, 20, 3],
        [1, 2, 3],
      ],
    }),
  ).toEqual(['0 has no place on an axis in equal ratios [panel-axis]']);
  expect(problems({ ...bars, arrangement: 'stacked', low: table.values, high: table.values })).toEqual([
    'Parts of a stack have no intervals [panel-interval]',
  ]);
  const [first] = table.series;
  expect(problems({ ...dots, arrangement: 'range', series: first ? [first] : [], values: [[1, 2, 3]] })).toEqual([
    'There is only one series, and nothing to join it with in a range [panel-arrangement]',
  ]);
});

test('numbers follow the language, the decimals and the factor that are asked for', () => {
  const euros = { unit: 'EUR', factor: 'million', decimals: 1 } as const;
  expect(formatValue(98_765_432_100, euros, 'en')).toBe('€98,765.4');
  expect(formatValue(98_765_432_100, euros, 'de')).toBe('98.765,4\u00a0€');
  expect(formatValue(1, euros, 'en')).toBe('€0.000001');
  expect(formatWithUnit(5_400_000, { unit: 'people', factor: 'thousand' }, 'en')).toBe('5,400,000\u00a0people');
  expect(unitWords({ unit: 'people', factor: 'thousand' }, 'de')).toBe('people, in Tausend');
  expect(formatWithUnit(12, 'kilometer', 'de')).toBe('12\u00a0Kilometer');
  expect(formatWithUnit(1, 'hour', 'en')).toBe('1\u00a0hour');
  expect(formatValue(0.0000009, 'people', 'en')).toBe('0.0000009');
  expect(formatValue(3, { unit: '%', decimals: 1 }, 'en')).toBe('3.0%');
});
