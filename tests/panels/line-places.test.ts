/** Where words of lines stand: at the points that they are of, and no two over each other. */

import { beforeAll, expect, test } from 'vitest';
import type { Category, LinePanel } from '../../deck/model/panel.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';

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
