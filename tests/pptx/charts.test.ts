import { expect, test } from 'vitest';
import type { ValuesPanel } from '../../deck/model/panel.ts';
import { GERMAN, HARBOUR } from '../build-deck.ts';
import { chartsHoldTheirData, chartsOf } from './chart-checks.ts';
import { all, type Element, madeFrom } from './read-pptx.ts';

for (const folder of [HARBOUR, 'tests/fixtures/decks/gallery', GERMAN]) chartsHoldTheirData(folder);

test('the label of a bar below zero has room beside the names of the categories', async () => {
  const charts = chartsOf(await madeFrom('tests/fixtures/decks/hebrew'));
  const own = charts.find(({ panel }) => panel.id === 'taktsiv');
  if (!own) throw new Error('The deck has no such chart.');
  const [min, max] = ['c:min', 'c:max'].map((name) => Number(all(own.chart, name)[0]?.attrs.val));
  expect(min).toBeLessThan(-140_000);
  expect(min).toBeGreaterThan(-200_000);
  expect(max).toBe(140_000);
});

test('an interval becomes bars of error as long as its ends are away', async () => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const found = chartsOf(made).find(({ chart }) => all(chart, 'c:errBars').length > 0);
  const panel = found?.panel as (ValuesPanel & { low?: (number | null)[][]; high?: (number | null)[][] }) | undefined;
  if (!found || !panel) throw new Error('The gallery has no interval.');
  const plus = all(all(found.chart, 'c:plus')[0] ?? found.chart, 'c:pt');
  const series = panel.low?.findIndex((run) => run.some((end) => end !== null)) ?? 0;
  for (const point of plus) {
    const i = Number(point.attrs.idx);
    const [value, high] = [panel.values[series]?.[i] ?? 0, panel.high?.[series]?.[i] ?? 0];
    expect(Number(all(point, 'c:v')[0]?.text)).toBeCloseTo(high - value, 6);
  }
  expect(plus.length).toBeGreaterThan(0);
});

test('figures from elsewhere are marks on the axis of the bars, on a second pair of axes of the same ends', async () => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const found = chartsOf(made).find(({ panel }) => panel.id === 'bars-compare');
  if (!found) throw new Error('The gallery has no figures from elsewhere.');
  const [bars, marks] = all(found.chart, 'c:barChart');
  const values = (of: Element | undefined) =>
    all(all(of ?? found.chart, 'c:val')[0] ?? found.chart, 'c:pt').map((each) => [
      Number(each.attrs.idx),
      Number(all(each, 'c:v')[0]?.text),
    ]);
  const [before, mark] = all(marks ?? found.chart, 'c:ser');
  expect(values(mark).at(1)).toEqual([1, 8]);
  expect(values(before).at(1)).toEqual([1, 3]);
  const [[, from = 0] = [], [, long = 0] = []] = [values(before)[0] ?? [], values(mark)[0] ?? []];
  expect(from + long / 2).toBeCloseTo(85, 3);
  expect(all(before ?? found.chart, 'a:noFill').length).toBeGreaterThan(0);
  const ends = all(found.chart, 'c:valAx').map((axis) => ['c:min', 'c:max'].map((end) => all(axis, end)[0]?.attrs.val));
  expect(ends[1]).toEqual(ends[0]);
  expect(all(bars ?? found.chart, 'c:ser')).toHaveLength(1);
});
