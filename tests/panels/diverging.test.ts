import { beforeAll, describe, expect, test } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import type { DivergingPanel } from '../../deck/model/panel.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { checkPanel } from '../../deck/panels/check/check-panel.ts';
import { findPlaces } from '../../deck/panels/check/panel-fault.ts';
import { panelTable } from '../../deck/panels/draw/table.ts';
import { sharesByRow, sharesOf } from '../../deck/panels/kinds/diverging-shares.ts';
import { panelData, panelDatum } from '../../deck/panels/layout/datum.ts';
import { packLine } from '../../deck/panels/layout/text.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, SIZES, tokens } from './draw.ts';

const poll: DivergingPanel = {
  kind: 'diverging',
  id: 'poll',
  title: 'Two questions',
  summary: 'On the bridge 85% were against and 11% for; on the tunnel 40% were against and 32% for, 28% neither.',
  unit: '%',
  asOf: '2022',
  cites: [],
  categories: [
    { key: 'bridge', label: 'The bridge', detail: 'May 2022, by phone, n = 1,000' },
    { key: 'tunnel', label: 'The tunnel' },
  ],
  series: [
    { key: 'against', label: 'against', side: 'against' },
    { key: 'neither', label: 'neither', side: 'neutral' },
    { key: 'for', label: 'for', side: 'for' },
  ],
  values: [
    [85, 40],
    [null, 28],
    [11, 32],
  ],
};

beforeAll(prepareFonts);

const draw = (size: { width: number; height: number } = SIZES[0]) => drawPanel(poll, tokens, size, 'en', 'trial');

function problems(change: Partial<DivergingPanel>): string[] {
  const text = 'export default definePanel({\n  series: [],\n  values: [],\n});\n';
  return checkPanel({ ...poll, ...change }, findPlaces({ path: 'charts/poll.ts', text }, [])).problems.map(formatError);
}

