import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import { SANS } from '../../deck/fonts/families.ts';
import { formatError } from '../../deck/model/error.ts';
import type { UnitsPanel } from '../../deck/model/panel.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { checkPanel } from '../../deck/panels/check/check-panel.ts';
import { findPlaces } from '../../deck/panels/check/panel-fault.ts';
import { captionWords, panelTable } from '../../deck/panels/draw/table.ts';
import { panelData, panelDatum, unitsPerMark } from '../../deck/panels/layout/datum.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, SIZES, tokens } from './draw.ts';
import { filledRects, straightStrokes } from './svg-shapes.ts';

const fleet: UnitsPanel = {
  kind: 'units',
  id: 'fleet',
  title: 'One mark for each tram',
  summary: 'The depot has 40 trams, 13 of them renewed, and 4 buses.',
  unit: 'vehicles',
  asOf: '2022',
  cites: [],
  categories: [
    { key: 'trams', label: 'Trams', detail: 'on rails' },
    { key: 'buses', label: 'Buses', emphasis: true, aside: 'the only new ones' },
  ],
  series: [
    { key: 'renewed', label: 'renewed in 2020', bracket: true },
    { key: 'old', label: 'not renewed', pattern: 'hatched' },
  ],
  values: [
    [13, null],
    [27, null],
  ],
  totals: [40, 4],
};

beforeAll(prepareFonts);

const draw = (panel: UnitsPanel, size: { width: number; height: number } = SIZES[0]) =>
  drawPanel(panel, tokens, size, 'en', 'trial');
/** How many marks are filled with a colour. */
const filled = (svg: string, colour: string) =>
  filledRects(svg).filter(({ fill }) => fill === `var(--${colour})`).length;

function problems(change: Partial<UnitsPanel>): string[] {
  const places = findPlaces(
    { path: 'charts/fleet.ts', text: 'export default definePanel({\n  values: [],\n});\n' },
    [],
  );
  return checkPanel({ ...fleet, ...change }, places).problems.map(formatError);
}

