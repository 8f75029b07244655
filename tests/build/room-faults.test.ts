import { beforeAll, expect, test } from 'vitest';
import { layChart, roomFaults, stepFaults } from '../../deck/build/figures.ts';
import { measureText, registerFamily } from '../../deck/fonts/canvas.ts';
import { SANS } from '../../deck/fonts/families.ts';
import type { FigureRef, Slide } from '../../deck/model/deck.ts';
import type { MapPanel } from '../../deck/model/map.ts';
import type { ChartPanel, TimelinePanel } from '../../deck/model/panel.ts';
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

test('letters that would be too small are a fault that names the chart and its longest text', () => {
  const [found, ...others] = faults({ ...timeline, direction: 'vertical' });
  expect(others).toEqual([]);
  expect(found).toMatch(
    /^panel-room: The chart "works" has no room: its letters would be \d+\.\d px; the longest text is "The longest of all/,
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
      /^panel-room: The chart "works" has no room: its letters would be \d+\.\d px; the longest text is "Place 10"\. Shorten the texts, leave some out, or give the figure more room, such as \{height=380\}\.$/,
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
    expect.stringContaining(
      'Shorten the texts, leave some out, or make two figures of it: no height that a slide has would be enough.',
    ),
  ]);
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
