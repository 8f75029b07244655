import type { BarsPanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { barDomain, barSegments } from '../../panels/kinds/bars-layout.ts';
import { TOTAL } from '../../panels/layout/datum.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { categoryAxis, valueAxis } from './chart-axes.ts';
import { type BarLook, barsOf, errorBars, run, shapeOf, writeLabels } from './chart-looks.ts';
import {
  AXES,
  area,
  type ChartKit,
  isMirrored,
  nameSize,
  namesHeight,
  type Row,
  rowsOf,
  runOf,
  superscribed,
  widestLabel,
} from './chart-rows.ts';
import { compareAxes, compareMarks, drawCompareMarks } from './compare-marks.ts';
import {
  type ChartSeries,
  clearIntervals,
  type DataSheet,
  type Fill,
  type NativeChart,
  plainFormat,
  pointFormats,
} from './data-sheet.ts';
import { labelsHeight, labelsWidth } from './reference-lines.ts';

/** Bars, lying or upright; what they are compared with stands as marks of its own. */
export function barChart(panel: BarsPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const upright = panel.direction === 'vertical';
  const stacked = panel.arrangement === 'stacked';
  const segments = barSegments(panel);
  const runs = [...panel.series.keys(), ...(segments.some(({ series }) => series === TOTAL) ? [TOTAL] : [])];
  const series = runs.map((run) => barRun(panel, run, segments, rows, kit));
  const room = barRoom(panel, rows, kit);
  const { place } = room;
  const { min, max } = axisEnds(panel, segments, place, kit);
  const alone = panel.series.length === 1 && !upright && !stacked;
  const marks = alone ? compareMarks(panel, rows, (max ?? 0) - min) : undefined;
  const end = marks ? Math.max(max ?? 0, ...marks.to.map((to) => to ?? 0)) : max;
  const reach = { min, max: end ?? 0 };
  const rtl = isMirrored(kit);
  const along = upright ? -place.h : rtl ? -place.w : place.w;
  const clear = marks ? series.map((one) => ({ ...one, high: marks.to })) : series;
  if (!stacked) clearIntervals(clear, reach, upright ? 'y' : 'x', along);
  const look = { upright, stacked, gap: panel.series.length > 1 && !stacked ? 50 : 80, overlap: stacked ? 100 : -6 };
  const names = upright
    ? ({ rtl, side: 'b' } as const)
    : ({ rtl, side: 'l', reversed: true, skip: 1, size: room.letters } as const);
  const values = { rtl, min, max: end, deleted: true, side: upright ? 'l' : 'b', format: 'General' } as const;
  return {
    head: wordsFor(kit.lang).category,
    categories: rows.map(({ label }) => label),
    series,
    legend: panel.series.length > 1,
    area: place,
    axis: { along: upright ? 'y' : 'x', ...reach },
    above: room.above / kit.height,
    plot: (colours, sheet) =>
      [
        barPlot(look, series, colours, sheet),
        marks && drawCompareMarks(marks, superscribed(panel.compare?.label ?? ''), series.length, { colours, sheet }),
        categoryAxis(colours, names),
        valueAxis(colours, { ...values, reversed: !upright }),
        marks && compareAxes(reach, rtl),
      ]
        .filter(Boolean)
        .join(''),
  };
}

/** Bars without their axes. */
export function barPlot(look: BarLook, series: readonly ChartSeries[], colours: Colours, sheet: DataSheet): string {
  const runs = series.map((one, s) => barSeries(one, s, colours, sheet));
  return barsOf(look, runs, AXES);
}

/** The bars of one series, or those of the totals; a bar that looks otherwise than the others is a point of its own. */
function barRun(
  panel: BarsPanel,
  run: number,
  segments: ReturnType<typeof barSegments>,
  rows: readonly Row[],
  kit: ChartKit,
): ChartSeries {
  const own = segments.filter((segment) => segment.series === run);
  const rowOf = new Map(rows.flatMap(({ index }, row) => (index === undefined ? [] : [[index, row] as const])));
  const series = runOf(panel, rows, run);
  const { values } = series;
  if (run === TOTAL)
    for (const { index, start, end } of own) values[rowOf.get(index) ?? 0] = Math.round((end - start) * 1e9) / 1e9;
  const fill: Fill = {
    colour: own.find(({ colour }) => colour !== 'accent')?.colour ?? own[0]?.colour ?? 'mark',
    pattern: own[0]?.pattern ?? 'solid',
  };
  const points = new Map(
    own.flatMap(({ index, colour, pattern }) =>
      colour === fill.colour && pattern === fill.pattern ? [] : [[rowOf.get(index) ?? 0, { colour, pattern }] as const],
    ),
  );
  return {
    ...series,
    ...(run === TOTAL && { name: wordsFor(kit.lang).total }),
    fill,
    points,
    labels: barLabels(panel, rows, values, fill, kit),
  };
}

/** The room of the bars beside their names, the legend and the labels of lines, and how large the names are. */
function barRoom(panel: BarsPanel, rows: readonly Row[], kit: ChartKit) {
  const upright = panel.direction === 'vertical';
  const left = upright ? 0 : widestLabel(rows, kit);
  const right = upright ? labelsWidth(panel, kit.measures) : 84;
  const above = upright ? 0 : labelsHeight(panel, kit.measures, kit.width);
  const top = (panel.series.length > 1 ? 34 : 0) + (upright ? 30 : above);
  const bottom = upright ? namesHeight(rows, kit.measures, kit.width - right) : 0;
  const letters = upright ? undefined : nameSize(rows, kit, left, kit.height - top);
  return { place: area(kit, { left, right, top, bottom }), above, letters };
}

/** The ends of the axis of values. */
function axisEnds(
  panel: BarsPanel,
  segments: ReturnType<typeof barSegments>,
  place: ReturnType<typeof area>,
  kit: ChartKit,
) {
  const { min, max } = barDomain(panel, segments);
  const most = panel.max ?? panel.scale?.[1] ?? (max > 0 ? max : undefined);
  const upright = panel.direction === 'vertical';
  // The label of the longest bar below zero would stand on the names of the categories.
  const free = panel.arrangement === 'stacked' || min >= 0;
  const beyond = free ? 0 : upright ? 30 / (kit.height * place.h) : 104 / (kit.width * place.w);
  const least = min - (((most ?? 0) - min) * beyond) / (1 - beyond);
  return { min: panel.scale || min < 0 ? least : 0, max: most };
}

function barLabels(
  panel: BarsPanel,
  rows: readonly Row[],
  values: readonly (number | null)[],
  fill: Fill,
  { lang, height }: ChartKit,
): ChartSeries['labels'] {
  const stacked = panel.arrangement === 'stacked';
  const own = pointFormats(values, panel, lang);
  rows.forEach(({ index }, row) => {
    const answer = index === undefined ? undefined : panel.categories[index]?.answer;
    if (!answer) return;
    const words = { before: `${answer} ` };
    own.set(row, pointFormats(values, panel, lang, words).get(row) ?? plainFormat(values, panel, lang, words));
  });
  const room = height / Math.max(1, rows.length) / (stacked ? 1 : Math.max(1, panel.series.length));
  const size = Math.max(12, Math.min(26, room * 0.5));
  const solid = fill.pattern === 'solid';
  return {
    format: plainFormat(values, panel, lang),
    own,
    size: stacked ? Math.min(18, size) : size,
    bold: true,
    colour: stacked && solid ? 'paper' : 'ink',
    position: stacked ? 'ctr' : 'outEnd',
  };
}

function barSeries(
  { fill, points = new Map(), labels, low }: ChartSeries,
  s: number,
  colours: Colours,
  sheet: DataSheet,
): string {
  const single = [...points]
    .sort(([a], [b]) => a - b)
    .map(([idx, own]) =>
      el(
        'c:dPt',
        {},
        el('c:idx', { val: idx }),
        el('c:invertIfNegative', { val: 0 }),
        el('c:bubble3D', { val: 0 }),
        shapeOf(own, colours),
      ),
    );
  return run(
    sheet,
    s,
    `values ${s}`,
    shapeOf(fill, colours),
    el('c:invertIfNegative', { val: 0 }),
    ...single,
    writeLabels(labels, colours),
    low ? errorBars(sheet, s, undefined, colours) : '',
    el('c:cat', {}, sheet.categories()),
    el('c:val', {}, sheet.numbers(`values ${s}`)),
  );
}
