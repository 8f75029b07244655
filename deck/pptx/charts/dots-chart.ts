import type { DotsPanel, Series } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { markEnds } from '../../panels/layout/axis-marks.ts';
import { knownIn } from '../../panels/layout/datum.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { shapeOf as markOf } from '../../panels/layout/marks.ts';
import type { Colours } from '../look.ts';
import { SETTINGS } from '../typeset.ts';
import { el } from '../xml.ts';
import { logEnds, logFormat, valueAxis } from './chart-axes.ts';
import { axisIds, errorBars, marker, NO_LINE, pointOf, run, settings, writeLabels } from './chart-looks.ts';
import { AXES, area, type ChartKit, isMirrored, LABEL, type Row, rowsOf, runOf } from './chart-rows.ts';
import {
  type ChartSeries,
  clearIntervals,
  type DataSheet,
  type Fill,
  type Labels,
  type NativeChart,
  plainFormat,
} from './data-sheet.ts';
import { labelsHeight } from './reference-lines.ts';

/** Marks in rows: values along, the row's number across. The names of rows stand beside it: a scatter chart has none. */
export function dotsChart(panel: DotsPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const all = [...panel.values.flat().filter((value) => value !== null), ...markEnds(panel)];
  const min = Math.min(0, panel.scale?.[0] ?? 0, ...all);
  const max = panel.max ?? panel.scale?.[1] ?? Math.max(...all, min + 1);
  const top = dotsHead(panel, kit);
  // In many rows marks and letters are as large as their rows allow.
  const bottom = dotsFoot(panel);
  const size = Math.min(22, ((kit.height - top - bottom) / Math.max(1, rows.length)) * 0.8);
  const series = panel.series.map((_, s) => dotRun(panel, s, rows, size, kit));
  const log = panel.axis === 'log';
  const ends = log
    ? logEnds([...panel.values, markEnds(panel), panel.scale ?? []])
    : { min, max: max === min ? min + 1 : max };
  const place = area(kit, { left: roomBefore(panel, { ...ends, log }, size, kit), right: 80, top, bottom });
  if (!log) clearIntervals(series, { min, max }, 'x', rtl ? -place.w : place.w);
  const joined = panel.arrangement !== undefined && joinMarks(series);
  return {
    categories: rows.map(({ label }) => label),
    series,
    legend: panel.series.length > 1,
    area: place,
    axis: { along: 'x', ...ends, log },
    above: labelsHeight(panel, kit.measures, kit.width) / kit.height,
    plot: (colours, sheet) => {
      const numbers = rows.map((_, i) => i + 1);
      sheet.add('row', words.category, numbers);
      const runs = series.map((one, s) => dotSeries(panel, one, s, { colours, sheet, size, joined }));
      return scatter(runs) + dotAxes(colours, { ...ends, log, rtl }, rows.length, logFormat(panel, kit.lang));
    },
  };
}

/** The marks of one series. @param size of its letters, in px */
function dotRun(panel: DotsPanel, s: number, rows: readonly Row[], size: number, kit: ChartKit): ChartSeries {
  const { emphasis, pattern = 'solid' }: Partial<Series> = panel.series[s] ?? {};
  const run = runOf(panel, rows, s);
  const loud = rows.flatMap(({ index }, row) =>
    index !== undefined && panel.categories[index]?.emphasis
      ? [[row, { colour: 'accent', pattern } as Fill] as const]
      : [],
  );
  return {
    ...run,
    fill: { colour: emphasis ? 'accent' : 'mark', pattern },
    points: new Map(loud),
    labels: {
      format: plainFormat(run.values, panel, kit.lang),
      size,
      bold: true,
      colour: 'ink',
      ...placesOf(panel, s, rows, isMirrored(kit)),
      along: run.values.map((value) => (value === null ? undefined : formatValue(value, panel, kit.lang))),
    },
  };
}

/** Values of one row stand away from each other: the least before its mark, the greatest after it, those between over theirs. */
function placesOf(
  panel: DotsPanel,
  s: number,
  rows: readonly Row[],
  rtl: boolean,
): Pick<Labels, 'position' | 'places'> {
  const [before, after] = rtl ? (['r', 'l'] as const) : (['l', 'r'] as const);
  const places = rows.flatMap(({ index }, row) => {
    const order = index === undefined ? [] : orderOf(panel, index);
    const place = order.indexOf(s);
    if (place < 0 || place === order.length - 1) return [];
    return [[row, place === 0 ? before : ('t' as const)] as const];
  });
  return { position: after, places: new Map(places) };
}

/** The series that a category has values of, from the least value to the greatest. */
function orderOf(panel: DotsPanel, index: number): number[] {
  return knownIn(panel, index)
    .sort((a, b) => a.value - b.value)
    .map(({ series }) => series);
}

