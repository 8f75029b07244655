import { beforeAll, expect, test } from 'vitest';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { drawPanel, prepareFonts, SIZES, tokens } from '../panels/draw.ts';
import { loadCharts } from './load-charts.ts';

let charts: Map<string, ChartPanel>;

beforeAll(async () => {
  await prepareFonts();
  const loaded = await loadCharts();
  expect(loaded.flatMap(({ problems }) => problems)).toEqual([]);
  charts = new Map(loaded.flatMap(({ panel }) => (panel ? [[panel.id, panel] as const] : [])));
});

const values = (id: string) => {
  const panel = charts.get(id);
  return panel && panel.kind !== 'timeline'
    ? { keys: panel.categories.map(({ key }) => key), values: panel.values, totals: panel.totals }
    : undefined;
};

test('the figures are those of the fact sheet', () => {
  expect([...charts.keys()]).toEqual([
    'force-inventory',
    'loans',
    'mobilisation',
    'poll-results',
    'polls-compared',
    'strength',
  ]);
  expect(values('force-inventory')).toEqual({
    keys: ['su-25', 'mig-29', 'su-30'],
    values: [
      [null, 13, null],
      [null, 21, null],
    ],
    totals: [67, 34, 4],
  });
  expect(values('poll-results')).toEqual({
    keys: ['reject-troops', 'obey', 'benefit', 'intervene'],
    values: [[90, 18, 16, 9]],
  });
  expect(values('strength')?.values).toEqual([[45000, 45000, 48000, 18000, 15000]]);
  expect(values('polls-compared')?.values).toEqual([
    [3, 6, 5, null, null],
    [null, null, null, 11, null],
    [null, null, null, null, 9],
  ]);
});

test('separate questions and different pollsters are neither stacked nor joined', () => {
  expect(charts.get('poll-results')).toMatchObject({ kind: 'bars', max: 100 });
  expect(charts.get('poll-results')).not.toHaveProperty('arrangement');
  expect(charts.get('polls-compared')?.kind).toBe('dots');
  expect(charts.get('poll-results')?.note).toContain('not stated by the source');
});

test('each chart has its ordinary room in every layout', () => {
  for (const panel of charts.values()) {
    for (const size of SIZES)
      expect(`${panel.id} ${drawPanel(panel, tokens, size, 'en', 'p').factor}`).toBe(`${panel.id} 1`);
  }
});
