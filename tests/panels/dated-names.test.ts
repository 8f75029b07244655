import { beforeAll, expect, test } from 'vitest';
import type { BarsPanel, DotsPanel } from '../../deck/model/panel.ts';
import { drawNarrowPanel, drawPanel, prepareFonts, tokens } from './draw.ts';

beforeAll(prepareFonts);

const dates = ['2019-01', '2019-02-03', '2020'];
const base = { id: 'p', title: 'Title', summary: 'A summary.', asOf: '2024', cites: [], unit: 'people' };
const values = {
  categories: dates.map((date) => ({ key: date, label: date, date })),
  series: [{ key: 'all', label: 'All' }],
  values: [[1, 2, 3]],
};
const bars: BarsPanel = { ...base, ...values, kind: 'bars' };
const dots: DotsPanel = { ...base, ...values, kind: 'dots' };

test.each([
  ['bars', bars],
  ['upright bars', { ...bars, direction: 'vertical' as const }],
  ['dots', dots],
])('%s by date are named as the language writes dates', (_name, panel) => {
  const drawn = [
    drawPanel(panel, tokens, { width: 1152, height: 340 }, 'de', 'p'),
    drawNarrowPanel(panel, tokens, 'de'),
  ];
  for (const { texts } of drawn) {
    const words = texts.map(({ text }) => text).join(' ');
    for (const name of ['Januar 2019', '3. Februar 2019', '2020']) expect(words).toContain(name);
    expect(words).not.toContain('2019-');
  }
});
