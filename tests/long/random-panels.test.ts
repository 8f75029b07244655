import { beforeAll, expect, test } from 'vitest';
import type { BarsPanel, Category, DotsPanel, LinePanel, Series, ValueNote } from '../../deck/model/panel.ts';
import { checkPanel } from '../../deck/panels/check/check-panel.ts';
import { findPlaces } from '../../deck/panels/check/panel-fault.ts';
import { drawNarrowPanel, drawPanel, leastLetters, misplaced, prepareFonts, tokens } from '../panels/draw.ts';
import { randomNumbers } from '../random-numbers.ts';

beforeAll(prepareFonts);

const WORDS = [
  'Harbour',
  'Old town',
  'Dunes',
  'Ministry of Regional Development',
  'Schleswig-Holstein',
  'A',
  'Дніпропетровськ',
  'no answer given',
  'Women',
  'over 65 years of age',
] as const;
const NOTES = ['asked twice', 'a long note on what is known of it and what is not', 'first wave'] as const;

/** Bars, dots or lines with whatever an author may give them: all that the seed decides. */
function panelOf(seed: number): BarsPanel | DotsPanel | LinePanel {
  const below = randomNumbers(seed);
  const random = () => below(1_000_000) / 1_000_000;
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[int(0, list.length - 1)] as T;
  const chance = (part: number) => random() < part;
  const [count, many] = [pick([1, 2, 3, 4, 5, 6, 8, 12, 20]), pick([1, 1, 2, 2, 3, 4, 5])];
  const kind = pick(['bars', 'bars', 'dots', 'line', 'line'] as const);
  const dated = kind === 'line' && chance(0.4);
  const categories = Array.from({ length: count }, (_, i): Category => {
    const month = `${2010 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
    return { key: `c${i}`, label: dated ? month : `${pick(WORDS)} ${i}`, ...(dated && { date: `${month}-01` }) };
  });
  const series = Array.from({ length: many }, (_, i): Series => {
    return { key: `s${i}`, label: `${pick(WORDS)} ${i}`, ...(chance(0.3) && { emphasis: true }) };
  });
  const [scale, signed] = [pick([1, 10, 100, 1000, 1e6, 1e-3, 1e9]), chance(0.25)];
  const value = () => Math.round((signed ? 2 * random() - 1 : random()) * scale * 100) / 100;
  const values = series.map(() => categories.map(() => (chance(0.08) ? null : value())));
  const away = (by: number) =>
    values.map((run) => run.map((each) => (each === null ? null : each + Math.abs(each) * by)));
  const at = () => ({ category: `c${int(0, count - 1)}`, ...(many > 1 && { series: `s${int(0, many - 1)}` }) });
  const note = (): ValueNote =>
    chance(0.8) || count < 2
      ? { at: at(), text: pick(NOTES) }
      : { from: 'c0', to: `c${count - 1}`, text: 'the mainland' };
  const base = {
    ...{ id: 'x', title: 'T', summary: 'S.', unit: pick(['%', 'people', 'EUR', 'km']), asOf: '2024', cites: [] },
    ...{ categories, series, values },
    ...(chance(0.3) && { low: away(-0.2), high: away(0.2) }),
    ...(chance(0.5) && { notes: Array.from({ length: int(1, 3) }, note) }),
    ...(chance(0.3) && count > 1 && { differences: [{ from: at(), to: at() }] }),
    ...(chance(0.3) && { marks: [{ at: value(), label: pick(['majority', 'as many as last time']) }] }),
  };
  if (kind === 'line') return { ...base, kind };
  if (kind === 'dots')
    return { ...base, kind, ...(chance(0.4) && { arrangement: pick(['change', 'range'] as const) }) };
  return {
    ...base,
    kind,
    direction: pick(['vertical', 'horizontal'] as const),
    ...(many > 1 && chance(0.4) && { arrangement: 'stacked' as const }),
  };
}

/** What is wrong with a drawing, but for one whose letters could not be set as large as they must be: that is told as a fault. */
function faultsOf(drawn: ReturnType<typeof drawPanel>, least: number, narrow: boolean): string[] {
  const numbers = /NaN|undefined|Infinity/.test(drawn.svg) ? ['a number that is none'] : [];
  return leastLetters(drawn, narrow) < least ? numbers : [...numbers, ...misplaced(drawn)];
}

/** What is wrong with the panels of these numbers, and how many of them could be drawn. */
function drawAll(numbers: readonly number[]): { drawn: number; found: string[] } {
  const found: string[] = [];
  let drawn = 0;
  for (const number of numbers) {
    const panel = panelOf(number);
    const places = findPlaces({ path: 'charts/x.ts', text: 'export default definePanel({\n});\n' }, []);
    if (checkPanel({ ...panel }, places).problems.length > 0) continue;
    drawn++;
    const faults = [
      ...faultsOf(drawPanel(panel, tokens, { width: 1152, height: 400 }, 'en', 'x'), 16, false),
      ...faultsOf(drawPanel(panel, tokens, { width: 752, height: 400 }, 'de', 'x'), 16, false),
      ...faultsOf(drawNarrowPanel(panel, tokens, 'en'), 13, true),
    ];
    if (faults.length > 0) found.push(`${number} ${panel.kind}: ${faults.slice(0, 3).join('; ')}`);
  }
  return { drawn, found };
}

test.each([1, 2])('300 panels out of seed %i: words inside and apart, on slides and on a phone', (seed) => {
  const { drawn, found } = drawAll(Array.from({ length: 300 }, (_, nth) => seed * 1000 + nth));
  expect(drawn).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

/** Of seeds 3 to 23, one for each kind of collision that they showed. */
const ONCE_WRONG = [
  3059, 7267, 8133, 8144, 9173, 9298, 10106, 11172, 14191, 15182, 15266, 18235, 18261, 19089, 20046, 20211,
];

test('panels whose words once lay over each other', () => {
  expect(drawAll(ONCE_WRONG)).toEqual({ drawn: ONCE_WRONG.length, found: [] });
});
