import type { BarsPanel } from '../model.ts';
import { partsOf } from './check-values.ts';
import { type ColumnsLayout, drawColumnLabels, layColumns } from './columns-layout.ts';
import { totalOf } from './datum.ts';
import { formatValue } from './format.ts';
import { drawKey, type KeyLine, layKey } from './key-line.ts';
import { drawLine, drawRect, drawText, hiddenAxis, type Kit, type Plan, type Scene } from './scene.ts';
import { barDomain, barSegments, finishSegment, type Segment, segmentColours } from './segments.ts';
import { lineHeight, widest } from './text.ts';

const BETWEEN = 4;
const PART_GAP = 8;

interface Layout {
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

/** Vertical bars from the left: labels under the base line, values above; several series are named in a key line on top. */
export function barsVerticalPlan(panel: BarsPanel, kit: Kit): Plan {
  const layout = layBars(panel, kit);
  const { columns, key, segments, datasets, thick, valueSize } = layout;
  const domain = barDomain(panel, segments);
  const below = domain.min < 0 ? lineHeight(valueSize) : 0;
  return {
    type: 'bar',
    indexAxis: 'x',
    fits:
      columns.fits &&
      layout.valueFits &&
      thick >= 10 &&
      kit.size.height - key.height - columns.height - lineHeight(valueSize) >= 80,
    padding: { left: 0, right: 0, top: key.height + lineHeight(valueSize) + 4, bottom: columns.height + below },
    scales: { x: hiddenAxis(0, kit.size.width), y: hiddenAxis(domain.min, domain.max) },
    datasets: datasets.map((run) => ({
      data: run.map((segment) => ({
        x: barMiddle(layout, segment.series, segment.index),
        y: [segment.start, segment.end],
      })),
      grouped: false,
      barThickness: thick,
      inflateAmount: 0,
      backgroundColor: segmentColours(run, kit.tokens),
    })),
    under: (scene) => drawUnder(scene, layout),
    over(scene) {
      drawKey(scene, key);
      drawColumnLabels(scene, columns, scene.area.bottom + below);
      drawBars(scene, layout);
    },
  };
}

function layBars(panel: BarsPanel, kit: Kit): Layout {
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

function barMiddle({ panel, columns, thick, shift }: Layout, series: number, index: number): number {
  const middle = columns.middles[index] ?? 0;
  if (panel.arrangement === 'stacked') return middle - shift;
  return middle + (series - (panel.series.length - 1) / 2) * (thick + BETWEEN);
}

function drawUnder(scene: Scene, layout: Layout): void {
  const { panel, thick, columns } = layout;
  const runs = panel.arrangement === 'stacked' ? [0] : panel.series.map((_, series) => series);
  const { top, bottom } = scene.area;
  if (panel.max !== undefined) {
    panel.categories.forEach((_, index) => {
      for (const series of runs) {
        drawRect(
          scene,
          { x: barMiddle(layout, series, index) - thick / 2, y: top, width: thick, height: bottom - top },
          'tint',
        );
      }
    });
  }
  const end = (columns.middles.at(-1) ?? 0) + columns.pitch / 2;
  drawLine(scene, [0, scene.at('y', 0)], [end, scene.at('y', 0)], 'rule');
}

function drawBars(scene: Scene, layout: Layout): void {
  const { panel, datasets, segments, thick, valueSize } = layout;
  datasets.forEach((run, dataset) => {
    run.forEach((segment, item) => {
      const stackedOn = segments.some(
        ({ index, start }) => index === segment.index && start >= segment.end && segment.end > segment.start,
      );
      finishSegment(scene, segment, scene.bar(dataset, item), panel.arrangement !== 'stacked' || !stackedOn, false);
      const from = scene.at('y', segment.start);
      const to = scene.at('y', segment.end);
      const x = barMiddle(layout, segment.series, segment.index) - thick / 2;
      scene.hits.push({
        series: segment.series,
        index: segment.index,
        x,
        y: Math.min(from, to),
        width: thick,
        height: Math.abs(from - to),
      });
    });
  });
  panel.categories.forEach((_, index) => {
    const stacked = panel.arrangement === 'stacked';
    const values = stacked ? [totalOf(panel, index)] : partsOf(panel, index);
    values.forEach((value, series) => {
      const own = segments.filter((segment) => segment.index === index && (stacked || segment.series === series));
      drawValue(scene, layout, { series, index, value, ends: own.map(({ end }) => end) });
    });
    if (stacked && panel.series.length > 1) drawParts(scene, layout, index);
  });

  function drawValue(
    on: Scene,
    { panel: of }: Layout,
    at: { series: number; index: number; value: number | null; ends: number[] },
  ): void {
    const x = barMiddle(layout, at.series, at.index);
    const down = at.ends.some((end) => end < 0);
    const edge = on.at('y', down ? Math.min(...at.ends) : Math.max(0, ...at.ends));
    const y = edge + (down ? 1 : -1) * (lineHeight(valueSize) / 2 + 2);
    const text = formatValue(at.value, of.unit, on.lang);
    const missing = at.value === null;
    const size = missing ? Math.min(valueSize, on.tokens.sizes.label) : valueSize;
    drawText(on, { text, x, y, size, weight: missing ? 400 : 700, colour: missing ? 'soft' : 'ink', align: 'center' });
    if (missing && at.ends.length === 0)
      on.hits.push({ series: at.series, index: at.index, x: x - thick / 2, y: y - 14, width: thick, height: 28 });
  }
}

/** The values of a stack's parts at its right, pushed apart where parts are low. */
function drawParts(scene: Scene, layout: Layout, index: number): void {
  const { panel, segments, thick } = layout;
  const size = scene.tokens.sizes.detail;
  const parts = segments.filter((segment) => segment.index === index && segment.series >= 0);
  let limit = scene.area.bottom - lineHeight(size) / 2;
  for (const { series, start, end } of parts) {
    const y = Math.min(limit, (scene.at('y', start) + scene.at('y', end)) / 2);
    const text = formatValue(panel.values[series]?.[index] ?? null, panel.unit, scene.lang);
    drawText(scene, {
      text,
      x: barMiddle(layout, 0, index) + thick / 2 + PART_GAP,
      y,
      size,
      weight: 400,
      colour: 'soft',
    });
    limit = y - lineHeight(size);
  }
}
