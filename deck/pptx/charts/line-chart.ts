import type { LinePanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { shapeOf as markOf } from '../../panels/layout/marks.ts';
import { parseDate } from '../../source/columns.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { categoryAxis, dateAxis, dateFormat, logEnds, valueAxis } from './chart-axes.ts';
import { writeLabels } from './chart-labels.ts';
import { errorBars, marker } from './chart-looks.ts';
import { AXES, area, byRow, type ChartKit, DETAIL, endsOf, isMirrored, LABEL, nameSkip, rowsOf } from './chart-rows.ts';
import { type ChartSeries, plainFormat } from './chart-series.ts';
import type { DataSheet, NativeChart } from './data-sheet.ts';
import { superscribed } from './superscript.ts';

export function lineChart(panel: LinePanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const alone = panel.series.length === 1;
  const every = alone && kit.width / Math.max(1, rows.length) >= 70;
  const series = panel.series.map((one, s): ChartSeries => {
    const values = byRow(rows, panel.values[s]);
    const last = values.findLastIndex((value) => value !== null);
    const colour = one.emphasis ? 'accent' : alone ? 'accent' : 'mark';
    const format = plainFormat(values, panel, kit.lang);
    const hidden = new Map(values.flatMap((_, i) => (i === last ? [] : [[i, null] as const])));
    const ink = one.emphasis ? 'accent' : 'ink';
    return {
      name: superscribed(one.label),
      values,
      fill: { colour, pattern: one.pattern ?? 'solid' },
      ...endsOf(panel, rows, s),
      labels: every
        ? { format, size: LABEL, bold: true, colour: 'ink', position: 't' }
        : {
            format,
            own: hidden,
            named: new Set(alone ? [] : [last]),
            size: DETAIL,
            bold: true,
            colour: ink,
            position: rtl ? 'l' : 'r',
          },
    };
  });
  const labels = panel.series.map(({ label }, s) =>
    kit.measures.sans(
      `${alone ? '' : label} ${formatValue(panel.values[s]?.findLast((value) => value !== null) ?? null, panel, kit.lang)}`,
      DETAIL,
      600,
    ),
  );
  const right = every ? 24 : Math.min(kit.width * 0.3, Math.max(40, ...labels) + 24);
  const left = every ? 24 : 70;
  const top = every ? 36 : 16;
  const days = daysOf(panel);
  const scale = niceScale(panel);
  if (!every && panel.axis !== 'log') spreadEnds(series, scale, kit.height - top - BOTTOM, kit.height);
  return {
    head: words.category,
    categories: rows.map(({ label }) => label),
    series,
    legend: false,
    area: area(kit, { left, right, top, bottom: BOTTOM }),
    plot: (colours, sheet) => {
      if (days) sheet.add('days', words.date, days, dateFormat(days));
      return (
        el(
          'c:lineChart',
          {},
          el('c:grouping', { val: 'standard' }),
          el('c:varyColors', { val: 0 }),
          ...series.map((one, s) => lineSeries(panel, one, s, colours, sheet)),
          el('c:marker', { val: 1 }),
          el('c:axId', { val: AXES.category }),
          el('c:axId', { val: AXES.value }),
        ) +
        (days
          ? dateAxis(colours, days, kit.width - right - left, rtl)
          : categoryAxis(colours, { rtl, side: 'b', skip: nameSkip(rows, kit, kit.width - right - left) })) +
        valueAxis(colours, {
          rtl,
          ...(panel.axis === 'log' ? logEnds(panel.values) : scale),
          log: panel.axis === 'log',
          deleted: every,
          side: 'l',
          format: plainFormat([scale.min, scale.unit], { ...panel, decimals: undefined }, kit.lang),
          grid: !every,
        })
      );
    },
  };
}

const BOTTOM = 40;

/** Round ends of a value axis, and the steps between: with zero, as the page has it. */
function niceScale({ values, max, scale, ...panel }: LinePanel): { min: number; max: number; unit: number } {
  const ends = [...values, ...(panel.low ?? []), ...(panel.high ?? []), [0, max ?? null, ...(scale ?? [])]];
  const known = ends.flat().filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= rough) ?? rough;
  const exact = (value: number) => Math.round(value * 1e9) / 1e9;
  return {
    min: exact(Math.floor(low / unit) * unit),
    max: max ?? exact(Math.ceil(high / unit) * unit),
    unit: exact(unit),
  };
}

/** From name to name at the ends of lines, in slide pixels. */
const PITCH = 24;

/** Moves the names at the ends of lines apart where lines end near each other. */
function spreadEnds(
  series: ChartSeries[],
  { min, max }: { min: number; max: number },
  high: number,
  whole: number,
): void {
  const ends = series
    .map((one) => ({ one, last: one.values.findLastIndex((value) => value !== null) }))
    // A line that ends early has its name where it ends.
    .filter(({ last, one }) => last === one.values.length - 1)
    .map(({ one, last }) => ({ one, last, at: ((max - (one.values[last] ?? 0)) / (max - min)) * high }))
    .sort((a, b) => a.at - b.at);
  const places = ends.map(({ at }) => at);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + PITCH);
  let limit = high + PITCH / 2;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i] ?? 0, limit);
    limit = (places[i] ?? 0) - PITCH;
  }
  ends.forEach(({ one, last, at }, i) => {
    const moved = ((places[i] ?? at) - at) / whole;
    if (one.labels && Math.abs(moved) > 1e-3) one.labels.moved = new Map([[last, { y: moved }]]);
  });
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
  if (categories.some(({ label, date }) => label !== date)) return undefined;
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
    from >= 0 && idx >= from
      ? [
          el(
            'c:dPt',
            {},
            el('c:idx', { val: idx }),
            own,
            el('c:bubble3D', { val: 0 }),
            el('c:spPr', {}, colours.line({ ...stroke, dash })),
          ),
        ]
      : [],
  );
  return el(
    'c:ser',
    {},
    el('c:idx', { val: s }),
    el('c:order', { val: s }),
    sheet.name(`values ${s}`),
    el('c:spPr', {}, colours.line({ ...stroke, ...(series?.dashed ? { dash } : {}), round: true })),
    own,
    ...broken,
    writeLabels(one.labels, colours),
    one.low ? errorBars(sheet, s, 'y', colours) : '',
    el('c:cat', {}, sheet.has('days') ? sheet.numbers('days') : sheet.categories()),
    el('c:val', {}, sheet.numbers(`values ${s}`)),
    el('c:smooth', { val: 0 }),
  );
}
