import type { BarsPanel } from '../../model/panel.ts';
import { drawInterval, type Spot } from '../layout/annotations.ts';
import { breakMarks, drawBandsLevel, drawMarksLevel, levelMarksHeight, type RowRun } from '../layout/axis-marks.ts';
import { intervalOf, partsOf, TOTAL } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawRowLabels, layRows, type Rows } from '../layout/lay-rows.ts';
import { drawRowNotes, layRowNotes, type RowNotes } from '../layout/row-notes.ts';
import { drawLine, drawText, drawZero, fitAxis, type Kit, type Scene } from '../layout/scene.ts';
import { COMPARE, inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight, packLine, type Wish, widthOf } from '../layout/text.ts';
import { type CompareLayout, comparedPlaces, drawCompare, drawCompared, layCompare } from './bar-compare.ts';
import { drawValueLabel, valueLabel } from './bar-labels.ts';
import {
  type Bars,
  type BarsLayout,
  BETWEEN,
  barDomain,
  barMiddle,
  endValues,
  type Segment,
  segmentsOf,
} from './bars-layout.ts';

/** Between a bar's end and its value. */
const GAP = 12;

interface RowBars extends Bars {
  rows: Rows;
  /** Lines of part labels under each bar. */
  partLines: number;
  /** Room right of the axis, before the column of figures from elsewhere or of notes. */
  reserve: number;
  compare: CompareLayout | undefined;
  noted: RowNotes | undefined;
  /** Room left of the axis, for the values of bars below zero. */
  before: number;
  /** Right ends of the values that are written, by series and category. */
  ends: Map<string, number>;
}

/** Level bars: labels at the far left, values at the ends, names of parts under their bar in as many lines as it turns out to need. */
export function layRowBars(panel: BarsPanel, outer: Kit, segments: Segment[]): BarsLayout {
  const compare = layCompare(panel, outer);
  const noted = layRowNotes(panel, outer);
  const column = compare?.column ?? noted?.column ?? 0;
  const kit = { ...outer, size: { ...outer.size, width: outer.size.width - column } };
  const { width, height } = kit.size;
  // Beside figures from elsewhere each bar has its value in words enough.
  const axisWords = panel.max !== undefined && height >= 260 && !compare;
  const asked = { axisWords, compare, noted };
  let bars = layLines(panel, kit, segments, { ...asked, head: compare?.head ?? 0, lines: 1 });
  const head = (compare?.head ?? 0) + marksHeight(bars);
  if (head > (compare?.head ?? 0)) bars = layLines(panel, kit, segments, { ...asked, head, lines: 1 });
  for (let lines = 2; lines <= panel.series.length && mostPartLines(bars) > bars.partLines; lines += 1) {
    bars = layLines(panel, kit, segments, { ...asked, head, lines });
  }
  const { rows, thick, reserve } = bars;
  const wide = width - rows.left - bars.before - reserve >= 0.2 * width;
  const runs = rowRuns(bars, head);
  return {
    ...bars,
    fits:
      rows.fits &&
      thick >= 12 &&
      mostPartLines(bars) <= bars.partLines &&
      wide &&
      (compare?.tallest ?? 0) + 4 <= rows.pitch &&
      (noted?.height ?? 0) <= height - head,
    letters: rows.letters,
    smallest: rows.smallest,
    padding: { left: rows.left + bars.before, right: reserve + column, top: 0, bottom: 0 },
    bands: (scene) => drawBandsLevel(scene, panel, runs),
    ground: (scene) => {
      if (axisWords) drawAxisWords(scene, bars);
      if (barDomain(panel, segments).min >= 0) return;
      for (const [top, bottom] of runs) drawZero(scene, top, bottom);
    },
    names(scene) {
      drawRowLabels(scene, rows);
      const middles = panel.categories.map((_, index) => scene.at('y', barMiddle(bars, 0, index)));
      const ends = middles.map((middle, i) => ({ middle, bottom: bottomOf(bars, i) }));
      if (compare) inStep(scene, [COMPARE], () => drawCompare(scene, panel, compare, ends));
    },
    marks: (scene) => drawMarksLevel(scene, panel, runs, compare?.head ?? 0),
    values(scene, index) {
      for (const { series, value } of endValues(panel, index)) {
        drawInterval(scene, panel, { series, index }, 'x', scene.at('y', barMiddle(bars, series, index)));
        inStep(scene, valueKeys(panel, series, index), () => drawEnd(scene, bars, series, index, value));
      }
      // The names of a stack's parts share their lines: they come with the last part.
      inStep(scene, valueKeys(panel, TOTAL, index), () => drawParts(scene, bars, index));
      const compared = panel.compare?.values[index];
      if (compared)
        inStep(scene, [COMPARE], () => drawCompared(scene, compared, scene.at('y', barMiddle(bars, 0, index)), thick));
    },
    notes(scene) {
      if (noted) drawRowNotes(scene, noted, notePlaces(scene, bars, head));
    },
  };
}

