import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { ROOT } from '../build-deck.ts';
import { drawPanel, prepareFonts, tokens } from '../panels/draw.ts';
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

test('the pictures of the manual have the colours of this theme', async () => {
  const [css, pictures] = await Promise.all(
    ['theme/tokens.css', 'tests/fixtures/theme/tokens.css'].map((name) => readFile(path.join(ROOT, name), 'utf8')),
  );
  for (const [line] of pictures?.matchAll(/^ {2}--.*$/gm) ?? []) expect(css).toContain(line);
});

test('the figures are those of the fact sheet', () => {
  expect([...charts.keys()]).toEqual([
    'army',
    'force-inventory',
    'poll-results',
    'polls-compared',
    'pressure',
    'strength',
    'surveys',
    'ties',
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
    keys: ['reject-troops', 'intervene', 'benefit', 'obey'],
    values: [[90, 9, 16, 18]],
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
  expect(charts.get('poll-results')?.subtitle).toContain('the article does not quote the questions');
});

/** Where each chart stands on its slide: its width, and the height that the slide gives it. */
const ROOM: Readonly<Record<string, number>> = {
  army: 112,
  exercises: 116,
  pressure: 262,
  'poll-results': 288,
  ties: 264,
  surveys: 264,
};

test('each chart has its ordinary room on its slide', () => {
  for (const panel of charts.values()) {
    const size = { width: 1152, height: ROOM[panel.id] ?? 300 };
    expect(`${panel.id} ${drawPanel(panel, tokens, size, 'en', 'p').factor}`).toBe(`${panel.id} 1`);
  }
});
