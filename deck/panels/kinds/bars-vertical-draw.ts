import { partsOf, totalOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawLine, drawRect, drawText, type Scene } from '../layout/scene.ts';
import { lineHeight } from '../layout/text.ts';
import { barMiddle, type ColumnBars, PART_GAP } from './bars-vertical-layout.ts';
import { finishSegment } from './segments.ts';

/** Tracks and the base line. */
export function drawUnder(scene: Scene, layout: ColumnBars): void {
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

/** Patterns, values, parts, and where each datum is. */
export function drawBars(scene: Scene, layout: ColumnBars): void {
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
    { panel: of }: ColumnBars,
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
function drawParts(scene: Scene, layout: ColumnBars, index: number): void {
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