describe('diverging shares', () => {
  test('lie on either side of a middle, what is neutral and what is missing round it', () => {
    const ends = (index: number) => sharesOf(poll, index, 'en').map(({ label, from, to }) => [label, from, to]);
    expect(ends(0)).toEqual([
      ['against', -87, -2],
      ['rest', -2, 2],
      ['for', 2, 13],
    ]);
    expect(ends(1)).toEqual([
      ['against', -54, -14],
      ['neither', -14, 14],
      ['for', 14, 46],
    ]);
  });

  const degrees: DivergingPanel = {
    ...poll,
    series: [
      { key: 'a', label: 'strongly against', side: 'against' },
      { key: 'b', label: 'rather against', side: 'against', pattern: 'hatched' },
      { key: 'c', label: 'slightly against', side: 'against', pattern: 'open' },
      { key: 'n', label: 'neither', side: 'neutral' },
      { key: 'd', label: 'slightly for', side: 'for', pattern: 'open' },
      { key: 'e', label: 'rather for', side: 'for', pattern: 'hatched' },
      { key: 'f', label: 'strongly for', side: 'for' },
    ],
    values: [1, 2, 3, 4, 20, 30, 40].map((value) => [value, 14]),
  };

  test.each(['slide', 'phone'])(
    'of many degrees have a key in their order on a %s, and numbers at their parts',
    (place) => {
      const { texts } =
        place === 'phone'
          ? drawNarrowPanel(degrees, tokens, 'en')
          : drawPanel(degrees, tokens, SIZES[0], 'en', 'trial');
      const words = texts.map(({ text }) => text);
      expect(words.slice(0, 7)).toEqual(degrees.series.map(({ label }) => label));
      expect(words.filter((text) => text === '14%')).toHaveLength(7);
      expect(words).toContain('2% rest');
      expect(words.filter((text) => /% (strongly|rather|slightly|neither)/.test(text))).toEqual([]);
    },
  );

  test('that add up to 101 by rounding have a cure of their own', () => {
    const values = [20, 20, 61].map((share) => [share, 20]);
    expect(problems({ values })).toEqual([
      'charts/poll.ts:3:3  The shares of "bridge" add up to 101, more than 100, as rounded shares do [panel-diverging]\n    ' +
        'Write the shares with the decimals that their source has. If it has only rounded ones, they are no parts of 100: ' +
        'use kind: "bars", where each stands by itself, and say in "note" that they are rounded.',
    ]);
    const exactly = [20.4, 20.4, 60.2].map((share) => [share, 20]);
    expect(problems({ values: exactly }).join()).toContain('mend them');
    expect(problems({ values: [20.1, 20, 60].map((share) => [share, 20]) }).join()).toContain('as rounded shares do');
    expect(problems({ values: [20, 20, 59].map((share) => [share, 20]) })).toEqual([]);
  });

  test('have a leader to a label that has to stand a little beside its part', () => {
    const row = { ...degrees, categories: poll.categories.slice(1), values: degrees.values.map(() => [14]) };
    const { svg, texts } = drawPanel(row, tokens, { width: 1152, height: 340 }, 'en', 'trial');
    expect(texts.map(({ text }) => text)).toContain('14% slightly for');
    expect(svg).toMatch(/stroke="var\(--rule\)"/);
  });

  test('have labels that touch go out to both sides of where they belong', () => {
    const wishes = [100, 110].map((middle) => ({ text: String(middle), middle, width: 60 }));
    const placed = packLine(wishes, 0, 400, 10).map((line) => line.map(({ text, x }) => ({ text, x })));
    expect(placed).toEqual([
      [
        { text: '100', x: 40 },
        { text: '110', x: 110 },
      ],
    ]);
    expect(packLine(wishes, 60, 400, 10)[0]?.[0]?.x).toBe(60);
  });

  test('too narrow for their label have it over them where the base ends well before, and under them where it does not', () => {
    const heightOf = (svg: string, text: string) =>
      Number(new RegExp(`<text x="[\\d.]+" y="([\\d.]+)"[^>]*>${text}`).exec(svg)?.[1]);
    const short = draw().svg;
    expect(heightOf(short, '4% rest')).toBeLessThan(heightOf(short, '85%'));
    const [bridge, tunnel] = poll.categories;
    const detail = `${bridge?.detail}, in the towns on the river and along the coast, from the first to the last of May`;
    const changed = {
      ...poll,
      categories: [{ key: 'bridge', label: 'The bridge', detail }, ...(tunnel ? [tunnel] : [])],
    };
    const long = drawPanel(changed, tokens, SIZES[0], 'en', 'trial').svg;
    expect(heightOf(long, '4% rest')).toBeGreaterThan(heightOf(long, '85%'));
  });

  test('may stand apart, behind the farthest end of all rows, and what is missing with them', () => {
    const [against, neither, backers] = poll.series;
    if (!against || !neither || !backers) throw new Error('The poll has three degrees.');
    const apart: DivergingPanel = { ...poll, series: [against, { ...neither, side: 'apart' }, backers] };
    const ends = sharesByRow(apart, 'en').map((row) => row.map(({ label, from, to }) => [label, from, to]));
    expect(ends).toEqual([
      [
        ['against', -85, 0],
        ['for', 0, 11],
        ['rest', 38, 42],
      ],
      [
        ['against', -40, 0],
        ['for', 0, 32],
        ['neither', 38, 66],
      ],
    ]);
    for (const size of [...SIZES, { width: 400, height: 420 }]) {
      expect(misplaced(drawPanel(apart, tokens, size, 'en', 'trial'))).toEqual([]);
    }
  });

  test('have no rest where nothing is known: a row of none says so', () => {
    const none: DivergingPanel = { ...poll, values: poll.values.map(([first = null]) => [first, null]) };
    expect(sharesOf(none, 1, 'en')).toEqual([]);
    expect(panelDatum(none, 0, 1, 'en')).toBe('The tunnel, against: n/a');
    expect(drawPanel(none, tokens, SIZES[0], 'en', 'trial').texts.map(({ text }) => text)).toContain('n/a');
  });

  test('say what is missing to 100, in the page’s language or in the author’s words', () => {
    expect(sharesOf(poll, 0, 'de').map(({ label }) => label)).toEqual(['against', 'übrige', 'for']);
    expect(sharesOf({ ...poll, rest: 'no answer' }, 0, 'en').map(({ label }) => label)).toEqual([
      'against',
      'no answer',
      'for',
    ]);
  });

  test('have their labels inside, outside where they are narrow, and in the drawing in any size', () => {
    for (const size of [...SIZES, { width: 400, height: 420 }]) {
      const { texts, svg } = draw(size);
      const [, width = 0] = (/viewBox="0 0 ([\d.]+)/.exec(svg) ?? []).map(Number);
      expect(texts.map(({ text }) => text)).toEqual(
        expect.arrayContaining(['85%', 'against', '4% rest', '28% neither', 'The bridge']),
      );
      for (const { x } of texts) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThan(width);
      }
    }
  });

  test('are told one by one, and stand in the table', () => {
    expect(panelDatum(poll, 0, 0, 'en')).toBe('The bridge, against: 85%');
    expect(panelData(poll).map(({ series, index }) => panelDatum(poll, series, index, 'en'))).toContain(
      'The bridge, rest: 4%',
    );
    expect(panelTable(poll, wordsFor('en'), 'en')).toContain('<td data-value="">n/a</td>');
  });

  test('are of one whole, and each degree has its side', () => {
    expect(problems({})).toEqual([]);
    expect(
      problems({
        values: [
          [95, 40],
          [null, 28],
          [11, 32],
        ],
      }),
    ).toEqual([
      'charts/poll.ts:3:3  The shares of "bridge" add up to 106, more than 100 [panel-diverging]\n    Only shares of one whole are laid out from a middle: mend them.',
    ]);
    expect(
      problems({
        values: [
          [-5, 40],
          [null, 28],
          [11, 32],
        ],
      }),
    ).toEqual([
      'charts/poll.ts:3:3  A share of "bridge" is below zero [panel-diverging]\n    Write shares from 0 to 100.',
    ]);
    const [first, ...others] = poll.series;
    expect(problems({ series: [{ key: first?.key ?? '', label: 'against' }, ...others] })).toEqual([
      'charts/poll.ts:2:3  Series "against" has no side [panel-diverging]\n    Write side: "against", "neutral", "for" or "apart".',
    ]);
  });
});

test('the shares of a row have equal decimals, each row those of its own survey', () => {
  const values = [
    [31, 40],
    [null, 28],
    [41.9, 32],
  ];
  const { panel } = checkPanel({ ...poll, values }, findPlaces({ path: 'charts/poll.ts', text: '' }, []));
  if (panel?.kind !== 'diverging') throw new Error('no panel');
  const written = (index: number) => sharesOf(panel, index, 'de').map((share) => share.written);
  expect(written(0)).toEqual(['31,0\u00a0%', '27,1\u00a0%', '41,9\u00a0%']);
  expect(written(1)).toEqual(['40\u00a0%', '28\u00a0%', '32\u00a0%']);
  expect(panelDatum(panel, 0, 0, 'de')).toContain('31,0\u00a0%');
  expect(panelTable(panel, wordsFor('de'), 'de')).toContain('<td data-value="31">31,0\u00a0%</td>');
  expect(checkPanel({ ...poll, values, decimals: 1 }, findPlaces({ path: 'x', text: '' }, [])).panel).toEqual(
    expect.not.objectContaining({ rowDecimals: expect.anything() }),
  );
});
