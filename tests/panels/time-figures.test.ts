import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { LinePanel } from '../../deck/model/panel.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { COLOURS_AS_PROPERTIES } from '../../deck/panels/draw/svg.ts';
import { panelData, panelDatum, panelTable } from '../../deck/panels/index.ts';
import { planPanel } from '../../deck/panels/kinds/plan-panel.ts';
import { periodsOf } from '../../deck/panels/layout/time-axis.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';
import { straightStrokes } from './svg-shapes.ts';

beforeAll(prepareFonts);

const WIDE = { width: 1152, height: 340 };
const TIMELINES = ['timeline-lanes', 'timeline-sides', 'timeline-horizontal', 'timeline-dense', 'timeline-many'];
const LINES = ['line-months', 'line-forecast', 'line-quarters', 'line-days'];

describe.each([...TIMELINES, ...LINES])('%s', (id) => {
  test.each([WIDE, { width: 1152, height: 300 }, { width: 752, height: 330 }])(
    'has its text inside $width × $height, and no two lines over each other',
    async (size) => {
      const { svg, texts } = drawPanel(await loadGallery(id), tokens, size, 'en', id);
      const [width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).slice(1).map(Number);
      const placed = texts.map(({ text, x, y, size: px, weight, anchor, family }) => {
        const wide = measureText(family)(text, px, weight);
        const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
        return { text, left, right: left + wide, top: y - 0.7 * px, bottom: y + 0.2 * px };
      });
      expect(
        placed.filter((one) => one.left < -1 || one.top < -1 || one.right > width + 1 || one.bottom > height + 1),
      ).toEqual([]);
      const over = placed.flatMap((a, i) =>
        placed
          .slice(i + 1)
          .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
          .map((b) => `${a.text} / ${b.text}`),
      );
      expect(over).toEqual([]);
    },
  );

  test('looks as it did', async () => {
    const { svg, factor } = drawPanel(await loadGallery(id), tokens, WIDE, 'en', id);
    expect(factor).toBe(1);
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${id}.svg`);
  });
});

describe.each(['line-months', 'line-forecast', 'line-quarters', 'line-log'])('%s', (id) => {
  test('has the numbers of its axis clear of the marks that stand on its edge', async () => {
    const { svg, texts } = drawPanel(await loadGallery(id), tokens, WIDE, 'en', id);
    const numbers = texts.filter(({ size, anchor }) => size === 16 && anchor === 'end');
    const marks = [...svg.matchAll(/<circle [^>]*cx="([\d.]+)"/g)].map((match) => Number(match[1]));
    const edge = Math.min(...marks);
    expect(numbers.length).toBeGreaterThan(2);
    expect(marks.length).toBeGreaterThan(2);
    for (const { x } of numbers) expect(edge - x).toBeGreaterThanOrEqual(15);
  });

  test('is high enough on a phone to show a rise', async () => {
    const { svg } = drawNarrowPanel(await loadGallery(id), tokens, 'en');
    const levels = straightStrokes(svg).flatMap(({ from, to }) => (from[1] === to[1] ? [to[1]] : []));
    expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThanOrEqual(140);
  });
});

test('categories of a line are named as many as have room', () => {
  const panel: LinePanel = {
    id: 'weeks',
    kind: 'line',
    title: 'T',
    summary: 'S.',
    unit: 'people',
    asOf: '2024',
    cites: [],
    categories: Array.from({ length: 40 }, (_, i) => ({ key: `w${i}`, label: `Kalenderwoche ${i + 1}` })),
    series: [
      { key: 'a', label: 'Bundesverwaltungsgericht' },
      { key: 'b', label: 'Rest' },
    ],
    values: [Array.from({ length: 40 }, (_, i) => i), Array.from({ length: 40 }, () => 9)],
  };
  const wide = drawPanel(panel, tokens, WIDE, 'en', 'w');
  expect(misplaced(wide)).toEqual([]);
  expect(wide.texts.filter(({ text }) => text.startsWith('Kalenderwoche')).length).toBeGreaterThan(4);
  const narrow = drawNarrowPanel(panel, tokens, 'en');
  expect(misplaced(narrow)).toEqual([]);
  expect(narrow.texts.map(({ text }) => text)).toContain('Kalenderwoche 1');
});

/** Upright strokes and lines of text of a drawing: no stroke may cross words. */
test.each(TIMELINES)('%s: no leader crosses words', async (id) => {
  const { svg, texts } = drawPanel(await loadGallery(id), tokens, WIDE, 'en', id);
  const strokes = straightStrokes(svg)
    .filter(({ width, from, to }) => width === 2 && Math.abs(from[0] - to[0]) < 0.05)
    .map(({ from, to }) => ({ x: from[0], top: Math.min(from[1], to[1]), bottom: Math.max(from[1], to[1]) }));
  expect(strokes.length).toBeGreaterThan(0);
  const crossed = texts.filter(({ text, x, y, size, weight, anchor, family }) => {
    const wide = measureText(family)(text, size, weight);
    const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
    return strokes.some(
      (each) => each.x > left && each.x < left + wide && each.top < y && each.bottom > y - size * 0.6,
    );
  });
  expect(crossed.map(({ text }) => text)).toEqual([]);
});

test('an amount is set large in the family of titles', async () => {
  const { svg } = drawPanel(await loadGallery('timeline-lanes'), tokens, WIDE, 'en', 'p');
  expect(svg).toMatch(/<text [^>]*font-size="\d\d" [^>]*font-family="&#39;Source Serif 4&#39;, serif"[^>]*>\$1\.5bn</);
});

test('words of a lane keep one line where the last ones run on under their mark', async () => {
  const { texts } = drawPanel(await loadGallery('timeline-lanes'), tokens, { width: 1152, height: 286 }, 'en', 'x');
  const [date, words, amount] = ['15 Nov 2022', 'to 2028–33', '$1.4bn'].map((text) =>
    texts.find((each) => each.text === text),
  );
  expect([words?.y, words?.anchor, amount?.anchor]).toEqual([date?.y, 'start', 'end']);
  expect(date?.x).toBeLessThan(amount?.x ?? 0);
  expect(words?.x).toBeGreaterThan((amount?.x ?? 0) - 50);
});

test('a horizontal timeline without room says what is too long, and runs down', async () => {
  const panel = await loadGallery('timeline-horizontal');
  const kit = {
    tokens: { ...tokens, colours: COLOURS_AS_PROPERTIES },
    lang: 'en',
    measure: measureText(tokens.family),
  };
  expect(planPanel(panel, { ...kit, size: WIDE }).without).toBeUndefined();
  expect(planPanel(panel, { ...kit, size: { width: 400, height: 120 } }).without).toBe(
    'The permit is given after two objections',
  );
});

test('tables name amounts, lanes, flags, notes and intervals', async () => {
  const [lanes, forecast] = await Promise.all([loadGallery('timeline-lanes'), loadGallery('line-forecast')]);
  const table = panelTable(lanes, wordsFor('en'), 'en');
  expect(table).toContain(
    '<tr><th scope="row"><time datetime="2020-08-09">9 Aug 2020</time></th><td>election, then mass protests</td><td></td></tr>' +
      '<tr><th scope="row"><time datetime="2020-09-14">14 Sept 2020</time></th><td>$1.5bn, agreed</td><td>Loans</td></tr>',
  );
  expect(table).toContain(
    '<tr><th scope="row">14 Sept 2020, 16 Nov 2022</th><td>The undated $1.5bn loan fits either of these</td><td></td></tr>',
  );
  const values = panelTable(forecast, wordsFor('de'), 'de');
  expect(values).toContain(
    '<th scope="col" class="num">Households</th><th scope="col" class="num">Households, Spanne</th><th scope="col" class="num">Target</th>',
  );
  expect(values).toContain('<td data-value="54">54\u00a0%</td><td data-value="46/62">46\u00a0% bis 62\u00a0%</td>');
  expect(values).toContain('<td data-value="49">49\u00a0%</td><td data-value="">k. A.</td>');
});

test('data are named with amount, lane and interval', async () => {
  const [lanes, forecast] = await Promise.all([loadGallery('timeline-lanes'), loadGallery('line-forecast')]);
  expect(panelData(lanes)).toHaveLength(4);
  expect(panelDatum(lanes, 0, 0, 'en')).toBe('14 Sept 2020, Loans: $1.5bn, agreed');
  expect(panelDatum(forecast, 0, 8, 'en')).toBe('2026, Households: 54%, 46 to 62');
  expect(panelDatum(forecast, 0, 0, 'en')).toBe('2018, Households: 41%');
});

describe('an axis of time', () => {
  const days = (from: string, to: string) => ({
    start: Date.parse(from) / 86_400_000,
    end: Date.parse(to) / 86_400_000,
  });
  const names = (from: string, to: string, lang: string, most = 40) =>
    periodsOf(days(from, to), lang, (labels) => labels.join('').length <= most).map(({ label }) => label);

  test('names the finest periods that have room, in the language', () => {
    expect(names('2024-02-28', '2024-03-02', 'en-GB')).toEqual(['28 Feb', '29', '1 Mar', '2']);
    expect(names('2022-10-04', '2022-12-19', 'de')).toEqual(['Oktober 2022', 'November', 'Dezember']);
    expect(names('2022-10-04', '2023-01-19', 'en', 30)).toEqual(['Oct 2022', 'Nov', 'Dec', 'Jan 2023']);
    expect(names('2022-01-01', '2023-06-01', 'en', 30)).toEqual(['Q1 2022', 'Q2', 'Q3', 'Q4', 'Q1 2023', 'Q2']);
    expect(names('2018-05-01', '2022-06-01', 'en', 30)).toEqual(['2018', '2019', '2020', '2021', '2022']);
    expect(names('1901-05-01', '2022-06-01', 'en', 30)).toEqual([
      '1900',
      '1920',
      '1940',
      '1960',
      '1980',
      '2000',
      '2020',
    ]);
  });

  test('covers its days without gaps', () => {
    const all = periodsOf(days('2023-11-30', '2024-03-01'), 'en', () => true);
    expect(all.map(({ start, end }) => end - start + 1)).toEqual([30, 31, 31, 29, 31]);
    expect(all.every(({ start }, i) => i === 0 || start === (all[i - 1]?.end ?? 0) + 1)).toBe(true);
  });
});

test('a timeline in lanes stands in the order of its scale on a phone too: a month by its middle', async () => {
  const panel = await loadGallery('timeline-sides');
  if (panel.kind !== 'timeline') throw new Error('no timeline');
  const [first, ...rest] = panel.events;
  if (!first) throw new Error('no events');
  const month = { ...first, key: 'month', date: '2022-10', dateLabel: 'in October', text: 'A whole month' };
  const days = [
    { ...first, key: 'early', date: '2022-10-04', dateLabel: '4 Oct', text: 'An early day' },
    { ...first, key: 'late', date: '2022-10-28', dateLabel: '28 Oct', text: 'A late day' },
  ];
  expect(rest.length).toBeGreaterThan(0);
  const { texts } = drawNarrowPanel({ ...panel, flags: [], notes: [], events: [month, ...days] }, tokens, 'en');
  const heights = ['An early day', 'A whole month', 'A late day'].map(
    (text) => texts.find((each) => each.text === text)?.y,
  );
  expect(heights).toEqual([...heights].sort((a, b) => Number(a) - Number(b)));
  expect(heights).not.toContain(undefined);
});