/** Room before the plot for the values that stand before their marks, in slide pixels. */
function roomBefore(
  panel: DotsPanel,
  { min, max, log }: { min: number; max: number; log: boolean },
  size: number,
  { measures, lang, width }: ChartKit,
): number {
  const own = (value: number) => (log ? Math.log10(value) : value);
  const widths = panel.categories.map((_, index) => {
    const [least, ...others] = orderOf(panel, index);
    const value = panel.values[least ?? 0]?.[index] ?? null;
    if (value === null || others.length === 0) return 0;
    const wide = measures.sans(formatValue(value, panel, lang), size, 700) * SETTINGS.widest.bold;
    // A guess of the axis that is too short rather than too long.
    return size + wide - ((own(value) - own(min)) / (own(max) - own(min))) * 0.5 * width;
  });
  return Math.ceil(Math.max(16, ...widths));
}

function scatter(runs: readonly string[]): string {
  return el(
    'c:scatterChart',
    settings({ scatterStyle: 'lineMarker', varyColors: 0 }),
    ...runs,
    axisIds(AXES.value, AXES.category),
  );
}

/** The axis of values, and that of the rows, the first one uppermost. @param format of powers of ten */
function dotAxes(
  colours: Colours,
  { rtl, ...ends }: { min: number; max: number; log: boolean; rtl: boolean },
  rows: number,
  format: string,
): string {
  // Values are written at their marks: only in equal ratios is the axis itself to be seen, under the last row.
  const seen = { deleted: !ends.log, grid: ends.log, format: ends.log ? format : 'General', far: true };
  const along = { ...ends, ...seen, side: 'b', id: AXES.value, cross: AXES.category } as const;
  const across = { min: 0.5, max: rows + 0.5, side: 'l', id: AXES.category, cross: AXES.value } as const;
  const look = { rtl, deleted: true, format: 'General' } as const;
  return valueAxis(colours, { ...look, ...along }) + valueAxis(colours, { ...look, ...across, reversed: true });
}

interface DotsLook {
  colours: Colours;
  sheet: DataSheet;
  /** Width of a mark. */
  size: number;
  /** Its bar of error is the line between the marks of a row. */
  joined: boolean;
}

/** A row's first and last mark are joined by a bar of error: PowerPoint has no other line between two series. */
function joinMarks(series: ChartSeries[]): boolean {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last || first === last || series.some(({ low }) => low)) return false;
  const end = (pick: (...ends: number[]) => number) =>
    last.values.map((value, i) => {
      const other = first.values[i] ?? null;
      return value === null || other === null ? null : pick(value, other);
    });
  [last.low, last.high] = [end(Math.min), end(Math.max)];
  return true;
}

function dotSeries(panel: DotsPanel, one: ChartSeries, s: number, { colours, sheet, size, joined }: DotsLook): string {
  const shape = markOf(panel.series[s] ?? { key: '', label: '' }, s);
  const single = [...(one.points ?? [])].map(([idx, fill]) => pointOf(idx, marker(shape, size, fill, colours)));
  return run(
    sheet,
    s,
    `values ${s}`,
    el('c:spPr', NO_LINE),
    marker(shape, size, one.fill, colours),
    ...single,
    writeLabels(one.labels, colours),
    one.low ? errorBars(sheet, s, 'x', colours, !joined) : '',
    el('c:xVal', sheet.numbers(`values ${s}`)),
    el('c:yVal', sheet.numbers('row')),
    settings({ smooth: 0 }),
  );
}

/** Height of the legend over marks in rows, and of the labels of reference lines. */
export function dotsHead(panel: DotsPanel, { measures, width }: ChartKit): number {
  return (panel.series.length > 1 ? 34 : 0) + labelsHeight(panel, measures, width);
}

/** Height of the powers of ten under marks in rows. */
export function dotsFoot({ axis }: DotsPanel): number {
  return axis === 'log' ? 34 : 0;
}

/** What a chart's rows are called, and how wide the widest of them is. */
export function rowNames(panel: DotsPanel, kit: ChartKit): { names: string[]; width: number } {
  const names = rowsOf(panel, kit.lang).map(({ label }) => label);
  const widths = names.flatMap((name) =>
    name.split('\n').map((line, i) => {
      const { sans, bold } = SETTINGS.widest;
      return i === 0 ? kit.measures.sans(line, LABEL, 700) * bold : kit.measures.sans(line, 16, 400) * sans;
    }),
  );
  // As wide as the longest word, if that leaves the dots half of the chart.
  const words = names.flatMap((name) => (name.split('\n')[0] ?? '').split(' '));
  const longest = Math.max(0, ...words.map((word) => kit.measures.sans(word, LABEL, 700) * SETTINGS.powerPoint.bold));
  const most = Math.max(kit.width * 0.36, Math.min(kit.width * 0.5, longest + 12));
  return { names, width: Math.min(most, Math.max(60, ...widths) + 12) };
}
