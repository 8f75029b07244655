import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { ChartPanel, LinePanel, TimelineEvent, TimelinePanel } from '../../deck/model/panel.ts';
import { drawNarrowPanel, drawPanel, prepareFonts, tokens } from './draw.ts';

beforeAll(prepareFonts);

const base = { title: 'Title', summary: 'A summary.', asOf: '2024', cites: [], unit: 'm' };
const LONG = 'Donaudampfschifffahrtsgesellschaft reports that the works have been delayed by a further eighteen months';
const statuses = [{ key: 'done', label: 'done', shape: 'circle' as const }];

function timeline(id: string, over: Partial<TimelinePanel>): TimelinePanel {
  return { ...base, id, kind: 'timeline', direction: 'horizontal', statuses, events: [], ...over };
}

/** So many events, so many days apart. */
function events(count: number, days: number, text: (i: number) => string): TimelineEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(2022, 0, 1 + i * days)).toISOString().slice(0, 10);
    return { key: `e${i}`, date, dateLabel: `${i} Month`, text: text(i), status: 'done' };
  });
}

const inLanes = (all: TimelineEvent[], amounts: boolean) =>
  all.map((event, i) => ({ ...event, lane: i % 2 ? 'b' : 'a', ...(amounts && i % 3 ? { amount: `$${i}bn` } : {}) }));
const lanes = [
  { key: 'a', label: 'Lane one' },
  { key: 'b', label: 'Second lane' },
];
const sides = [
  { key: 'a', label: 'Asserted', side: 'above' as const },
  { key: 'b', label: 'Denied', side: 'below' as const, pattern: 'open' as const },
];
const flags = [
  { key: 'f', date: '2022-02-24', dateLabel: '24 Feb', text: 'full invasion' },
  { key: 'g', date: '2023-03', dateLabel: 'March 2023', text: 'something else happens' },
];
const notes = [
  { from: 'e0', to: 'e1', text: 'a very long note over two events that are quite near' },
  { from: 'e0', to: 'e2', text: 'another' },
];

function line(
  id: string,
  count: number,
  runs: ((i: number) => number | null)[],
  over: Partial<LinePanel> = {},
): LinePanel {
  return {
    ...base,
    id,
    kind: 'line',
    categories: Array.from({ length: count }, (_, i) => ({
      key: `c${i}`,
      label: `Category ${i}`,
      date: String(1980 + i),
    })),
    series: runs.map((_, s) => ({ key: `s${s}`, label: s === 1 ? LONG : `Series ${s}` })),
    values: runs.map((run) => Array.from({ length: count }, (_, i) => run(i))),
    ...over,
  };
}

const panels: ChartPanel[] = [
  timeline('one event', { events: events(1, 1, () => 'Only one') }),
  timeline('four on one day', { events: events(4, 0, (i) => `Thing ${i}`) }),
  timeline('twelve events', { events: events(12, 20, (i) => `Event number ${i} of many`) }),
  timeline('words of 100 letters', { events: events(3, 200, () => LONG) }),
  timeline('eight in lanes', {
    lanes,
    events: inLanes(
      events(8, 60, (i) => `Event ${i} with words`),
      true,
    ),
  }),
  timeline('long words in lanes', {
    lanes,
    events: inLanes(
      events(4, 90, () => LONG),
      true,
    ),
  }),
  timeline('flags and notes', {
    lanes,
    events: inLanes(
      events(4, 200, (i) => `Event ${i}`),
      true,
    ),
    flags,
    notes,
  }),
  timeline('ten on two sides', {
    lanes: sides,
    events: inLanes(
      events(10, 9, (i) => `Event ${i} with words`),
      false,
    ),
  }),
  timeline('flags on two sides', {
    lanes: sides,
    events: inLanes(
      events(4, 30, (i) => `Event ${i}`),
      false,
    ),
    flags,
  }),
  line('one category', 1, [() => 5, () => 3]),
  line('forty categories', 40, [(i) => i, (i) => 40 - i, (i) => (i % 7 ? 20 : null)]),
  line('all zero', 6, [() => 0, () => 0]),
  line('all missing', 6, [() => null, () => null]),
  line('huge', 6, [(i) => i * 1e9, (i) => -i * 1e8]),
  line('tiny', 6, [(i) => i * 4e-7]),
  line(
    'five that end together',
    8,
    [0, 1, 2, 3, 4].map((s) => (i: number) => i + 1 + s / 10),
  ),
];

const SIZES = [
  { width: 1152, height: 340 },
  { width: 1152, height: 286 },
  { width: 752, height: 330 },
  { width: 552, height: 300 },
];

describe.each(panels.map((panel) => [panel.id, panel] as const))('%s', (_, panel) => {
  test.each([...SIZES, undefined])('keeps its words inside and apart, %o', (size) => {
    const { svg, texts, factor } = size
      ? drawPanel(panel, tokens, size, 'en', 'p')
      : drawNarrowPanel(panel, tokens, 'en');
    const [width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).slice(1).map(Number);
    const placed = texts.map(({ text, x, y, size: px, weight, anchor, family }) => {
      const wide = measureText(family)(text, px, weight);
      const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
      return { text, left, right: left + wide, top: y - 0.7 * px, bottom: y + 0.2 * px };
    });
    const out = placed.filter(
      (one) => one.left < -1 || one.top < -1 || one.right > width + 1 || one.bottom > height + 1,
    );
    expect(out).toEqual([]);
    const over = placed.flatMap((a, i) =>
      placed
        .slice(i + 1)
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map((b) => `${a.text} / ${b.text}`),
    );
    expect(over).toEqual([]);
    if (!size) expect(Math.min(...texts.map((text) => text.size / factor))).toBeGreaterThanOrEqual(13);
  });
});
