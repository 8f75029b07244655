import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { BarsPanel, DivergingPanel, LinePanel, ValuesPanel } from '../../deck/model/panel.ts';
import { saidWords } from '../../deck/panels/index.ts';
import { logFormat } from '../../deck/pptx/charts/chart-axes.ts';
import type { ChartKit } from '../../deck/pptx/charts/chart-rows.ts';
import {
  type ChartSeries,
  clearIntervals,
  type Labels,
  plainFormat,
  pointFormats,
} from '../../deck/pptx/charts/data-sheet.ts';
import { divergingChart, unlabelledShares } from '../../deck/pptx/charts/diverging-chart.ts';
import { nativeChart } from '../../deck/pptx/charts/native-figures.ts';
import { drawnStretches, undrawn } from '../../deck/pptx/charts/reference-lines.ts';
import { copyDeck, GERMAN, HARBOUR, SECOND } from '../build-deck.ts';
import { chartsHoldTheirData, chartsOf } from './chart-checks.ts';
import { all, type Element, madeFrom, Package } from './read-pptx.ts';

// Of the gallery: tests/long/pptx-words.test.ts.
for (const folder of [HARBOUR, GERMAN]) chartsHoldTheirData(folder);

test('the label of a bar below zero has room beside the names of the categories', async () => {
  const charts = chartsOf(await madeFrom('tests/fixtures/decks/hebrew'));
  const own = charts.find(({ panel }) => panel.id === 'taktsiv');
  if (!own) throw new Error('The deck has no such chart.');
  const [min, max] = ['c:min', 'c:max'].map((name) => Number(all(own.chart, name)[0]?.attrs.val));
  expect(min).toBeLessThan(-140_000);
  expect(min).toBeGreaterThan(-200_000);
  expect(max).toBe(140_000);
});

const degrees: DivergingPanel = {
  title: 'Two questions',
  summary: 'S.',
  unit: '%',
  asOf: '2022',
  cites: [],
  kind: 'diverging',
  id: 'degrees',
  categories: [
    { key: 'bridge', label: 'The bridge', detail: 'n = 1,000' },
    { key: 'ferry', label: 'The ferry' },
  ],
  series: [
    { key: 'a', label: 'strongly against', side: 'against' },
    { key: 'b', label: 'rather against', side: 'against', pattern: 'hatched' },
    { key: 'n', label: 'neither', side: 'neutral' },
    { key: 'e', label: 'rather for', side: 'for', pattern: 'hatched' },
    { key: 'f', label: 'strongly for', side: 'for' },
  ],
  values: [0.4, 5, 4.6, 30, 60].map((value) => [value, 20]),
};

test('shares from a middle whose names have no room have a legend, and no number is lost', () => {
  const wide = (text: string, size: number) => text.length * size * 0.5;
  const measures = { sans: wide, serif: wide };
  const kit: ChartKit = { lang: 'en', measures, width: 1152, height: 340 };
  const chart = divergingChart(degrees, kit);
  expect(chart.legend).toBe(true);
  // What holds the others in their place has a name that shows nothing: without one it would be called Series1.
  expect(chart.series.map(({ name }) => name)).toEqual([
    '\u00a0',
    ...degrees.series.slice(0, 3).map(({ label }) => label),
    'rest',
    'rather for',
    'strongly for',
  ]);
  const shown = chart.series.flatMap(({ values, labels }) =>
    values.filter((value, i) => value !== null && labels && labels.own?.get(i) !== null),
  );
  const said = unlabelledShares(degrees, kit);
  expect(said).toEqual([expect.stringMatching(/^The bridge: 0\.4% strongly against/)]);
  expect(shown.length + said.join().split('%').length - 1).toBe(10);
  const short = {
    ...degrees,
    series: degrees.series.map((each) => ({ ...each, label: 'x' })),
    values: degrees.values.map(() => [20, 20]),
  };
  expect(divergingChart(short, kit).legend).toBe(false);
  expect(unlabelledShares(short, kit)).toEqual([]);
});

