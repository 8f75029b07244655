import type { LinePanel, Series } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { markEnds } from '../../panels/layout/axis-marks.ts';
import { formatValue, quarterOf } from '../../panels/layout/format.ts';
import { shapeOf as markOf } from '../../panels/layout/marks.ts';
import { spread } from '../../panels/layout/text.ts';
import { parseDate } from '../../source/columns.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { categoryAxis, dateAxis, dateFormat, logEnds, logFormat, niceScale, valueAxis } from './chart-axes.ts';
import { axisIds, errorBars, marker, pointOf, run, settings, writeLabels } from './chart-looks.ts';
import {
  AXES,
  area,
  type ChartKit,
  DETAIL,
  isMirrored,
  LABEL,
  nameSkip,
  type Row,
  rowsOf,
  runOf,
} from './chart-rows.ts';
import { type ChartSeries, type DataSheet, type NativeChart, plainFormat, pointFormats } from './data-sheet.ts';
import { labelled, labelsWidth } from './reference-lines.ts';

/** Lines over categories or days: each point with its value where there is room for all, else the last one, with its line's name. */
export function lineChart(panel: LinePanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const days = daysOf(panel);
  const every = panel.series.length === 1 && leastPitch(days ?? rows.map((_, i) => i), kit.width) >= VALUE_ROOM;
  const series = panel.series.map((_, s) => lineRun(panel, s, rows, every, kit));
  const right = Math.max(labelsWidth(panel, kit.measures), every ? 24 : namesWidth(panel, kit));
  const left = every ? 24 : 70;
  const top = every ? 36 : 16;
  const scale = niceScale(panel);
  const log = panel.axis === 'log';
  const ends = log ? logEnds([...panel.values, markEnds(panel), panel.scale ?? []]) : scale;
  const middles = labelled(panel).map(({ from, to }) => (from + to) / 2);
  const labelsAt = every || log ? [] : spreadEnds(series, middles, scale, kit.height - top - BOTTOM, kit.height);
  const wide = kit.width - right - left;
  const format = log
    ? logFormat(panel, kit.lang)
    : plainFormat([scale.min, scale.unit], { ...panel, decimals: undefined }, kit.lang);
  return {
    categories: rows.map(({ label }) => label),
    series,
    legend: false,
    area: area(kit, { left, right, top, bottom: BOTTOM }),
    axis: { along: 'y', min: ends.min, max: ends.max, log, labelsAt },
    plot: (colours, sheet) => {
      if (days) sheet.add('days', words.date, days, dateFormat(days));
      const runs = series.map((one, s) => lineSeries(panel, one, s, colours, sheet));
      const below = days
        ? dateAxis(colours, days, wide, rtl)
        : categoryAxis(colours, { rtl, side: 'b', skip: nameSkip(rows, kit, wide) });
      const values = { rtl, ...ends, log, deleted: every, side: 'l', format, grid: !every } as const;
      return lines(runs) + below + valueAxis(colours, values);
    },
  };
}

/** Of two values beside each other. */
const VALUE_ROOM = 70;

/** How far apart the nearest two points of a line are at least. @param places of the points along an axis of so many pixels */
function leastPitch(places: readonly number[], wide: number): number {
  const steps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  const long = (places.at(-1) ?? 0) - (places[0] ?? 0);
  // The first and the last one have half of their own room beside them.
  const mean = long / Math.max(1, steps.length);
  return steps.length === 0 ? wide : (Math.min(...steps) / (long + mean)) * wide;
}

function lines(runs: readonly string[]): string {
  return el(
    'c:lineChart',
    settings({ grouping: 'standard', varyColors: 0 }),
    ...runs,
    settings({ marker: 1 }),
    axisIds(AXES.category, AXES.value),
  );
}

/** One line. @param every whether each of its points has its value */
function lineRun(panel: LinePanel, s: number, rows: readonly Row[], every: boolean, kit: ChartKit): ChartSeries {
  const { emphasis, pattern = 'solid' }: Partial<Series> = panel.series[s] ?? {};
  const alone = panel.series.length === 1;
  const run = runOf(panel, rows, s);
  const { values } = run;
  const last = values.findLastIndex((value) => value !== null);
  const format = plainFormat(values, panel, kit.lang);
  const formats = pointFormats(values, panel, kit.lang);
  const hidden = new Map(values.flatMap((_, i) => (i === last ? [] : [[i, null] as const])));
  const atEnd = [...formats].filter(([i]) => i === last);
  return {
    ...run,
    fill: { colour: emphasis ? 'accent' : 'mark', pattern },
    labels: every
      ? { format, own: formats, size: LABEL, bold: true, colour: 'ink', position: 't' }
      : {
          format,
          own: new Map<number, string | null>([...hidden, ...atEnd]),
          named: new Set(alone ? [] : [last]),
          size: DETAIL,
          bold: true,
          colour: emphasis ? 'accent' : 'ink',
          position: isMirrored(kit) ? 'l' : 'r',
        },
  };
}