/** Lower end of a row's bars and of its label, if that stands beside them. */
function bottomOf({ rows, middles, partLines, kit, panel, thick }: RowBars, index: number): number {
  const { height = 0, rise = 0 } = rows.labels[index] ?? {};
  const count = panel.arrangement === 'stacked' ? 1 : panel.series.length;
  const half = (count * thick + (count - 1) * BETWEEN) / 2;
  const parts = partLines * lineHeight(kit.tokens.sizes.detail) + (partLines > 0 ? 8 : 0);
  return (middles[index] ?? 0) + Math.max(half + parts, height - rise);
}

/** Where lines may run through all rows: in one go, or where words stand between the bars from bar to bar. */
function rowRuns(bars: RowBars, head: number): RowRun[] {
  const { rows, middles, thick, panel, partLines, noted, compare } = bars;
  const beside = rows.left > 0 && partLines === 0 && !noted?.under && !compare?.under && rows.headings.length === 0;
  if (beside) return [[head, rows.bottom]];
  const count = panel.arrangement === 'stacked' ? 1 : panel.series.length;
  const half = (count * thick + (count - 1) * BETWEEN) / 2 + 4;
  return middles.map((middle) => [middle - half, middle + half]);
}

function marksHeight({ panel, kit, segments, rows, before, reserve }: RowBars): number {
  const { min, max } = barDomain(panel, segments);
  const left = rows.left + before;
  return levelMarksHeight(panel, kit, [min, max], left, kit.size.width - left - reserve);
}

function notePlaces(scene: Scene, bars: RowBars, head: number) {
  const { panel, ends, rows } = bars;
  const tracked = panel.max === undefined ? 0 : scene.area.right;
  return {
    middle: ({ series, index }: Spot) => scene.at('y', barMiddle(bars, series, index)),
    end({ series, index }: Spot) {
      const own = ends.get(`${series} ${index}`);
      const all = panel.series.map((_, s) => ends.get(`${s} ${index}`) ?? ends.get(`${TOTAL} ${index}`) ?? 0);
      return Math.max(tracked, own ?? Math.max(...all));
    },
    bottom: (index: number) => bottomOf(bars, index),
    top: head,
    foot: Math.max(rows.bottom, scene.size.height - 2),
  };
}

function layLines(
  panel: BarsPanel,
  kit: Kit,
  segments: Segment[],
  {
    axisWords,
    compare,
    noted,
    head,
    lines,
  }: Pick<RowBars, 'compare' | 'noted'> & {
    axisWords: boolean;
    head: number;
    lines: number;
  },
): RowBars {
  const stacked = panel.arrangement === 'stacked';
  const count = stacked ? 1 : panel.series.length;
  const named = stacked && panel.series.length > 1;
  const partLines = named ? lines : 0;
  const under = partLines * lineHeight(kit.tokens.sizes.detail) + (named ? 8 : 0);
  const beside = compare?.under ?? noted?.under ?? 0;
  const barsHigh = (pitch: number) =>
    Math.min(
      64 * (count > 1 ? count * 0.7 : 1),
      (pitch - under - beside) * (count > 1 || named ? 0.72 : compare ? 0.66 : 0.55),
    );
  const rows = layRows(panel.categories, kit, {
    head,
    wider: compare && compare.column > 0 ? 1.25 : 1,
    under: beside,
    foot: axisWords ? 26 : 0,
    least: 18 * count + BETWEEN * (count - 1) + under + beside,
    most: 122 + beside + (count - 1) * 40 + Math.max(0, partLines - 1) * 22,
    reach: (pitch) => ({ above: barsHigh(pitch) / 2, below: barsHigh(pitch) / 2 + under }),
  });
  const thick = Math.max(8, (barsHigh(rows.pitch) - BETWEEN * (count - 1)) / count);
  const valueSize = Math.min(kit.tokens.sizes.value, Math.max(16, Math.floor(thick * 0.85)));
  const before = reserveLeft(panel, segments, kit, valueSize);
  const reserve = panel.max === undefined ? reserveRight(panel, segments, kit, rows.left + before, valueSize) : 0;
  const places = { middles: rows.middles, shift: 0, rows, before, reserve, ends: new Map<string, number>() };
  return { panel, kit, segments, thick, valueSize, partLines, compare, noted, ...places };
}