test('an interval becomes bars of error as long as its ends are away', async () => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const found = chartsOf(made).find(({ chart }) => all(chart, 'c:errBars').length > 0);
  const panel = found?.panel as (ValuesPanel & { low?: (number | null)[][]; high?: (number | null)[][] }) | undefined;
  if (!found || !panel) throw new Error('The gallery has no interval.');
  const plus = all(all(found.chart, 'c:plus')[0] ?? found.chart, 'c:pt');
  const series = panel.low?.findIndex((run) => run.some((end) => end !== null)) ?? 0;
  for (const point of plus) {
    const i = Number(point.attrs.idx);
    const [value, high] = [panel.values[series]?.[i] ?? 0, panel.high?.[series]?.[i] ?? 0];
    expect(Number(all(point, 'c:v')[0]?.text)).toBeCloseTo(high - value, 6);
  }
  expect(plus.length).toBeGreaterThan(0);
});

test('figures from elsewhere are marks on the axis of the bars, on a second pair of axes of the same ends', async () => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const found = chartsOf(made).find(({ panel }) => panel.id === 'bars-compare');
  if (!found) throw new Error('The gallery has no figures from elsewhere.');
  const [bars, marks] = all(found.chart, 'c:barChart');
  const values = (of: Element | undefined) =>
    all(all(of ?? found.chart, 'c:val')[0] ?? found.chart, 'c:pt').map((each) => [
      Number(each.attrs.idx),
      Number(all(each, 'c:v')[0]?.text),
    ]);
  const [before, mark] = all(marks ?? found.chart, 'c:ser');
  expect(values(mark).at(1)).toEqual([1, 8]);
  expect(values(before).at(1)).toEqual([1, 3]);
  const [[, from = 0] = [], [, long = 0] = []] = [values(before)[0] ?? [], values(mark)[0] ?? []];
  expect(from + long / 2).toBeCloseTo(85, 3);
  expect(all(before ?? found.chart, 'a:noFill').length).toBeGreaterThan(0);
  const ends = all(found.chart, 'c:valAx').map((axis) => ['c:min', 'c:max'].map((end) => all(axis, end)[0]?.attrs.val));
  expect(ends[1]).toEqual(ends[0]);
  expect(all(bars ?? found.chart, 'c:ser')).toHaveLength(1);
});

test.each([
  ['bars-interval', 50, 'majority'],
  ['bars-upright', 250, 'what the harbour holds'],
  ['line-notes', 30, 'pays for itself'],
])('a reference line of %s is a shape where its value stands, with its words', async (id, value, label) => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const chart = chartsOf(made).find(({ panel }) => panel.id === id)?.chart;
  const slide = made.own
    .names(/^ppt\/slides\/slide\d+\.xml$/)
    .map((name) => made.own.root(name))
    .find((root) => all(root, 'p:cNvPr').some(({ attrs }) => attrs.name === `Reference line: ${label}`));
  if (!chart || !slide) throw new Error(`No slide has the line "${label}".`);
  const number = (of: Element, name: string, key: string) => Number(all(of, name)[0]?.attrs[key]);
  const named = (name: string) => all(slide, 'p:sp').find((shape) => all(shape, 'p:cNvPr')[0]?.attrs.name === name);
  const [line, frame] = [named(`Reference line: ${label}`) ?? slide, all(slide, 'p:graphicFrame')[0] ?? slide];
  const plot = all(chart, 'c:plotArea')[0] ?? chart;
  const axis = all(chart, 'c:valAx')[0] ?? chart;
  const [min, max] = [number(axis, 'c:min', 'val'), number(axis, 'c:max', 'val')];
  const level = id === 'bars-interval';
  const [off, ext, from, long] = level ? (['x', 'cx', 'c:x', 'c:w'] as const) : (['y', 'cy', 'c:y', 'c:h'] as const);
  const size = number(frame, 'a:ext', ext);
  const start = number(frame, 'a:off', off) + number(plot, from, 'val') * size;
  const part = (value - min) / (max - min);
  const expected = start + (level ? part : 1 - part) * number(plot, long, 'val') * size;
  const middle = number(line, 'a:off', off) + number(line, 'a:ext', ext) / 2;
  // Within half a slide pixel.
  expect(Math.abs(middle - expected)).toBeLessThan(9525 / 2);
  expect(named(`Label: ${label}`)?.text).toBe(label);
  expect(named('What stands beside the values')?.text).not.toContain(label);
});

