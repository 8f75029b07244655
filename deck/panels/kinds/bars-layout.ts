import { type BarsPanel, PATTERNS, type Pattern } from '../../model/panel.ts';
import { markEnds } from '../layout/axis-marks.ts';
import { endsOf, partsOf, TOTAL, totalOf } from '../layout/datum.ts';
import { drawPattern } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { type Box, drawRect, type Kit, type Plan, type Scene } from '../layout/scene.ts';

/** One rectangle of a bar chart, in values. */
export interface Segment {
  series: number;
  index: number;
  start: number;
  end: number;
  pattern: Pattern;
  colour: Colour;
}

/**
 * The rectangles of all bars. Stacked, each part begins where the one before ends; what a stated total has beyond its known
 * parts is one undivided segment (series -1), solid if nothing of it is known, else open. Null draws nothing.
 */
export function barSegments(panel: BarsPanel): Segment[] {
  return panel.categories.flatMap((category, index) => {
    const colourOf = (series?: number): Colour =>
      category.emphasis || (series !== undefined && panel.series[series]?.emphasis) ? 'accent' : 'mark';
    const parts = partsOf(panel, index);
    const stacked = panel.arrangement === 'stacked';
    // Parts below zero are stacked on its other side.
    let [above, below] = [0, 0];
    const segments = parts.flatMap((value, series): Segment[] => {
      if (value === null) return [];
      const start = stacked ? (value < 0 ? below : above) : 0;
      const end = start + value;
      if (value < 0) below = end;
      else above = end;
      const pattern =
        panel.series[series]?.pattern ?? (stacked ? PATTERNS[series % PATTERNS.length] : undefined) ?? 'solid';
      return [{ series, index, start, end, pattern, colour: colourOf(series) }];
    });
    const total = panel.totals?.[index] ?? null;
    const end = stacked ? above : Math.max(0, ...segments.map((segment) => segment.end));
    if (total === null || segments.length === panel.series.length || total <= end || !stacked) return segments;
    const pattern = segments.length === 0 ? 'solid' : 'open';
    return [...segments, { series: TOTAL, index, start: end, end: total, pattern, colour: colourOf() }];
  });
}

/** The ends of a value axis that bars stand on: always with zero. */
export function barDomain(panel: BarsPanel, segments: readonly Segment[]): { min: number; max: number } {
  if (panel.scale) return { min: panel.scale[0], max: panel.scale[1] };
  const ends = [...segments.map(({ end }) => end), ...(panel.low ? endsOf(panel) : []), ...markEnds(panel)];
  const max = panel.max ?? Math.max(0, ...ends);
  const min = Math.min(0, ...ends);
  return { min, max: max === min ? min + 1 : max };
}

/** Draws what Chart.js does not: patterns, and a hairline of paper between solid neighbours. */
export function finishSegment(
  scene: Scene,
  { pattern, colour, end }: Segment,
  box: Box,
  last: boolean,
  upright: boolean,
): void {
  drawPattern(scene, box, pattern, colour);
  if (last) return;
  const { x, y, width, height } = box;
  const [far, low] = end < 0 ? [x, y + height] : [x + width, y];
  drawRect(scene, upright ? { x, y: low - 1, width, height: 2 } : { x: far - 1, y, width: 2, height }, 'paper');
}

/** Between the bars of one category. */
export const BETWEEN = 4;

/** What a bar chart is before its labels have a place, the same in both directions. Across its bars, that is: rows or columns. */
export interface Bars {
  panel: BarsPanel;
  kit: Kit;
  segments: Segment[];
  /** Thickness of one bar. */
  thick: number;
  valueSize: number;
  /** Where each category is, across the bars. */
  middles: readonly number[];
  /** How far a stack stands before its category's middle, to leave its parts' values room. */
  shift: number;
}

/** Bars with all that stands round them. */
export interface BarsLayout extends Bars, Pick<Plan, 'fits' | 'letters' | 'smallest' | 'pitch' | 'padding'> {
  /** Draws what lies under the bars and their tracks. */
  bands(scene: Scene): void;
  /** Draws what lies under the bars, but for their tracks. */
  ground(scene: Scene): void;
  /** Writes the names of categories, and the key if there is one. */
  names(scene: Scene): void;
  /** Draws reference lines over the bars, with their labels. */
  marks(scene: Scene): void;
  /** Writes the values of one category, and of its parts. */
  values(scene: Scene, index: number): void;
  /** Writes notes and differences. */
  notes(scene: Scene): void;
}

/** Middle of a bar across the bars. */
export function barMiddle({ panel, middles, thick, shift }: Bars, series: number, index: number): number {
  const middle = middles[index] ?? 0;
  if (panel.arrangement === 'stacked') return middle - shift;
  if (series === TOTAL) return middle;
  return middle + (series - (panel.series.length - 1) / 2) * (thick + BETWEEN);
}

/** The values written at the ends of one category's bars: one a series, or the total of a stack. */
export function endValues(panel: BarsPanel, index: number): { series: number; value: number | null }[] {
  if (panel.arrangement === 'stacked') return [{ series: TOTAL, value: totalOf(panel, index) }];
  return partsOf(panel, index).map((value, series) => ({ series, value }));
}

/** The segments that one of these values stands for. */
export function segmentsOf(segments: readonly Segment[], series: number, index: number): Segment[] {
  return segments.filter((segment) => segment.index === index && (series === TOTAL || segment.series === series));
}