/** Room left of the axis for the values at the ends of bars below zero, as far as the axis does not leave it. */
function reserveLeft(panel: BarsPanel, segments: readonly Segment[], kit: Kit, size: number): number {
  const { min, max } = barDomain(panel, segments);
  const labels = panel.categories.flatMap((_, index) =>
    endValues(panel, index).flatMap(({ series, value }) => {
      if (value === null || value >= 0) return [];
      const start = Math.min(
        ...segmentsOf(segments, series, index).map((segment) => segment.end),
        lowOf(panel, series, index),
      );
      // A guess of the axis that is too short rather than too long.
      const free = ((start - min) / (max - min)) * 0.3 * kit.size.width;
      return [valueLabel(panel, { series, index }, value, size, kit).width + GAP - free];
    }),
  );
  return Math.max(0, ...labels);
}

function lowOf(panel: BarsPanel, series: number, index: number): number {
  return intervalOf(panel, series, index)?.[0] ?? Number.POSITIVE_INFINITY;
}

function highOf(panel: BarsPanel, series: number, index: number): number {
  return intervalOf(panel, series, index)?.[1] ?? Number.NEGATIVE_INFINITY;
}

/** Room right of the axis for the values at the bars' ends. On a track there is always room: in a long bar, or after a short one. */
function reserveRight(panel: BarsPanel, segments: readonly Segment[], kit: Kit, left: number, size: number): number {
  const { min, max } = barDomain(panel, segments);
  const labels = panel.categories.flatMap((_, index) =>
    endValues(panel, index).map(({ series, value }) => {
      const own = segmentsOf(segments, series, index).map((segment) => segment.end);
      const end = Math.max(0, ...own, highOf(panel, series, index));
      // Its value stands before it.
      if (value !== null && value < 0) return { along: 0, width: 0 };
      return {
        along: (end - min) / (max - min),
        width: valueLabel(panel, { series, index }, value, size, kit).width + GAP,
      };
    }),
  );
  return kit.size.width - left - fitAxis(kit.size.width - left, labels);
}

/** Names of the parts under a stacked bar, each near its part; none where nothing but the whole is known. */
function partLabels({ panel, kit, rows, segments }: RowBars, index: number, at: (value: number) => number) {
  const parts = partsOf(panel, index);
  if (panel.arrangement !== 'stacked' || panel.series.length < 2 || parts.every((part) => part === null)) return [];
  const face = { size: kit.tokens.sizes.detail, weight: 400, measure: kit.measure } as const;
  const wishes = parts.map((value, series): Wish => {
    const note = partNote(panel, series, index);
    const text = `${formatValue(value, panel, kit.lang)} ${panel.series[series]?.label ?? ''}${note && `, ${note}`}`;
    const segment = segments.find((one) => one.index === index && one.series === series);
    const rest = segments.findLast((one) => one.index === index);
    const middle = segment ? (at(segment.start) + at(segment.end)) / 2 : at(rest?.end ?? 0);
    return { text, middle, width: Math.ceil(widthOf(text, face)) };
  });
  wishes.sort((a, b) => a.middle - b.middle);
  return packLine(wishes, rows.left, kit.size.width, 18);
}