test('a band of values is drawn and no more said under the chart; a line beyond the scale still is', () => {
  const panel: BarsPanel = {
    ...PAIRS,
    scale: [0, 60],
    bands: [{ from: 20, to: 40, label: 'usual' }],
    marks: [{ at: 70, label: 'beyond the scale' }],
  };
  expect(drawnStretches(panel)).toEqual([{ from: 20, to: 40, label: 'usual' }]);
  expect(saidWords(undrawn(panel), 'en')).toEqual(['70%: beyond the scale']);
});

const PAIRS: BarsPanel = {
  kind: 'bars',
  id: 'pairs',
  title: 'Pairs',
  summary: 'Two offices.',
  unit: '%',
  asOf: '2025',
  cites: [],
  categories: ['Both', 'Heights', 'None'].map((label) => ({ key: label.toLowerCase(), label })),
  series: ['Office 2024', 'Office 2025'].map((label) => ({ key: label, label })),
  values: [
    [30, 35, null],
    [20, null, null],
  ],
};

const measure = (text: string, size: number) => text.length * size * 0.5;
const KIT = { lang: 'en', measures: { sans: measure, serif: measure }, width: 1152, height: 380 };

test.each<Partial<BarsPanel>>([{}, { direction: 'vertical' }, { arrangement: 'stacked' }])(
  'a value that only one series lacks is said behind the name of its category, in bars %o',
  (more) => {
    const [both, heights, none] = nativeChart({ ...PAIRS, ...more }, KIT)?.categories ?? [];
    expect(both).not.toContain('n/a');
    expect(heights).toBe('Heights\nn/a Office 2025');
    expect(none).toBe('None: n/a');
  },
);

test('names under upright bars have a line more where they need it', () => {
  const bottom = (panel: BarsPanel) => {
    const { y, h } = nativeChart({ ...panel, direction: 'vertical' }, { ...KIT, width: 300 })?.area ?? { y: 0, h: 0 };
    return 1 - y - h;
  };
  const whole = { ...PAIRS, values: PAIRS.values.map(() => [1, 2, 3]) };
  expect(bottom(PAIRS)).toBeGreaterThan(bottom(whole) + 0.05);
});

test('a chart that is referred to has its number before its title', async () => {
  const copy = await copyDeck(SECOND);
  const file = copy.file('slides/01.md');
  const written = (await readFile(file, 'utf8')).replace('soldiers.ts){', 'soldiers.ts){#fig-soldiers ');
  await writeFile(file, `${written}\n## A look back {#back}\n\nAs @fig-soldiers shows.\n`);
  const made = await madeFrom(copy.folder);
  await copy.remove();
  const slides = made.shared.names(/^ppt\/slides\/slide\d+\.xml$/).map((name) => made.shared.root(name));
  const titles = slides.flatMap((slide) => all(slide, 'a:t').map(({ text }) => text));
  expect(titles).toContainEqual(expect.stringMatching(/^Figure\u00a01: ./));
  expect(titles).toContain('Figure\u00a01');
});

test('of lines in small multiples the emphasised one alone is in the accent', async () => {
  const charts = chartsOf(await madeFrom('tests/fixtures/decks/gallery')).filter(
    ({ panel }) => panel.kind === 'line' && panel.series.length === 1 && panel.id.startsWith('small-'),
  );
  const accents = charts.map(({ chart }) => {
    const line = all(all(chart, 'c:ser')[0] ?? chart, 'a:ln')[0] ?? chart;
    return all(line, 'a:schemeClr')[0]?.attrs.val === 'accent1';
  });
  expect(accents).toEqual(charts.map(({ panel }) => 'series' in panel && panel.series[0]?.emphasis === true));
  expect(accents.filter(Boolean).length).toBeGreaterThan(0);
  expect(accents.filter((accent) => !accent).length).toBeGreaterThan(0);
});

