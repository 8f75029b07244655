import { beforeAll, describe, expect, test } from 'vitest';
import type { Category, ChartPanel, ValuesPanel } from '../../deck/model/panel.ts';
import { drawNarrowPanel, drawPanel, leastLetters, misplaced, prepareFonts, tokens } from './draw.ts';

beforeAll(prepareFonts);

const base = { title: 'Title', summary: 'A summary.', asOf: '2024', cites: [], unit: 'people' };
const LONG =
  'What the respondents of the second wave of the survey were asked about the harbour, and what they were not asked at all';
const COMPOUND = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const UKRAINIAN = 'Житлово-комунальне господарство Дніпропетровської області';

function categories(count: number, label: (i: number) => string): Category[] {
  return Array.from({ length: count }, (_, i) => ({ key: `k${i}`, label: label(i) }));
}

/** Labels and values that no chart desk likes. */
const DATA: Record<string, { labels: Category[]; values: (number | null)[] }> = {
  'one category': { labels: categories(1, () => 'Only'), values: [3] },
  'forty categories': {
    labels: categories(40, (i) => `Place ${i + 1}`),
    values: Array.from({ length: 40 }, (_, i) => i),
  },
  'all zero': { labels: categories(4, (i) => `Place ${i}`), values: [0, 0, 0, 0] },
  'all missing': { labels: categories(4, (i) => `Place ${i}`), values: [null, null, null, null] },
  'below zero': { labels: categories(4, (i) => `Place ${i}`), values: [-12, 30, -4, 8] },
  tiny: { labels: categories(2, (i) => `Place ${i}`), values: [0.0000004, 0.0000009] },
  huge: { labels: categories(3, (i) => `Place ${i}`), values: [1_234_567_890, 98_765_432_100, 5] },
  'long labels': { labels: categories(5, (i) => `${i} ${LONG}`), values: [40, 20, 5, 7, 9] },
  'German compounds': { labels: categories(4, (i) => (i % 2 ? COMPOUND : 'Kurz')), values: [40, 20, 5, 7] },
  Ukrainian: { labels: categories(6, () => UKRAINIAN), values: [40, 20, 5, 7, 9, 3] },
};

const KINDS = [
  'level bars',
  'upright bars',
  'two series of bars',
  'stacked bars',
  'dots',
  'two series of dots',
] as const;

function panelOf(kind: (typeof KINDS)[number], name: string): ValuesPanel {
  const { labels, values } = DATA[name] ?? { labels: [], values: [] };
  const one = { series: [{ key: 'all', label: 'People' }], values: [values] };
  const two = {
    series: [
      { key: 'men', label: 'Men' },
      { key: 'women', label: 'Women' },
    ],
    values: [values, values.map((value) => (value === null ? null : value / 2))],
  };
  const panel = { ...base, id: 'p', categories: labels };
  if (kind === 'dots') return { ...panel, ...one, kind: 'dots' };
  if (kind === 'two series of dots') return { ...panel, ...two, kind: 'dots' };
  if (kind === 'upright bars') return { ...panel, ...one, kind: 'bars', direction: 'vertical' };
  if (kind === 'two series of bars') return { ...panel, ...two, kind: 'bars' };
  if (kind === 'stacked bars') return { ...panel, ...two, kind: 'bars', arrangement: 'stacked' };
  return { ...panel, ...one, kind: 'bars' };
}

const PLACES = [{ width: 1152, height: 340 }, { width: 752, height: 330 }, { width: 552, height: 300 }, undefined];

/** What has no room even so, and is a fault with its slide (room-faults.test.ts). */
const WITHOUT_ROOM =
  /forty categories at (752|552)|(two series|stacked).* forty categories at \d|long labels at 552|(two series|stacked).* long labels at 752|(stacked bars|of dots) Ukrainian at 552|of dots Ukrainian at 752/;

const cases = KINDS.flatMap((kind) => Object.keys(DATA).map((name) => ({ kind, name })));

describe.each(cases)('$kind, $name', ({ kind, name }) => {
  test.each(PLACES)('keep their letters large, inside and apart, %o', (size) => {
    const panel: ChartPanel = panelOf(kind, name);
    const drawn = size ? drawPanel(panel, tokens, size, 'en', 'p') : drawNarrowPanel(panel, tokens, 'en');
    const where = `${kind} ${name} at ${size?.width}`;
    if (WITHOUT_ROOM.test(where)) return expect(drawn.factor, where).toBeGreaterThan(1);
    expect(misplaced(drawn)).toEqual([]);
    expect(leastLetters(drawn, !size), where).toBeGreaterThanOrEqual(size ? 15.5 : 13);
  });
});
