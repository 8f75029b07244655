import type { BarsPanel } from '../../model/panel.ts';
import { partsOf, TOTAL, totalOf } from '../layout/datum.ts';
import type { Kit, Plan, Scene } from '../layout/scene.ts';
import type { Segment } from './bar-segments.ts';

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
export interface BarsLayout extends Bars, Pick<Plan, 'fits' | 'letters' | 'padding'> {
  /** Draws what lies under the bars, but for their tracks. */
  ground(scene: Scene): void;
  /** Writes the names of categories, and the key if there is one. */
  names(scene: Scene): void;
  /** Writes the values of one category, and of its parts. */
  values(scene: Scene, index: number): void;
}

/** Middle of a bar across the bars. */
export function barMiddle({ panel, middles, thick, shift }: Bars, series: number, index: number): number {
  const middle = middles[index] ?? 0;
  if (panel.arrangement === 'stacked') return middle - shift;
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