/** What the names at the ends of lines take of the width, their last values before them. */
function namesWidth(panel: LinePanel, { lang, measures, width }: ChartKit): number {
  const alone = panel.series.length === 1;
  const wide = panel.series.map(({ label }, s) => {
    const last = panel.values[s]?.findLast((value) => value !== null) ?? null;
    return measures.sans(`${alone ? '' : label} ${formatValue(last, panel, lang)}`, DETAIL, 600);
  });
  return Math.min(width * 0.3, Math.max(40, ...wide) + 24);
}

const BOTTOM = 40;

/** From name to name at the ends of lines, in slide pixels. */
const PITCH = 24;

/**
 * Moves the names at the ends of lines apart where lines end near each other, or near a reference line or band.
 * @param beside middles of the labels of those, in values @returns where those labels stand, from the plot's upper end
 */
function spreadEnds(
  series: ChartSeries[],
  beside: readonly number[],
  { min, max }: { min: number; max: number },
  high: number,
  whole: number,
): number[] {
  const heightOf = (value: number) => ((max - value) / (max - min)) * high;
  const labels = beside.map(heightOf);
  const ends = series
    .map((one) => ({ one, last: one.values.findLastIndex((value) => value !== null) }))
    // A line that ends early has its name where it ends.
    .filter(({ last, one }) => last === one.values.length - 1)
    .map(({ one, last }) => ({
      at: heightOf(one.values[last] ?? 0),
      move(by: number) {
        if (one.labels && Math.abs(by / whole) > 1e-3) one.labels.moved = new Map([[last, { y: by / whole }]]);
      },
    }));
  const others = labels.map((at, i) => ({
    at,
    move(by: number) {
      labels[i] = at + by;
    },
  }));
  const all = [...ends, ...others].sort((a, b) => a.at - b.at);
  const wishes = all.map(({ at }) => ({ at, length: 0 }));
  const places = spread(wishes, -Infinity, high + PITCH / 2, PITCH);
  all.forEach(({ at, move }, i) => {
    move((places[i] ?? at) - at);
  });
  return labels;
}

/** From 1970 back to the day that Excel counts from. */
const EXCEL_EPOCH = 25569;

/** Excel's numbers of the days of a line over time, if its steps are not even, or its categories have no names but their dates. */
export function daysOf({ categories }: LinePanel): number[] | undefined {
  const spans = categories.flatMap(({ date }) => (date === undefined ? [] : (parseDate(date) ?? [])));
  if (spans.length < categories.length || spans.length < 3) return undefined;
  const days = spans.map(({ start, end }) => Math.round((start + end) / 2) + EXCEL_EPOCH);
  const steps = days.slice(1).map((day, i) => day - (days[i] ?? 0));
  if (Math.max(...steps) > 1.4 * Math.min(...steps)) return days;
  // PowerPoint has no name for a quarter of a year.
  if (categories.some(({ label, date }) => label !== date || quarterOf(date))) return undefined;
  // Even steps are named by the day on which each begins.
  return spans.map(({ start }) => Math.round(start) + EXCEL_EPOCH);
}

function lineSeries(panel: LinePanel, one: ChartSeries, s: number, colours: Colours, sheet: DataSheet): string {
  const series = panel.series[s];
  const stroke = { colour: one.fill.colour, width: series?.emphasis ? 5 : 4 };
  const dash = [2.5, 2].map((part) => part * stroke.width);
  const from =
    series?.dashedFrom === undefined ? -1 : panel.categories.findIndex(({ key }) => key === series.dashedFrom);
  const shape = markOf(series ?? { key: '', label: '' }, s);
  const own = marker(shape, 14, one.fill, colours);
  // A point's line is the one that leads to it.
  const broken = one.values.flatMap((_, idx) =>
    from >= 0 && idx >= from ? [pointOf(idx, own, el('c:spPr', colours.line({ ...stroke, dash })))] : [],
  );
  return run(
    sheet,
    s,
    `values ${s}`,
    el('c:spPr', colours.line({ ...stroke, dash: series?.dashed ? dash : undefined, round: true })),
    own,
    ...broken,
    writeLabels(one.labels, colours),
    one.low ? errorBars(sheet, s, 'y', colours) : '',
    el('c:cat', sheet.has('days') ? sheet.numbers('days') : sheet.categories()),
    el('c:val', sheet.numbers(`values ${s}`)),
    settings({ smooth: 0 }),
  );
}
