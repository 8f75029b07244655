import type { BarsPanel } from '../../model/panel.ts';
import { partsOf, totalOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { type KeyLine, layKey } from '../layout/key-line.ts';
import { type ColumnsLayout, layColumns } from '../layout/lay-columns.ts';
import type { Kit } from '../layout/scene.ts';
import { widest } from '../layout/text.ts';
import { barSegments, type Segment } from './segments.ts';

const BETWEEN = 4;
/** Between a stack and its parts' values. */
export const PART_GAP = 8;

/** Where everything of a vertical bar chart stands. */
export interface ColumnBars {
  panel: BarsPanel;
  kit: Kit;
  columns: ColumnsLayout;
  key: KeyLine;
  segments: Segment[];
  datasets: Segment[][];
  thick: number;
  valueSize: number;
  valueFits: boolean;
  /** How far a stacked bar stands left of its column's middle, to leave its parts' values room. */
  shift: number;
}

/** Lays out a chart; nothing is drawn yet. */
export function layColumnBars(panel: BarsPanel, kit: Kit): ColumnBars {
  const segments = barSegments(panel);
  const stacked = panel.arrangement === 'stacked';
  const several = panel.series.length > 1;
  const bars = stacked ? 1 : panel.series.length;
  const columns = layColumns(panel.categories, kit, bars === 1 ? 190 : 110 + bars * 60);
  const emphasised = panel.series.some(({ emphasis }) => emphasis);
  const entries = panel.series.map(({ label, emphasis, pattern }, series) => ({
    name: label,
    colour: emphasised && emphasis ? ('accent' as const) : ('mark' as const),
    pattern: pattern ?? segments.find((segment) => segment.series === series)?.pattern ?? ('solid' as const),
  }));
  const parts = stacked && several ? panel.values.flat().map((value) => formatValue(value, panel.unit, kit.lang)) : [];
  const partWidth =
    parts.length === 0
      ? 0
      : widest(parts, { size: kit.tokens.sizes.detail, weight: 400, measure: kit.measure }) + PART_GAP;
  const room = columns.pitch - partWidth - 12;
  const thick = Math.max(6, Math.min(64, (room * (partWidth > 0 ? 1 : 0.72) - BETWEEN * (bars - 1)) / bars));
  const slot = bars === 1 ? columns.pitch - 8 : thick + BETWEEN;
  const written = panel.categories.flatMap((_, index) => (stacked ? [totalOf(panel, index)] : partsOf(panel, index)));
  const texts = written.map((value) => formatValue(value, panel.unit, kit.lang));
  const sizes = [kit.tokens.sizes.value, 24, 22, 20, 18, 16, 14, 12];
  const valueSize = sizes.find((size) => widest(texts, { size, weight: 700, measure: kit.measure }) <= slot);
  const runs = [...panel.series.map((_, series) => series), -1];
  return {
    panel,
    kit,
    columns,
    key: layKey(several ? entries : [], kit),
    segments,
    datasets: runs.map((series) => segments.filter((segment) => segment.series === series)),
    thick,
    valueSize: valueSize ?? 12,
    valueFits: valueSize !== undefined,
    shift: partWidth / 2,
  };
}

/** Middle of a bar on the column axis. */
export function barMiddle({ panel, columns, thick, shift }: ColumnBars, series: number, index: number): number {
  const middle = columns.middles[index] ?? 0;
  if (panel.arrangement === 'stacked') return middle - shift;
  return middle + (series - (panel.series.length - 1) / 2) * (thick + BETWEEN);
}
