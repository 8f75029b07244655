import { describe, expect, test } from 'vitest';
import type { ValuesPanel } from '../../deck/model/panel.ts';
import { partPanels } from '../../deck/panels/kinds/small-panels.ts';
import { all, type Element, type Made, madeFrom, Package } from './read-pptx.ts';

const DECKS = ['', 'tests/fixtures/decks/gallery', 'tests/fixtures/decks/german'];

describe.each(DECKS)('native charts of the deck in "%s"', (folder) => {
  test('keep the values of their panels in their workbooks, in order, gaps left empty', async () => {
    const made = await madeFrom(folder);
    const charts = chartsOf(made);
    expect(charts.length).toBeGreaterThan(0);
    for (const { panel, sheet } of charts) {
      const [heads = [], ...rows] = sheet;
      panel.categories.forEach(({ label }, i) => {
        const own = rows.filter(([name]) => plain(name) === label);
        panel.series.forEach((series, s) => {
          const column = heads.findIndex((head) => plain(head) === series.label);
          const values = own.map((row) => row[column] ?? null);
          expect(values, `${panel.id} ${label} ${series.label}`).toContain(panel.values[s]?.[i] ?? null);
        });
      });
      // In the order of the panel, names of groups between them.
      const names = rows
        .map(([name]) => plain(name))
        .filter((name) => panel.categories.some(({ label }) => label === name));
      expect(names).toEqual(panel.categories.map(({ label }) => label));
    }
  });

  test('show what their workbooks hold: every cached number is that of its cell', async () => {
    for (const { chart, sheet } of chartsOf(await madeFrom(folder))) {
      for (const reference of [...all(chart, 'c:numRef'), ...all(chart, 'c:strRef')]) {
        const formula = all(reference, 'c:f')[0]?.text ?? '';
        const [, letter = '', first = '0'] = /^Data!\$([A-Z]+)\$(\d+)/.exec(formula) ?? [];
        const column = [...letter].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
        for (const point of all(reference, 'c:pt')) {
          const cell = sheet[Number(first) - 1 + Number(point.attrs.idx)]?.[column];
          expect(all(point, 'c:v')[0]?.text).toBe(String(cell));
        }
      }
    }
  });

  test('have an axis for each that their charts name: two, and two more under marks of figures from elsewhere', async () => {
    for (const { panel, chart } of chartsOf(await madeFrom(folder))) {
      const plot = all(chart, 'c:plotArea')[0];
      const axes = (plot?.children ?? []).filter(({ name }) => /Ax$/.test(name));
      const own = axes.map((axis) => all(axis, 'c:axId')[0]?.attrs.val).sort();
      const named = (plot?.children ?? [])
        .filter(({ name }) => /Chart$/.test(name))
        .flatMap((each) => each.children.filter(({ name }) => name === 'c:axId').map(({ attrs }) => attrs.val));
      const marked =
        panel.kind === 'bars' && panel.compare?.values.some(({ at, low }) => at !== undefined || low !== undefined);
      expect(own).toHaveLength(marked ? 4 : 2);
      expect([...new Set(named)].sort()).toEqual(own);
    }
  });
});

test('the label of a bar below zero has room beside the names of the categories', async () => {
  const charts = chartsOf(await madeFrom('tests/fixtures/decks/hebrew'));
  const own = charts.find(({ panel }) => panel.id === 'taktsiv');
  if (!own) throw new Error('The deck has no such chart.');
  const [min, max] = ['c:min', 'c:max'].map((name) => Number(all(own.chart, name)[0]?.attrs.val));
  expect(min).toBeLessThan(-140_000);
  expect(min).toBeGreaterThan(-200_000);
  expect(max).toBe(140_000);
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

type Cell = string | number | undefined;

/** A name without its second line, its numeral, and the word that its value is missing. */
function plain(name: Cell): string {
  return (String(name).split('\n')[0] ?? '').replace(/: (?:n\/a|k\. A\.)$/, '').replace(/[⁰¹²³⁴-⁹]+/g, '');
}

/** Every native chart with its panel and its data sheet, in the order of the slides. */
function chartsOf({ own, loaded }: Made) {
  return loaded.deck.slides.flatMap((slide) => {
    const panels = slide.body.flatMap((part) => {
      const panel =
        typeof part !== 'string' && part.type === 'figure'
          ? loaded.panels.find(({ id }) => id === part.panel)
          : undefined;
      if (!panel || panel.kind === 'map' || panel.kind === 'timeline' || panel.kind === 'units') return [];
      return panel.small ? partPanels(panel, []).map((part) => part.panel) : [panel];
    });
    const charts = own.relations(`ppt/slides/slide${slide.index + 1}.xml`).filter(({ type }) => type === 'chart');
    expect(charts.length).toBe(panels.length);
    return charts.flatMap(({ target }, i) => {
      const panel = panels[i];
      const book = own.relations(target).find(({ type }) => type === 'package')?.target ?? '';
      const bytes = own.files.get(book);
      if (!panel || !bytes) throw new Error(`${target} has no panel or no workbook.`);
      return [{ panel, chart: own.root(target), sheet: cellsOf(new Package(bytes)) }];
    });
  });
}

function cellsOf(book: Package): Cell[][] {
  return all(book.root('xl/worksheets/sheet1.xml'), 'row').map((row) => {
    const cells: Cell[] = [];
    for (const cell of all(row, 'c')) {
      const letter = (cell.attrs.r ?? '').replace(/\d/g, '');
      const column = [...letter].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
      cells[column] = cell.attrs.t === 'inlineStr' ? cell.text : Number(cell.text);
    }
    return cells;
  });
}