test('quarters are named as on the page, and days in a data sheet are days', async () => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const quarters = chartsOf(made).find(({ panel }) => panel.id === 'line-quarters');
  expect(quarters?.sheet.slice(1).map(([name]) => name)).toEqual([
    'Q1 2022',
    'Q2 2022',
    'Q3 2022',
    'Q4 2022',
    'Q1 2023',
    'Q2 2023',
    'Q3 2023',
  ]);
  expect(all(quarters?.chart ?? made.own.root('ppt/presentation.xml'), 'c:catAx')).toHaveLength(1);
  const books = made.own.names(/\.xlsx$/).map((name) => new Package(made.own.files.get(name) ?? new Uint8Array()));
  const styled = books.flatMap((book) =>
    all(book.root('xl/worksheets/sheet1.xml'), 'c').filter(({ attrs }) => attrs.s),
  );
  expect(styled.length).toBeGreaterThan(0);
  for (const { text } of styled) expect(Number(text)).toBeGreaterThan(30_000);
  const [, day] =
    all(books[0]?.root('xl/styles.xml') ?? made.own.root('ppt/presentation.xml'), 'cellXfs')[0]?.children ?? [];
  expect(day?.attrs.numFmtId).toBe('14');
});

test.each(['dots-log', 'line-log'])('%s says that its axis is one of equal ratios', async (id) => {
  const made = await madeFrom('tests/fixtures/decks/gallery');
  const slide = made.loaded.deck.slides.find(({ body }) =>
    body.some((part) => typeof part !== 'string' && part.type === 'figure' && part.panel === id),
  );
  const root = made.own.root(`ppt/slides/slide${(slide?.index ?? 0) + 1}.xml`);
  expect(all(root, 'a:t').map(({ text }) => text)).toContain('logarithmic scale');
});

test('dots in equal ratios have their powers of ten under the last row', async () => {
  const own = chartsOf(await madeFrom('tests/fixtures/decks/gallery')).find(({ panel }) => panel.id === 'dots-log');
  const axis = own && all(own.chart, 'c:valAx')[0];
  if (!axis) throw new Error('The chart has no axis.');
  const said = ['c:logBase', 'c:delete', 'c:crosses'].map((name) => all(axis, name)[0]?.attrs.val);
  expect(said).toEqual(['10', '0', 'max']);
  expect(logFormat({ unit: 'EUR' }, 'en')).toBe('[<1]"€"0.######;"€"#,##0');
  expect(logFormat({ unit: 'people', factor: 'million' }, 'en')).toBe('[<1000000]0.######,,;#,##0,,');
});

test.each(['dots-change', 'dots-range'])(
  'of the values of a row of %s the least stands before its mark, the greatest after it',
  async (id) => {
    const own = chartsOf(await madeFrom('tests/fixtures/decks/gallery')).find(({ panel }) => panel.id === id);
    if (!own) throw new Error('The gallery has no such chart.');
    const { panel, chart } = own;
    const places = all(chart, 'c:ser').map((series) =>
      all(series, 'c:dLbl').map((label) => all(label, 'c:dLblPos')[0]?.attrs.val),
    );
    panel.categories.forEach((_, i) => {
      const [one = 0, other = 0] = panel.values.map((run) => run[i] ?? 0);
      expect(places.map((run) => run[i])).toEqual(one < other ? ['l', 'r'] : ['r', 'l']);
    });
  },
);

test('labels of dots stand clear of the intervals round them, each on its side', () => {
  const labels: Labels = { format: '0', position: 'r', size: 20, colour: 'ink', places: new Map([[0, 'l']]) };
  const run: ChartSeries = {
    name: 'All',
    values: [50, 50],
    low: [40, 40],
    high: [70, 70],
    fill: { colour: 'mark', pattern: 'solid' },
    labels,
  };
  clearIntervals([run], { min: 0, max: 100 }, 'x', 1);
  const [before, after] = [0, 1].map((i) => run.labels?.moved?.get(i)?.x ?? 0);
  expect(before).toBeCloseTo(-0.108, 6);
  expect(after).toBeCloseTo(0.208, 6);
});

