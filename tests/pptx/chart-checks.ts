import { describe, expect, test } from 'vitest';
import { partPanels } from '../../deck/panels/kinds/small.ts';
import { categoryName } from '../../deck/panels/layout/format.ts';
import { all, type Made, madeFrom, Package } from './read-pptx.ts';

/** Tests that a deck's native charts hold what its panels hold. @param folder with `slides/` and `charts/`, relative to the root */
export function chartsHoldTheirData(folder: string): void {
  describe(`native charts of the deck in "${folder}"`, () => {
    test('keep the values of their panels in their workbooks, in order, gaps left empty', async () => {
      const made = await madeFrom(folder);
      const charts = chartsOf(made);
      const { lang } = made.loaded.deck.meta;
      expect(charts.length).toBeGreaterThan(0);
      for (const { panel, sheet } of charts) {
        const [heads = [], ...rows] = sheet;
        const labels = panel.categories.map((category) => categoryName(category, lang));
        labels.forEach((label, i) => {
          const own = rows.filter(([name]) => plain(name) === label);
          panel.series.forEach((series, s) => {
            const column = heads.findIndex((head) => plain(head) === series.label);
            const values = own.map((row) => row[column] ?? null);
            expect(values, `${panel.id} ${label} ${series.label}`).toContain(panel.values[s]?.[i] ?? null);
          });
        });
        // In the order of the panel, names of groups between them.
        const names = rows.map(([name]) => plain(name)).filter((name) => labels.includes(name));
        expect(names).toEqual(labels);
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
}

type Cell = string | number | undefined;

/** A name without its second line, its numeral, and the word that its value is missing. */
function plain(name: Cell): string {
  return (String(name).split('\n')[0] ?? '').replace(/: (?:n\/a|k\. A\.)$/, '').replace(/[⁰¹²³⁴-⁹]+/g, '');
}

/** Every native chart with its panel and its data sheet, in the order of the slides. */
export function chartsOf({ own, loaded }: Made) {
  return loaded.deck.slides.flatMap((slide) => {
    const panels = slide.body.flatMap((part) => {
      const panel =
        typeof part !== 'string' && part.type === 'figure'
          ? loaded.panels.find(({ id }) => id === part.panel)
          : undefined;
      if (!panel || panel.kind === 'map' || panel.kind === 'timeline' || panel.kind === 'units') return [];
      return panel.small ? partPanels(panel).map((part) => part.panel) : [panel];
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
