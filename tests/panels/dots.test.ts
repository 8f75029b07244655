import { beforeAll, describe, expect, test } from 'vitest';
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