test('values of different decimals are each written with their own, as on the page', () => {
  const panel: BarsPanel = { ...PAIRS, unit: 'USD' };
  const values = [12345678901, 0.004, null, -3];
  expect(plainFormat(values, panel, 'en')).toContain('#,##0.000');
  const own = pointFormats(values, panel, 'en');
  expect([...own.keys()]).toEqual([0, 3]);
  expect(own.get(0)).toBe('"$"#,##0;"−$"#,##0');
  const chart = nativeChart({ ...panel, series: [{ key: 'a', label: 'A' }], values: [[12345678901, 0.004, -3]] }, KIT);
  expect(chart?.series[0]?.labels?.own?.get(2)).toBe('"$"#,##0;"−$"#,##0');
});

test('a negative label has room in small multiples as in a chart by itself', () => {
  const panel: BarsPanel = { ...PAIRS, series: [{ key: 'a', label: 'A' }], values: [[10, -20, 250]] };
  const least = (scaled: BarsPanel) => nativeChart(scaled, KIT)?.axis?.min ?? 0;
  expect(least({ ...panel, scale: [-20, 250] })).toBeLessThan(-40);
  expect(least({ ...panel, scale: [-20, 250] })).toBe(least(panel));
  expect(least({ ...panel, values: [[10, 20, 250]], scale: [0, 250] })).toBe(0);
});

test('names of dots in one line are as high as their rows', async () => {
  const copy = await copyDeck(SECOND);
  const slide = '---\ntitle: T\nlang: en\n---\n\nWords.\n\n# One\n\n## Dots\n\n![](../charts/soldiers.ts)\n';
  await writeFile(copy.file('slides/01.md'), slide);
  const rows = Array.from({ length: 25 }, (_, i) => `k${i},District ${i},${30 + i}`);
  await writeFile(copy.file('charts/soldiers.csv'), ['key,label,share', ...rows, ''].join('\n'));
  await writeFile(
    copy.file('charts/soldiers.ts'),
    `import { definePanel, number, text } from '#deck/panels';
export default definePanel({
  columns: { key: text, label: text, share: number },
  build: (rows) => ({
    kind: 'dots', title: 'T', summary: 'S.', unit: '%', asOf: '2024', cites: [],
    categories: rows.map(({ key, label }) => ({ key, label })),
    series: [{ key: 'all', label: 'All' }],
    values: [rows.map(({ share }) => share)],
  }),
});
`,
  );
  const made = await madeFrom(copy.folder);
  await copy.remove();
  const slides = made.shared.names(/^ppt\/slides\/slide\d+\.xml$/).map((name) => made.shared.root(name));
  const runs = slides.flatMap((slide) => all(slide, 'a:r')).filter((run) => all(run, 'a:t')[0]?.text === 'District 7');
  expect(runs).not.toEqual([]);
  for (const run of runs) expect(Number(all(run, 'a:rPr')[0]?.attrs.sz)).toBeGreaterThan(750);
});

test.each([
  [['1951-03-01', '2024-01-02', '2024-01-05'], false],
  [['1951-03-01', '1990-01-02', '2024-01-05'], true],
])('a line over time has its values at its points where these lie apart, %j', (dates, every) => {
  const panel: LinePanel = {
    ...PAIRS,
    kind: 'line',
    categories: dates.map((date) => ({ key: date, label: date, date })),
    series: PAIRS.series.slice(0, 1),
    values: [[3.2, 5, 5.5]],
  };
  const [run] = nativeChart(panel, KIT)?.series ?? [];
  // Else the last one alone has its value.
  expect([...(run?.labels?.own?.keys() ?? [])]).toEqual(every ? [] : [0, 1]);
});
