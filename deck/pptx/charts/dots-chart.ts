import type { DotsPanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { shapeOf as markOf } from '../../panels/layout/marks.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { logEnds, valueAxis } from './chart-axes.ts';
import { writeLabels } from './chart-labels.ts';
import { errorBars, marker } from './chart-looks.ts';
import { AXES, area, byRow, type ChartKit, endsOf, isMirrored, rowsOf, widestLabel } from './chart-rows.ts';
import { type ChartSeries, type Fill, plainFormat } from './chart-series.ts';
import type { DataSheet, NativeChart } from './data-sheet.ts';
import { superscribed } from './superscript.ts';

/** Marks in rows: values along, the row's number across. The names of rows stand beside it: a scatter chart has none. */
export function dotsChart(panel: DotsPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const several = panel.series.length > 1;
  const all = panel.values.flat().filter((value) => value !== null);
  const min = Math.min(0, panel.scale?.[0] ?? 0, ...all);
  const max = panel.max ?? panel.scale?.[1] ?? Math.max(...all, min + 1);
  const series = panel.series.map((one, s): ChartSeries => {
    const values = byRow(rows, panel.values[s]);
    const colour = one.emphasis || !several ? 'accent' : 'mark';
    const emphasised = new Map(
      rows.flatMap(({ index }, row) =>
        index !== undefined && panel.categories[index]?.emphasis
          ? [[row, { colour: 'accent', pattern: one.pattern ?? 'solid' } as Fill] as const]
          : [],
      ),
    );
    return {
      name: superscribed(one.label),
      values,
      fill: { colour, pattern: one.pattern ?? 'solid' },
      points: emphasised,
      ...endsOf(panel, rows, s),
      labels: {
        format: plainFormat(values, panel, kit.lang),
        size: 22,
        bold: true,
        colour: 'ink',
        position: rtl ? 'l' : 'r',
        along: values.map((value) => (value === null ? undefined : formatValue(value, panel, kit.lang))),
      },
    };
  });
  return {
    head: words.category,
    categories: rows.map(({ label }) => label),
    series,
    legend: several,
    area: area(kit, { left: 16, right: 80, top: several ? DOTS_HEAD : 0, bottom: 0 }),
    plot: (colours, sheet) => {
      sheet.add(
        'row',
        words.category,
        rows.map((_, i) => i + 1),
      );
      const runs = series.map((one, s) => dotSeries(panel, one, s, colours, sheet));
      return (
        el(
          'c:scatterChart',
          {},
          el('c:scatterStyle', { val: 'lineMarker' }),
          el('c:varyColors', { val: 0 }),
          ...runs,
          el('c:axId', { val: AXES.value }),
          el('c:axId', { val: AXES.category }),
        ) +
        valueAxis(colours, {
          rtl,
          ...(panel.axis === 'log' ? logEnds(panel.values) : { min, max: max === min ? min + 1 : max }),
          log: panel.axis === 'log',
          deleted: true,
          side: 'b',
          format: 'General',
          id: AXES.value,
          cross: AXES.category,
        }) +
        valueAxis(colours, {
          rtl,
          min: 0.5,
          max: rows.length + 0.5,
          deleted: true,
          side: 'l',
          format: 'General',
          id: AXES.category,
          cross: AXES.value,
          reversed: true,
        })
      );
    },
  };
}

export function dotSeries(panel: DotsPanel, one: ChartSeries, s: number, colours: Colours, sheet: DataSheet): string {
  const shape = markOf(panel.series[s] ?? { key: '', label: '' }, s);
  const single = [...(one.points ?? new Map<number, Fill>())].map(([idx, fill]) =>
    el('c:dPt', {}, el('c:idx', { val: idx }), marker(shape, 22, fill, colours), el('c:bubble3D', { val: 0 })),
  );
  return el(
    'c:ser',
    {},
    el('c:idx', { val: s }),
    el('c:order', { val: s }),
    sheet.name(`values ${s}`),
    el('c:spPr', {}, el('a:ln', {}, el('a:noFill'))),
    marker(shape, 22, one.fill, colours),
    ...single,
    writeLabels(one.labels, colours),
    one.low ? errorBars(sheet, s, 'x', colours) : '',
    el('c:xVal', {}, sheet.numbers(`values ${s}`)),
    el('c:yVal', {}, sheet.numbers('row')),
    el('c:smooth', { val: 0 }),
  );
}

/** Height of the legend over marks in rows. */
export const DOTS_HEAD = 34;

/** What a chart's rows are called, and how wide the widest of them is. */
export function rowNames(panel: DotsPanel, kit: ChartKit): { names: string[]; width: number } {
  const rows = rowsOf(panel, kit.lang);
  return { names: rows.map(({ label }) => label), width: widestLabel(rows, kit) };
}
