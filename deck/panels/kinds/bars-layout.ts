import type { BarsPanel } from '../../model/panel.ts';
import { partsOf, totalOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { layRows, type Rows } from '../layout/lay-rows.ts';
import { fitAxis, type Kit } from '../layout/scene.ts';
import { lineHeight, widthOf } from '../layout/text.ts';
import { packLine, type ValueLabel, valueLabel, type Wish } from './bar-labels.ts';
import { barDomain, barSegments, type Segment } from './segments.ts';

/** Between a bar's end and its value. */
export const GAP = 12;
const BETWEEN = 4;

/** Where everything of a horizontal bar chart stands. */
export interface BarsLayout {
  panel: BarsPanel;
  kit: Kit;
  rows: Rows;
  segments: Segment[];
  /** Segments as Chart.js has them: one dataset a series, the undivided totals last. */
  datasets: Segment[][];
  /** Thickness of one bar. */
  thick: number;
  valueSize: number;
  /** Lines of part labels under each bar. */
  partLines: number;
  reserve: number;
  axisWords: boolean;
}

/** Lays out a chart, for as many lines of part labels under a bar as it turns out to need. */
export function layBars(panel: BarsPanel, kit: Kit): BarsLayout {
  let layout = layLines(panel, kit, 1);
  for (let lines = 2; lines <= panel.series.length && mostPartLines(layout) > layout.partLines; lines += 1) {
    layout = layLines(panel, kit, lines);
  }
  return layout;
}

function layLines(panel: BarsPanel, kit: Kit, lines: number): BarsLayout {
  const segments = barSegments(panel);
  const stacked = panel.arrangement === 'stacked';
  const bars = stacked ? 1 : panel.series.length;
  const named = stacked && panel.series.length > 1;
  const partLines = named ? lines : 0;
  const under = partLines * lineHeight(kit.tokens.sizes.detail) + (named ? 8 : 0);
  const axisWords = panel.max !== undefined && kit.size.height >= 260;
  const barsHigh = (pitch: number) =>
    Math.min(64 * (bars > 1 ? bars * 0.7 : 1), (pitch - under) * (bars > 1 || named ? 0.72 : 0.55));
  const rows = layRows(panel.categories, kit, {
    foot: axisWords ? 26 : 0,
    least: 18 * bars + BETWEEN * (bars - 1) + under,
    most: 122 + (bars - 1) * 40 + Math.max(0, partLines - 1) * 22,
    reach: (pitch) => ({ above: barsHigh(pitch) / 2, below: barsHigh(pitch) / 2 + under }),
  });
  const thick = Math.max(8, (barsHigh(rows.pitch) - BETWEEN * (bars - 1)) / bars);
  const valueSize = Math.min(kit.tokens.sizes.value, Math.max(16, Math.floor(thick * 0.85)));
  const reserve = panel.max === undefined ? reserveRight(panel, segments, kit, rows.left, valueSize) : 0;
  const runs = [...panel.series.map((_, series) => series), -1];
  const datasets = runs.map((series) => segments.filter((segment) => segment.series === series));
  return { panel, kit, rows, segments, datasets, thick, valueSize, partLines, reserve, axisWords };
}

/** Room right of the axis for the values at the bars' ends. On a track there is always room: in a long bar, or after a short one. */
function reserveRight(panel: BarsPanel, segments: readonly Segment[], kit: Kit, left: number, size: number): number {
  const { min, max } = barDomain(panel, segments);
  const labels = panel.categories.flatMap((_, index) =>
    valueLabels(panel, index, size, kit).map(({ series, label }) => {
      const own = segments.filter((segment) => segment.index === index && (series < 0 || segment.series === series));
      const end = Math.max(0, ...own.map((segment) => segment.end));
      return { along: (end - min) / (max - min), width: label.width + GAP };
    }),
  );
  return kit.size.width - left - fitAxis(kit.size.width - left, labels);
}

/** The values written at the ends of one category's bars: one a series, or the total of a stack. */
export function valueLabels(
  panel: BarsPanel,
  index: number,
  size: number,
  kit: Kit,
): { series: number; value: number | null; label: ValueLabel }[] {
  if (panel.arrangement === 'stacked') {
    const value = totalOf(panel, index);
    return [{ series: -1, value, label: valueLabel(panel, -1, value, size, kit) }];
  }
  return partsOf(panel, index).map((value, series) => ({
    series,
    value,
    label: valueLabel(panel, series, value, size, kit),
  }));
}

/** Middle of a bar on the row axis. */
export function barMiddle({ panel, rows, thick }: BarsLayout, series: number, index: number): number {
  const middle = rows.middles[index] ?? 0;
  if (panel.arrangement === 'stacked') return middle;
  return middle + (series - (panel.series.length - 1) / 2) * (thick + BETWEEN);
}

/** Names of the parts under a stacked bar, each near its part; none where nothing but the whole is known. */
export function partLabels({ panel, kit, rows, segments }: BarsLayout, index: number, at: (value: number) => number) {
  const parts = partsOf(panel, index);
  if (panel.arrangement !== 'stacked' || panel.series.length < 2 || parts.every((part) => part === null)) return [];
  const face = { size: kit.tokens.sizes.detail, weight: 400, measure: kit.measure } as const;
  const wishes = parts.map((value, series): Wish => {
    const text = `${formatValue(value, panel.unit, kit.lang)} ${panel.series[series]?.label ?? ''}`;
    const segment = segments.find((one) => one.index === index && one.series === series);
    const rest = segments.findLast((one) => one.index === index);
    const middle = segment ? (at(segment.start) + at(segment.end)) / 2 : at(rest?.end ?? 0);
    return { text, middle, width: Math.ceil(widthOf(text, face)) };
  });
  return packLine(wishes, rows.left, kit.size.width, 18);
}

/** How many lines the part labels of the fullest bar take. */
export function mostPartLines(layout: BarsLayout): number {
  const { panel, segments, rows, kit, reserve } = layout;
  const { min, max } = barDomain(panel, segments);
  const width = kit.size.width - rows.left - reserve;
  const at = (value: number) => rows.left + ((value - min) / (max - min)) * width;
  return Math.max(0, ...panel.categories.map((_, index) => partLabels(layout, index, at).length));
}
