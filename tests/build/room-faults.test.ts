import { beforeAll, expect, test } from 'vitest';
import { stepFaults } from '../../deck/build/figures.ts';
import { layChart, roomFaults } from '../../deck/build/room-faults.ts';
import { measureText, registerFamily } from '../../deck/fonts/canvas.ts';
import { SANS } from '../../deck/fonts/families.ts';
import type { FigureRef, Slide } from '../../deck/model/deck.ts';
import type { MapPanel } from '../../deck/model/map.ts';
import type { BarsPanel, ChartPanel, TimelinePanel } from '../../deck/model/panel.ts';
import { plotSize } from '../../deck/page/figure.ts';
import { COLOURS_AS_PROPERTIES } from '../../deck/panels/draw/svg.ts';
import { PANEL_SIZES } from '../../deck/panels/index.ts';
import { steppedMap } from '../../deck/panels/map/map-sheet.ts';

beforeAll(() => registerFamily(''));

const figure: FigureRef = {
  type: 'figure',
  panel: 'works',
  layout: 'column',
  nth: 0,
  alt: '',
  fragment: false,
  cites: [],
  citeHtml: '',
  marks: [],
};
const slide = { source: { file: 'slides/01.md', line: 7, column: 1 } } as Slide;

function faults(panel: ChartPanel, over: Partial<FigureRef> = {}): string[] {
  const tokens = { colours: COLOURS_AS_PROPERTIES, family: SANS, sizes: PANEL_SIZES };
  const kit = { tokens, lang: 'en', measure: measureText(SANS) };
  const size = plotSize({ ...figure, ...over });
  return roomFaults(panel, layChart(panel, { ...kit, size })).map(
    ({ code, message, hint }) => `${code}: ${message}. ${hint}`,
  );
}

const timeline: TimelinePanel = {
  id: 'works',
  kind: 'timeline',
  direction: 'horizontal',
  title: 'T',
  summary: 'S.',
  unit: 'event',
  asOf: '2024',
  cites: [],
  statuses: [{ key: 'done', label: 'done', shape: 'circle' }],
  events: Array.from({ length: 14 }, (_, i) => ({
    key: `e${i}`,
    date: `${2000 + i}`,
    dateLabel: `${2000 + i}`,
    text: i === 3 ? 'The longest of all that is said of the works on the harbour' : 'Works on the harbour go on',
    status: 'done',
  })),
};

test('a horizontal timeline that has no room is a fault with its slide and a cure, and never runs down without a word', () => {
  expect(faults(timeline)).toEqual([
    'timeline-room: The events of the timeline "works" have no room side by side; the longest is ' +
      '"The longest of all that is said of the works on the harbour". ' +
      'Shorten the texts, write direction: "vertical", or make two figures of it: no height that a slide has would be enough.',
  ]);
  expect(faults({ ...timeline, events: timeline.events.slice(0, 3) }, { layout: 'full' })).toEqual([]);
});

test('letters that would be too small are a fault that names the chart and what it has too many of', () => {
  const [found, ...others] = faults({ ...timeline, direction: 'vertical' });
  expect(others).toEqual([]);
  expect(found).toMatch(
    /^panel-room: The chart "works" has no room: its letters would be \d+\.\d px; it has 14 events\. Leave out some events: 6 have room\.$/,
  );
  expect(faults({ ...timeline, direction: 'vertical', events: timeline.events.slice(0, 5) })).toEqual([]);
});

test('bars whose letters would be too small are a fault, on the slide as in the column of a phone', () => {
  const bars = (label: (i: number) => string, count: number): ChartPanel => ({
    ...timeline,
    kind: 'bars',
    unit: 'people',
    categories: Array.from({ length: count }, (_, i) => ({ key: `k${i}`, label: label(i) })),
    series: [{ key: 'all', label: 'People' }],
    values: [Array.from({ length: count }, (_, i) => i)],
  });
  expect(faults(bars((i) => `Place ${i}`, 8))).toEqual([]);
  expect(
    faults(
      bars((i) => `Place ${i}`, 40),
      { layout: 'full' },
    ),
  ).toEqual([]);
  expect(faults(bars((i) => `Place ${i}`, 28))).toEqual([
    expect.stringMatching(
      /^panel-room: The chart "works" has no room: its letters would be \d+\.\d px; it has 28 categories\. Leave out some categories or make two figures of it: 22 have room, or give the figure more room, such as \{height=380\}\.$/,
    ),
  ]);
});

test('the height of the cure is one that gives room; where none does the cure names none', () => {
  const places = (count: number): ChartPanel => ({
    ...timeline,
    kind: 'bars',
    unit: 'people',
    categories: Array.from({ length: count }, (_, i) => ({ key: `k${i}`, label: `Place ${i}` })),
    series: [{ key: 'all', label: 'People' }],
    values: [Array.from({ length: count }, (_, i) => i)],
  });
  const height = Number(/\{height=(\d+)\}/.exec(faults(places(26)).join())?.[1]);
  expect(faults(places(26), { height })).toEqual([]);
  expect(faults(places(26), { height: height - 20 })).toHaveLength(1);
  expect(faults(places(40))).toEqual([
    expect.stringMatching(
      /it has 40 categories\. Leave out some categories or make two figures of it: 22 have room\.$/,
    ),
  ]);
});

