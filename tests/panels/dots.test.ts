import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { DotsPanel } from '../../deck/model/panel.ts';
import { lookOf } from '../../deck/panels/kinds/dots-layout.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';

beforeAll(prepareFonts);

const SLIDE = { width: 1120, height: 380 };

/** A panel of some rows. @param rows name and values, by series */
function panelOf(rows: [string, ...(number | null)[]][], series: string[], more: Partial<DotsPanel> = {}): DotsPanel {
  return {
    kind: 'dots',
    id: 'p',
    title: 'Title',
    summary: 'A summary.',
    asOf: '2024',
    cites: [],
    unit: '%',
    categories: rows.map(([label]) => ({ key: label, label })),
    series: series.map((label) => ({ key: label, label })),
    values: series.map((_, s) => rows.map((row) => (Number.isFinite(row[s + 1]) ? Number(row[s + 1]) : null))),
    ...more,
  };
}

/** As a slide has it, and as a phone does. */
const both = (panel: DotsPanel) => [drawPanel(panel, tokens, SLIDE, 'en', 'p'), drawNarrowPanel(panel, tokens, 'en')];

test('a range of three series has three marks, and what it lacks is said', () => {
  const panel = panelOf(
    [
      ['Oslo', -12, 5, 23],
      ['Nuuk', -20, -8, null],
    ],
    ['Lowest', 'Mean', 'Highest'],
    { unit: 'degrees', arrangement: 'range' },
  );
  const looks = panel.series.map((_, s) => JSON.stringify(lookOf(panel, s)));
  expect(new Set(looks).size).toBe(3);
  for (const { texts } of both(panel)) {
    const row = texts
      .filter(({ text }) => ['\u221220', '\u22128', 'n/a Highest'].includes(text))
      .sort((a, b) => a.x - b.x);
    expect(row.map(({ text }) => text)).toEqual(['\u221220', '\u22128', 'n/a Highest']);
  }
});

describe('a change whose marks are too near each other for an arrow', () => {
  const rows: [string, ...(number | null)[]][] = [
    ['Fallen', 12, 10],
    ['Risen', 10, 12],
    ['Far', 900, 100],
  ];
  const panel = panelOf(rows, ['2019', '2023'], { arrangement: 'change', unit: 'people' });

  test('has its values beside them in the order of time, with an arrow between', () => {
    for (const drawn of both(panel)) {
      const written = drawn.texts.filter(
        ({ text }) => /^\d+$/.test(text) && !panel.series.some(({ label }) => label === text),
      );
      const inOrder = written.toSorted((a, b) => Math.round(a.y) - Math.round(b.y) || a.x - b.x);
      expect(inOrder.map(({ text }) => text)).toEqual(['12', '10', '10', '12', '100', '900']);
      expect(arrows(drawn.svg)).toHaveLength(3);
      expect(misplaced(drawn)).toEqual([]);
    }
  });

  test('of three series has all of them so', () => {
    const three = panelOf(
      [
        ['Town', 20, 25, 21],
        ['Far', 1, 2, 900],
      ],
      ['2019', '2021', '2023'],
      { arrangement: 'change', unit: 'people' },
    );
    const drawn = drawPanel(three, tokens, SLIDE, 'en', 'p');
    const town = drawn.texts.filter(({ text }) => ['20', '25', '21'].includes(text)).sort((a, b) => a.x - b.x);
    expect(town.map(({ text }) => text)).toEqual(['20', '25', '21']);
    expect(new Set(town.map(({ y }) => Math.round(y))).size).toBe(1);
    expect(misplaced(drawn)).toEqual([]);
  });
});

/** The heads of arrows, by their upper strokes. */
function arrows(svg: string): string[] {
  return svg.match(/l-?9\.8 7"/g) ?? [];
}

test('the line at zero is broken behind the words of a row', () => {
  const cold = [-1, -2, -3, -4, -6].map((high): [string, number, number] => [`Place ${-high}`, high - 8, high]);
  const rows: [string, number, number][] = [['Oslo', -12, 23], ...cold];
  const panel = panelOf(rows, ['Lowest', 'Highest'], { arrangement: 'range', unit: 'degrees' });
  for (const { svg, texts } of both(panel)) {
    const zero = Number(/stroke="var\(--mark\)" stroke-width="2"[^>]* d="M([\d.]+)/.exec(svg)?.[1]);
    const struck = texts.filter(
      ({ text, x, size, weight, family }) => x < zero && zero < x + measureText(family)(text, size, weight),
    );
    expect(struck.length).toBeGreaterThan(0);
    expect(breaks(svg).filter(([x, width]) => x < zero && zero < x + width).length).toBeGreaterThanOrEqual(
      struck.length,
    );
  }
});

/** Left end and width of each rectangle of paper. */
function breaks(svg: string): [number, number][] {
  return [...svg.matchAll(/fill="var\(--paper\)"[^>]* d="(M[^"]*)"/g)].flatMap(([, path = '']) => {
    let x = 0;
    return [...path.matchAll(/(-?[\d.]+) ?-?[\d.]+h([\d.]+)v/g)].map(([, by, width]): [number, number] => {
      x += Number(by);
      return [x, Number(width)];
    });
  });
}

describe('a value that a row has not, while it has others, is said after them', () => {
  const rows: [string, ...(number | null)[]][] = [
    ['North', 12, 30],
    ['South', 10, null],
    ['East', null, null],
    ['West', null, -5],
  ];
  test.each([{}, { arrangement: 'range' as const }, { arrangement: 'change' as const }])('%o', (more) => {
    for (const drawn of both(panelOf(rows, ['2019', '2023'], more))) {
      const said = drawn.texts.filter(({ text }) => text.startsWith('n/a'));
      expect(said.map(({ text }) => text)).toEqual(['n/a 2023', 'n/a', 'n/a 2019']);
      expect(misplaced(drawn)).toEqual([]);
      const value = drawn.texts.find(({ text }) => text === '10%');
      expect(said[0]?.x).toBeGreaterThan(value?.x ?? Number.POSITIVE_INFINITY);
    }
  });

  test('in its room after two values that are equal', () => {
    const equal = panelOf(
      [
        ['Oslo', -12, 5, 23],
        ['Quito', 20, null, 20],
      ],
      ['Lowest', 'Median', 'Highest'],
      { arrangement: 'range' },
    );
    for (const drawn of both(equal)) expect(misplaced(drawn)).toEqual([]);
  });

  test('not where each row is of one series: these are kinds of rows', () => {
    const kinds = panelOf(
      [
        ['North', 12, null],
        ['South', null, 10],
      ],
      ['counted', 'estimated'],
    );
    for (const { texts } of both(kinds)) expect(texts.filter(({ text }) => text.startsWith('n/a'))).toEqual([]);
  });

  test('and so in each of several columns, though one of them has no row of two values', () => {
    const { texts } = drawPanel(panelOf(rows, ['2019', '2023']), tokens, { width: 740, height: 300 }, 'en', 'p');
    expect(texts.filter(({ text }) => text.startsWith('n/a')).map(({ text }) => text)).toEqual([
      'n/a 2023',
      'n/a',
      'n/a 2019',
    ]);
  });

  test('without the names of series that are too long for the marks beside them', () => {
    const long = panelOf(rows, ['as the first count of households had it', 'as the second count of households had it']);
    const drawn = drawNarrowPanel(long, tokens, 'en');
    expect(drawn.texts.filter(({ text }) => text.startsWith('n/a')).map(({ text }) => text)).toEqual([
      'n/a',
      'n/a',
      'n/a',
    ]);
    expect(misplaced(drawn)).toEqual([]);
  });
});
