import type { BarsPanel } from '../../model/panel.ts';
import { drawInterval } from '../layout/annotations.ts';
import { drawBandsLevel, drawMarksLevel, levelMarksHeight, type RowRun } from '../layout/axis-marks.ts';
import { intervalOf, TOTAL } from '../layout/datum.ts';
import { drawRowLabels, layRows } from '../layout/lay-rows.ts';
import { drawRowNotes, layRowNotes } from '../layout/row-notes.ts';
import { drawZero, fitAxis, type Kit } from '../layout/scene.ts';
import { COMPARE, inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight } from '../layout/text.ts';
import { drawCompare, drawCompared, layCompare, OUT } from './bar-compare.ts';
import {
  bottomOf,
  drawAxisWords,
  drawEnd,
  drawParts,
  GAP,
  mostPartLines,
  notePlaces,
  type RowBars,
  valueLabel,
} from './bar-row-values.ts';
import { type BarsLayout, BETWEEN, barDomain, barMiddle, endValues, type Segment, segmentsOf } from './bars-layout.ts';

/** Level bars: labels at the far left, values at the ends, names of parts under their bar in as many lines as it turns out to need. */
export function layRowBars(panel: BarsPanel, outer: Kit, segments: Segment[]): BarsLayout {
  const compare = layCompare(panel, outer);
  const noted = layRowNotes(panel, outer);
  const column = compare?.column ?? noted?.column ?? 0;
  const kit = { ...outer, size: { ...outer.size, width: outer.size.width - column } };
  const { width, height } = kit.size;
  // Beside figures from elsewhere each bar has its value in words enough.
  const axisWords = panel.max !== undefined && height >= 260 && !compare;
  const asked = { panel, kit, segments, axisWords, compare, noted };
  const lay = (over: boolean) => {
    let bars = layLines(asked, over, compare?.head ?? 0, 1);
    const head = (compare?.head ?? 0) + marksHeight(bars);
    if (head > (compare?.head ?? 0)) bars = layLines(asked, over, head, 1);
    for (let lines = 2; lines <= panel.series.length && mostPartLines(bars) > bars.partLines; lines += 1)
      bars = layLines(asked, over, head, lines);
    return { bars, head, wide: width - bars.rows.left - bars.before - bars.reserve >= 0.2 * width };
  };
  const beside = lay(compare !== undefined && column === 0);
  // Names over their bars leave these, their values and what is compared under them all the width.
  const { bars, head, wide } = beside.wide || beside.bars.rows.left === 0 ? beside : lay(true);
  const { rows, thick, reserve } = bars;
  const runs = rowRuns(bars, head);
  return {
    ...bars,
    fits:
      rows.fits &&
      thick >= 12 &&
      mostPartLines(bars) <= bars.partLines &&
      wide &&
      (compare?.tallest ?? 0) + 4 <= rows.pitch &&
      // The first figure from elsewhere, at the middle of its row, leaves the head of its column free.
      (!compare ||
        column === 0 ||
        (bars.middles[0] ?? 0) - (compare.entries[0]?.height ?? 0) / 2 >= compare.head - 14) &&
      (noted?.height ?? 0) <= height - head,
    letters: rows.letters,
    pitch: rows.pitch,
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

type Asked = Pick<RowBars, 'panel' | 'kit' | 'segments' | 'compare' | 'noted'> & { axisWords: boolean };

function layLines(
  { panel, kit, segments, axisWords, compare, noted }: Asked,
  over: boolean,
  head: number,
  lines: number,
): RowBars {
  const stacked = panel.arrangement === 'stacked';
  const count = stacked ? 1 : panel.series.length;
  const named = stacked && panel.series.length > 1;
  const partLines = named ? lines : 0;
  const under = partLines * lineHeight(kit.tokens.sizes.detail) + (named ? 8 : 0);
  const beside = compare?.under ?? noted?.under ?? 0;
  // The marks of compared figures stand out under a question, not into it.
  const out = compare && compare.column === 0 ? OUT : 0;
  const barsHigh = (pitch: number) =>
    Math.min(
      64 * (count > 1 ? count * 0.7 : 1),
      (pitch - under - beside) * (count > 1 || named ? 0.72 : compare ? 0.66 : 0.55),
    );
  const rows = layRows(panel.categories, kit, {
    over,
    head,
    wider: compare && compare.column > 0 ? 1.25 : 1,
    under: beside,
    foot: (axisWords ? 26 : 0) - (compare?.spare ?? 0),
    least: 18 * count + BETWEEN * (count - 1) + under + beside,
    most: 122 + beside + (count - 1) * 40 + Math.max(0, partLines - 1) * 22,
    reach: (pitch) => ({ above: barsHigh(pitch) / 2 + out, below: barsHigh(pitch) / 2 + under }),
  });
  const thick = Math.max(8, (barsHigh(rows.pitch) - BETWEEN * (count - 1)) / count);
  const valueSize = Math.min(kit.tokens.sizes.value, Math.max(16, Math.floor(thick * 0.85)));
  const before = reserveLeft(panel, segments, kit, valueSize);
  const reserve = reserveRight(panel, segments, kit, rows.left + before, valueSize);
  const places = { middles: rows.middles, shift: 0, rows, before, reserve, ends: new Map<string, number>() };
  return { panel, kit, segments, thick, valueSize, partLines, compare, noted, ...places };
}

/** Room left of the axis for the values at the ends of bars below zero, as far as the axis does not leave it. */
function reserveLeft(panel: BarsPanel, segments: readonly Segment[], kit: Kit, size: number): number {
  const { min, max } = barDomain(panel, segments);
  const labels = panel.categories.flatMap((_, index) =>
    endValues(panel, index).flatMap(({ series, value }) => {
      if (value === null || value >= 0) return [];
      const ends = segmentsOf(segments, series, index).map((segment) => segment.end);
      const start = Math.min(...ends, ...(intervalOf(panel, series, index) ?? []));
      // A guess of the axis that is too short rather than too long.
      const free = ((start - min) / (max - min)) * 0.2 * kit.size.width;
      return [valueLabel(panel, { series, index }, value, size, kit).width + GAP - free];
    }),
  );
  return Math.max(0, ...labels);
}

/** Room right of the axis for the values at the bars' ends. On a track there is always room, in a long bar or after a short one, if the bar is solid. */
function reserveRight(panel: BarsPanel, segments: readonly Segment[], kit: Kit, left: number, size: number): number {
  const { min, max } = barDomain(panel, segments);
  const labels = panel.categories.flatMap((_, index) =>
    endValues(panel, index).map(({ series, value }) => {
      const bar = segmentsOf(segments, series, index);
      const end = Math.max(0, ...bar.map((segment) => segment.end), ...(intervalOf(panel, series, index) ?? []));
      const inside = panel.max !== undefined && bar.every(({ pattern }) => pattern === 'solid');
      // Its value stands before it, or in it.
      if (inside || (value !== null && value < 0)) return { along: 0, width: 0 };
      const { width } = valueLabel(panel, { series, index }, value, size, kit);
      return { along: (end - min) / (max - min), width: width + GAP };
    }),
  );
  return kit.size.width - left - fitAxis(kit.size.width - left, labels);
}