const survey = (categories: string[], series: string[], more: Partial<BarsPanel> = {}): ChartPanel => ({
  ...timeline,
  kind: 'bars',
  unit: '%',
  categories: categories.map((label, i) => ({ key: `k${i}`, label })),
  series: series.map((label, s) => ({ key: `s${s}`, label, ...(s > 0 ? { pattern: 'hatched' } : {}) })),
  values: [
    [-1234.5, 43.4, 0, null],
    [12, -0.05, 57, 99.8],
  ].slice(0, series.length),
  ...more,
});

test('what a fault on a phone names is the cause: when that is shorter there is room', () => {
  const labels = ['The government should withdraw the law on the Supreme Court', 'Ferries', 'Bridges', 'Tunnels'];
  const more: Partial<BarsPanel> = {
    notes: [{ at: { category: 'k1', series: 's0' }, text: 'Of 61 asked' }],
    marks: [{ at: 500, label: 'Majority' }],
  };
  const long = ['entirely of this opinion', 'rather not of this opinion'];
  expect(faults(survey(labels, long, more), { layout: 'full' })).toEqual([
    expect.stringMatching(
      /in the column of a phone: its letters would be [\d.]+ px; the longest of the labels of its series is "rather not of this opinion"\. Shorten the labels of its series\.$/,
    ),
  ]);
  expect(faults(survey(labels, ['yes', 'no'], more), { layout: 'full' })).toEqual([]);
  expect(faults(survey(['A', 'B', 'C', 'D'], long, more), { layout: 'full' })).toHaveLength(1);
});

test('the number of rows that a cure names has room, and one more has not', () => {
  const dots = (count: number): ChartPanel => ({
    ...timeline,
    kind: 'dots',
    unit: '%',
    categories: Array.from({ length: count }, (_, i) => ({ key: `k${i}`, label: `P${i + 1}` })),
    series: ['2019', '2023'].map((label) => ({ key: label, label })),
    values: [7, 11].map((step) => Array.from({ length: count }, (_, i) => 30 + ((i * step) % 23))),
  });
  const [found = ''] = faults(dots(25), { layout: 'full' });
  expect(found).not.toMatch(/[Ss]horten/);
  const count = Number(/(\d+) have room/.exec(found)?.[1]);
  expect(faults(dots(count), { layout: 'full' })).toEqual([]);
  expect(faults(dots(count + 1), { layout: 'full' })).toHaveLength(1);
});

test('columns of small multiples that a cure names give room', () => {
  const months = Array.from({ length: 8 }, (_, i) => ({ key: `k${i}`, label: `Month ${i + 1}` }));
  const small = (columns: number): ChartPanel => ({
    ...timeline,
    kind: 'line',
    unit: '%',
    categories: months,
    series: Array.from({ length: 9 }, (_, s) => ({ key: `s${s}`, label: `Harbour ${s + 1}` })),
    values: Array.from({ length: 9 }, (_, s) => months.map((_, i) => (s * 7 + i * 5) % 60)),
    small: { by: 'series', columns },
  });
  const [found = ''] = faults(small(1), { layout: 'full' });
  const columns = /columns: (\d)/.exec(found)?.[1];
  const height = /\{height=(\d+)\}/.exec(found)?.[1];
  expect(columns ?? height).toBeDefined();
  const over: Partial<FigureRef> = { layout: 'full', ...(height ? { height: Number(height) } : {}) };
  expect(faults(small(columns ? Number(columns) : 1), over)).toEqual([]);
});

test('steps of a figure that has only one thing to show are a fault', () => {
  const single = { ...timeline, events: timeline.events.slice(0, 1) };
  const said = (panel: ChartPanel, steps?: true) =>
    stepFaults(panel, { ...figure, ...(steps ? { steps } : {}) }, slide);
  expect(said(single, true).map(({ message }) => message)).toEqual([
    'The chart "works" has nothing that could come in steps',
  ]);
  expect([...said(single), ...said(timeline, true)]).toEqual([]);
});

test('a map comes in steps as its module says, else frame by frame or by what happened, never by its ground', () => {
  const ground = { draw: 'areas', key: 'land', label: 'Land', look: 'land', features: [] } as const;
  const way = { draw: 'movements', key: 'way', label: 'Way', date: { text: 'May', source: slide.source }, ways: [] };
  const map = { ...timeline, kind: 'map', projection: 'conformal', layers: [ground] } as unknown as MapPanel;
  const said = (panel: MapPanel) => stepFaults(panel, { ...figure, steps: true }, slide).map(({ message }) => message);
  expect(said(map)).toEqual(['The map "works" has nothing that could come in steps']);
  const event = { ...map, layers: [ground, way] } as unknown as MapPanel;
  expect(said(event)).toEqual([]);
  expect(steppedMap(event)?.layers.map(({ step }) => step)).toEqual([undefined, 1]);
  const frames = [1, 2].map((i) => ({ key: `f${i}`, head: `F ${i}`, layers: [] }));
  expect(steppedMap({ ...map, frames })?.frames?.map(({ step }) => step)).toEqual([undefined, 1]);
});