describe('units', () => {
  test('are one mark each, the emphasised group in the accent, parts by pattern', () => {
    const { svg } = draw(fleet);
    expect(filled(svg, 'mark')).toBe(13);
    expect(filled(svg, 'accent')).toBe(4);
  });

  test.each([
    'the only recent type: our reading',
    'the only ones of a recent type that anybody has counted since the depot was built, by our reading',
  ])('have the words beside them whole on a phone: %s', (aside) => {
    const categories = fleet.categories.map((each) => (each.key === 'buses' ? { ...each, aside } : each));
    const { svg } = drawNarrowPanel({ ...fleet, categories }, tokens, 'en');
    const width = Number(/viewBox="0 0 ([\d.]+) /.exec(svg)?.[1]);
    const lines = [...svg.matchAll(/<text x="([\d.]+)"[^>]*font-size="(2[02])"[^>]*font-weight="600"[^>]*>([^<]*)</g)]
      .map(([, x, size, words = '']) => ({ words, right: Number(x) + measureText(SANS)(words, Number(size), 600) }))
      .filter(({ words }) => words !== '' && aside.includes(words));
    expect(lines.map(({ words }) => words).join(' ')).toBe(aside);
    expect(Math.max(...lines.map(({ right }) => right))).toBeLessThanOrEqual(width);
  });

  test('stay wide enough on a phone to tell hatched from solid, and what is bracketed has its bracket in any row', () => {
    const { svg, texts } = drawNarrowPanel(fleet, tokens, 'en');
    const marks = filledRects(svg);
    expect(Math.min(...marks.map(({ width }) => width))).toBeGreaterThanOrEqual(10);
    const rows = new Set(marks.map(({ y }) => y));
    expect(rows.size).toBeGreaterThan(1);
    const words = texts.find(({ text }) => text.startsWith('13 renewed'))?.y ?? 0;
    // The bracket, two strokes and one over them: over its words, under the first row.
    const strokes = straightStrokes(svg).map(({ to }) => to[1]);
    expect(strokes.filter((y) => y < words && words - y < 40)).toHaveLength(3);
  });

  test('have totals, names, brackets and words beside them, wide and narrow', () => {
    for (const size of [SIZES[0], { width: 400, height: 500 }]) {
      const texts = draw(fleet, size).texts.map(({ text }) => text);
      expect(texts).toEqual(
        expect.arrayContaining(['40', 'Trams', 'on rails', '13 renewed in 2020', '4', 'Buses', 'the only new ones']),
      );
    }
  });

  test('stay inside the drawing, however many there are', () => {
    const many: UnitsPanel = {
      ...fleet,
      categories: Array.from({ length: 6 }, (_, n) => ({ key: `g-${n}`, label: `Fahrzeuginstandhaltungswerk ${n}` })),
      values: [Array(6).fill(20), Array(6).fill(9)],
      totals: Array(6).fill(29),
    };
    const { svg, texts, factor } = draw(many);
    const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
    expect(factor).toBeLessThan(2);
    for (const { x, y } of texts) {
      expect(x).toBeLessThan(width);
      expect(y).toBeLessThan(height);
    }
  });

  test('stand for ten or a hundred each beyond 400 marks', () => {
    const of = (total: number) =>
      unitsPerMark({ ...fleet, values: [[null], [null]], totals: [total], categories: fleet.categories.slice(0, 1) });
    expect([of(400), of(401), of(4000), of(4001)]).toEqual([1, 10, 10, 100]);
    expect(unitsPerMark({ ...fleet, per: 1000 })).toBe(1000);
  });

  const { totals: _, ...uncounted } = fleet;
  const fates: UnitsPanel = {
    ...uncounted,
    title: 'People by fate',
    unit: 'people',
    categories: ['killed', 'wounded', 'missing', 'freed'].map((key) => ({ key, label: key })),
    series: [{ key: 'n', label: 'civilians' }],
    values: [[7, 83, 1250, 40000]],
  };

  test('are as wide as what they stand for: nothing less than a mark is drawn as a whole one', () => {
    const { svg } = draw(fates);
    const marks = filledRects(svg);
    const whole = Math.max(...marks.map(({ width }) => width));
    expect(marks.filter(({ width }) => width > whole - 0.2)).toHaveLength(1 + 40);
    const parts = marks.map(({ width }) => width / whole).filter((part) => part < 0.9);
    expect(parts).toHaveLength(3);
    expect(Math.max(...parts)).toBeCloseTo(0.25, 1);
    expect(parts.filter((part) => part < 0.15)).toHaveLength(2);
  });

  test('say what a mark stands for behind the title and in the table, where it is not one', () => {
    expect(captionWords(fates, 'en')).toBe('one mark for 1,000\u00a0people');
    expect(captionWords({ ...fates, unit: 'Menschen', subtitle: 'bis Juli' }, 'de')).toBe(
      'bis Juli, ein Zeichen für 1.000\u00a0Menschen',
    );
    expect(panelTable(fates, wordsFor('en'), 'en')).toContain('(people, one mark for 1,000\u00a0people)');
    expect(captionWords({ ...fates, title: 'One block is 1,000 people.' }, 'en')).toBe('');
    expect(captionWords(fleet, 'en')).toBe('');
  });

  test.each([43, 48, 50, 53, 55])(
    'have words whole beside the last mark or under all, over nothing else: %i',
    (old) => {
      const panel: UnitsPanel = {
        ...uncounted,
        categories: ['Fähre', 'Brücke'].map((label, i) => ({ key: `k${i}`, label, aside: 'Nur 61 Befragte' })),
        values: [
          [40, 0],
          [old, 7],
        ],
      };
      for (const drawn of [drawPanel(panel, tokens, SIZES[2], 'de', 'trial'), drawNarrowPanel(panel, tokens, 'de')]) {
        expect(drawn.texts.filter(({ text }) => text === 'Nur 61 Befragte')).toHaveLength(2);
        expect(misplaced(drawn)).toEqual([]);
      }
    },
  );

  test('are told part by part, and stand in the table with their totals', () => {
    expect(panelData(fleet).map(({ series, index }) => panelDatum(fleet, series, index, 'en'))).toEqual([
      'Trams, renewed in 2020: 13\u00a0vehicles',
      'Trams, not renewed: 27\u00a0vehicles',
      'Buses: 4\u00a0vehicles',
    ]);
    expect(panelTable(fleet, wordsFor('en'), 'en')).toContain('<td data-value="40">40</td>');
  });

  test('are whole and not below zero', () => {
    expect(problems({})).toEqual([]);
    expect(
      problems({
        values: [
          [12.5, null],
          [27.5, null],
        ],
      }),
    ).toEqual([
      'charts/fleet.ts:2:3  12.5 in "trams", series "renewed", is no number of units [panel-units]\n    Write a whole number, or say with "per" how many a mark stands for.',
      'charts/fleet.ts:2:3  27.5 in "trams", series "old", is no number of units [panel-units]\n    Write a whole number, or say with "per" how many a mark stands for.',
    ]);
  });
});

describe('a hatched or open part', () => {
  test('is named under its marks, clear of the words of a bracket', () => {
    const few = {
      ...fleet,
      values: [
        [4, null],
        [7, null],
      ],
      totals: [11, 4],
    };
    for (const panel of [fleet, few]) {
      const { texts } = draw(panel);
      const [bracket, own] = ['renewed in 2020', 'not renewed'].map((words) =>
        texts.find(({ text }) => new RegExp(`^\\d+ ${words}$`).test(text)),
      );
      if (!bracket || !own) throw new Error('a part has no name');
      expect(own.y).toBe(bracket.y);
      expect(own.x).toBeGreaterThan(bracket.x + 8 * bracket.text.length);
    }
  });

  test('needs no name where it is all that there is', () => {
    const alone = {
      ...fleet,
      series: [{ key: 'old', label: 'old', pattern: 'hatched' as const }],
      values: [[27, null]],
    };
    expect(draw(alone).texts.map(({ text }) => text)).not.toContain('27 old');
  });
});