/** What a note says of one part of a stack. */
function partNote(panel: BarsPanel, series: number, index: number): string {
  const [category, part] = [panel.categories[index]?.key, panel.series[series]?.key];
  const own = (panel.notes ?? []).filter(
    (note) => 'at' in note && note.at.category === category && note.at.series === part,
  );
  return own.map(({ text }) => text).join(', ');
}

/** How many lines the part labels of the fullest bar take. */
function mostPartLines(bars: RowBars): number {
  const { panel, segments, rows, kit, reserve } = bars;
  const { min, max } = barDomain(panel, segments);
  const start = rows.left + bars.before;
  const width = kit.size.width - start - reserve;
  const at = (value: number) => start + ((value - min) / (max - min)) * width;
  return Math.max(0, ...panel.categories.map((_, index) => partLabels(bars, index, at).length));
}

/** What the ends of the tracks mean. */
function drawAxisWords(scene: Scene, { panel, segments, rows }: RowBars): void {
  const { min, max } = barDomain(panel, segments);
  const written = { y: rows.bottom + 6, size: 16, weight: 400, colour: 'soft' } as const;
  const { left, right } = scene.area;
  drawText(scene, { ...written, text: formatValue(min, min === 0 ? '' : panel, scene.lang), x: left });
  drawText(scene, { ...written, text: formatValue(max, panel, scene.lang), x: right, align: 'right' });
}

/** The value at the end of its bar: inside where the bar is long on its track, else after it. */
function drawEnd(scene: Scene, bars: RowBars, series: number, index: number, value: number | null): void {
  const { panel, segments, thick, valueSize, kit } = bars;
  const label = valueLabel(panel, { series, index }, value, valueSize, kit);
  const y = scene.at('y', barMiddle(bars, series, index));
  const own = segmentsOf(segments, series, index);
  const end = scene.at('x', Math.max(0, ...own.map((segment) => segment.end)));
  const zero = scene.at('x', 0);
  if (value === null && own.length === 0) {
    const place = { x: zero, y: y - thick / 2, width: label.width + GAP, height: thick };
    scene.hits.push({ series: Math.max(0, series), index, ...place });
  }
  const inside = own.every(({ pattern }) => pattern === 'solid') && end - zero >= label.width + 2 * GAP;
  const long = end - zero > 0.6 * (scene.area.right - scene.area.left) || end + GAP + label.width > kit.size.width;
  const within = panel.max !== undefined && inside && long;
  const interval = (intervalOf(panel, series, index) ?? []).map((limit) => scene.at('x', limit));
  if (value !== null && value < 0) {
    const start = Math.min(scene.at('x', Math.min(...own.map((segment) => segment.end))), ...interval);
    drawValueLabel(scene, label, start - GAP - label.width, y, 'ink');
    bars.ends.set(`${series} ${index}`, Math.max(zero, ...interval));
    return;
  }
  const marks = [...comparedPlaces(scene, panel.compare?.values[index]), ...interval];
  const from = within
    ? Math.min(end, ...marks.filter((mark) => mark > end - GAP - label.width))
    : Math.max(end, ...marks);
  const x = within ? from - GAP - label.width : Math.min(from + GAP, kit.size.width - label.width);
  if (!within) breakMarks(scene, panel, 'x', { x, middle: y, width: label.width, size: valueSize });
  drawValueLabel(scene, label, x, y, within ? 'paper' : 'ink');
  bars.ends.set(`${series} ${index}`, within ? end : x + label.width);
}

function drawParts(scene: Scene, bars: RowBars, index: number): void {
  const size = scene.tokens.sizes.detail;
  const under = scene.at('y', barMiddle(bars, 0, index)) + bars.thick / 2 + 4;
  for (const { series, start, end } of bars.segments.filter((one) => one.index === index)) {
    if (partNote(bars.panel, series, index))
      drawLine(scene, [scene.at('x', start), under], [scene.at('x', end), under], 'ink');
  }
  const top = scene.at('y', barMiddle(bars, 0, index)) + bars.thick / 2 + 6;
  partLabels(bars, index, (value) => scene.at('x', value)).forEach((line, n) => {
    const y = top + lineHeight(size) * (n + 0.5);
    for (const { text, x } of line) drawText(scene, { text, x, y, size, weight: 400, colour: 'soft' });
  });
}
