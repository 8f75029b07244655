import type { BarsPanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { barDomain, barSegments } from '../../panels/kinds/bars-layout.ts';
import { TOTAL } from '../../panels/layout/datum.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { categoryAxis, valueAxis } from './chart-axes.ts';
import {
  type BarLook,
  barsOf,
  errorBars,
  NO_LINE,
  numberFormat,
  pointOf,
  run,
  scaling,
  settings,
  shapeOf,
  writeLabels,
} from './chart-looks.ts';
import {
  AXES,
  area,
  byRow,
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
  const { place, above, letters } = barRoom(panel, rows, kit);
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
    : ({ rtl, side: 'l', reversed: true, skip: 1, size: letters } as const);
  const values = { rtl, min, max: end, deleted: true, side: upright ? 'l' : 'b', format: 'General' } as const;
  return {
    categories: rows.map(({ label }) => label),
    series,
    legend: panel.series.length > 1,
    area: place,
    axis: { along: upright ? 'y' : 'x', ...reach },
    above: above / kit.height,
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
    .map(([idx, own]) => pointOf(idx, settings({ invertIfNegative: 0 }), shapeOf(own, colours)));
  return run(
    sheet,
    s,
    `values ${s}`,
    shapeOf(fill, colours),
    settings({ invertIfNegative: 0 }),
    ...single,
    writeLabels(labels, colours),
    low ? errorBars(sheet, s, undefined, colours) : '',
    el('c:cat', sheet.categories()),
    el('c:val', sheet.numbers(`values ${s}`)),
  );
}

/** How the second pair of axes is known. */
const SECOND = { category: 333333333, value: 444444444 } as const;

/** Part of the axis that the mark of a single value takes. */
const THIN = 0.008;

/** Where figures from elsewhere stand on the axis of bars, row by row: where each mark begins, and how long it is. */
interface CompareMarks {
  from: readonly (number | null)[];
  long: readonly (number | null)[];
  to: readonly (number | null)[];
}

/** The marks of a panel's figures from elsewhere; undefined where none stands on the axis. @param span length of the axis */
function compareMarks({ compare }: BarsPanel, rows: readonly Row[], span: number): CompareMarks | undefined {
  const ends = (compare?.values ?? []).map(({ at, low, high }): [number, number] | undefined => {
    if (low !== undefined && high !== undefined) return [low, high];
    return at === undefined ? undefined : [at - (span * THIN) / 2, at + (span * THIN) / 2];
  });
  if (!ends.some(Boolean)) return undefined;
  const exact = (value: number) => Math.round(value * 1e6) / 1e6;
  const places = (of: (ends: [number, number]) => number) =>
    byRow(
      rows,
      ends.map((each) => (each ? exact(of(each)) : null)),
    );
  return { from: places(([from]) => from), long: places(([from, to]) => to - from), to: places(([, to]) => to) };
}

/**
 * The marks as a second chart over the bars, on axes of its own, unseen and of one length with theirs: a stack of what is
 * before each mark, which is not drawn, and the mark. PowerPoint has no other form for a mark on a bar.
 */
function drawCompareMarks(
  { from, long }: CompareMarks,
  label: string,
  first: number,
  { colours, sheet }: { colours: Colours; sheet: DataSheet },
): string {
  sheet.add('compared from', `${label} ↓`, from);
  sheet.add('compared long', `${label} ↔`, long);
  const series = ['compared from', 'compared long'].map((key, i) =>
    run(
      sheet,
      first + i,
      key,
      el('c:spPr', el('a:noFill'), colours.line(i === 0 ? undefined : { colour: 'ink', width: 2 })),
      settings({ invertIfNegative: 0 }),
      el('c:cat', sheet.categories()),
      el('c:val', sheet.numbers(key)),
    ),
  );
  return barsOf({ upright: false, stacked: true, gap: 40, overlap: 100 }, series, SECOND);
}

/** The second pair of axes, without names and lines. They are not deleted: LibreOffice then sets their bars on the first pair. */
function compareAxes(ends: { min: number; max: number }, rtl: boolean): string {
  const unseen = settings({ majorTickMark: 'none', minorTickMark: 'none', tickLblPos: 'none' }) + el('c:spPr', NO_LINE);
  return (
    el(
      'c:catAx',
      settings({ axId: SECOND.category }),
      scaling({}, true),
      settings({ delete: 0, axPos: rtl ? 'r' : 'l' }),
      unseen,
      settings({
        crossAx: SECOND.value,
        crosses: 'autoZero',
        auto: 0,
        lblAlgn: 'ctr',
        lblOffset: 100,
        noMultiLvlLbl: 1,
      }),
    ) +
    el(
      'c:valAx',
      settings({ axId: SECOND.value }),
      scaling(ends, rtl),
      settings({ delete: 0, axPos: 't' }),
      numberFormat('General'),
      unseen,
      settings({ crossAx: SECOND.category, crosses: 'max', crossBetween: 'between' }),
    )
  );
}
