import type { BarsPanel, ChartPanel, DotsPanel, LinePanel, TimelinePanel } from '../../deck/model/panel.ts';

const base = { title: 'Title', summary: 'A summary.', asOf: '2024', cites: [] };
const rivers = [
  { key: 'north', label: 'Northern lowland' },
  { key: 'middle', label: 'Middle reach', detail: 'with its two tributaries', emphasis: true },
  { key: 'south', label: 'South' },
];
const twoSeries = [
  { key: 'spring', label: 'in spring', emphasis: true },
  { key: 'autumn', label: 'in autumn' },
];

/** Panels of every kind that no briefing has: with missing values, groups, several series, values below zero. */
export const samples: readonly ChartPanel[] = [
  bars('grouped', {
    arrangement: 'grouped',
    values: [
      [120, null, 45],
      [80, 64, 3],
    ],
  }),
  bars('stacked', {
    arrangement: 'stacked',
    series: [...twoSeries, { key: 'winter', label: 'in winter', pattern: 'open' }],
    values: [
      [12, 30, null],
      [8, 4, 10],
      [5, 1, 6],
    ],
    totals: [25, 35, 40],
  }),
  bars('vertical', {
    direction: 'vertical',
    categories: rivers.map((river, i) => ({ ...river, group: i === 2 ? 'Lower' : 'Upper' })),
    series: [{ key: 'flow', label: 'flow' }],
    values: [[1450.5, null, 320]],
  }),
  bars('vertical-grouped', {
    direction: 'vertical',
    values: [
      [120, null, 45],
      [80, 64, 3],
    ],
    max: 150,
  }),
  bars('vertical-stacked', {
    direction: 'vertical',
    arrangement: 'stacked',
    values: [
      [12, null, 45],
      [8, null, 3],
    ],
    totals: [20, 64, 48],
  }),
  bars('below-zero', { series: [{ key: 'change', label: 'change' }], values: [[-12, 30, 4]], unit: '%', max: 40 }),
  {
    ...base,
    id: 'dots-several',
    kind: 'dots',
    unit: '%',
    categories: rivers,
    series: [...twoSeries.map((one) => ({ ...one })), { key: 'winter', label: 'in winter', pattern: 'open' }],
    values: [
      [30, null, 62],
      [34, null, 20],
      [33, null, 21],
    ],
    max: 100,
  } satisfies DotsPanel,
  {
    ...base,
    id: 'line',
    kind: 'line',
    unit: 'metres',
    categories: Array.from({ length: 12 }, (_, i) => ({ key: `y${i}`, label: String(2010 + i) })),
    series: [
      { key: 'east', label: 'Eastern gauge', emphasis: true },
      { key: 'west', label: 'Western gauge', dashed: true, shape: 'square' },
    ],
    values: [
      [1, 1.4, 1.3, null, 1.8, 2.2, null, 2.4, 2.2, 2.8, 3, 2.9],
      [2, 2.1, 2, null, 1.9, 2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8],
    ],
  } satisfies LinePanel,
  {
    ...base,
    id: 'line-alone',
    kind: 'line',
    unit: 'metres',
    categories: rivers.map(({ key, label }) => ({ key, label })),
    series: [{ key: 'depth', label: 'depth', emphasis: true }],
    values: [[3, null, 1.25]],
  } satisfies LinePanel,
  {
    ...base,
    id: 'timeline-crowded',
    kind: 'timeline',
    unit: 'event',
    direction: 'horizontal',
    statuses: [
      { key: 'planned', label: 'planned', shape: 'circle', pattern: 'open' },
      { key: 'done', label: 'done', shape: 'square' },
    ],
    events: Array.from({ length: 7 }, (_, i) => ({
      key: `e${i}`,
      date: `${2001 + 3 * i}`,
      dateLabel: String(2001 + 3 * i),
      text:
        i % 2 === 0 ? 'The gauge is read' : 'A second and much longer report on the gauge and its readings is filed',
      status: i % 2 === 0 ? 'done' : 'planned',
      emphasis: i === 3,
    })),
  } satisfies TimelinePanel,
];

function bars(id: string, over: Partial<BarsPanel> & Pick<BarsPanel, 'values'>): BarsPanel {
  return { ...base, id, kind: 'bars', unit: 'metres', categories: rivers, series: twoSeries, ...over };
}
