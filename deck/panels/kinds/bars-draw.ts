import { formatValue } from '../layout/format.ts';
import { drawRect, drawText, type Scene } from '../layout/scene.ts';
import { lineHeight } from '../layout/text.ts';
import { drawValueLabel, type ValueLabel } from './bar-labels.ts';
import { type BarsLayout, barMiddle, GAP, partLabels, valueLabels } from './bars-layout.ts';
import { barDomain, finishSegment } from './segments.ts';

/** Pale tracks as long as the whole, and what their ends mean. */
export function drawTracks(scene: Scene, layout: BarsLayout): void {
  const { panel, thick, rows } = layout;
  if (panel.max === undefined) return;
  const { left, right } = scene.area;
  const runs = panel.arrangement === 'stacked' ? [0] : panel.series.map((_, series) => series);
  panel.categories.forEach((_, index) => {
    for (const series of runs) {
      const y = scene.at('y', barMiddle(layout, series, index)) - thick / 2;
      drawRect(scene, { x: left, y, width: right - left, height: thick }, 'tint');
    }
  });
  if (!layout.axisWords) return;
  const { min } = barDomain(panel, layout.segments);
  const y = rows.bottom + 6;
  const written = { y, size: 16, weight: 400, colour: 'soft' } as const;
  drawText(scene, { ...written, text: formatValue(min, min === 0 ? '' : panel.unit, scene.lang), x: left });
  drawText(scene, { ...written, text: formatValue(panel.max, panel.unit, scene.lang), x: right, align: 'right' });
}

/** Patterns, values and names of parts, and where each datum is. */
export function drawBars(scene: Scene, layout: BarsLayout): void {
  const { panel, datasets, segments, thick, valueSize, kit } = layout;
  datasets.forEach((run, dataset) => {
    run.forEach((segment, item) => {
      const box = scene.bar(dataset, item);
      const last =
        panel.arrangement !== 'stacked' ||
        !segments.some(
          ({ index, start }) => index === segment.index && start >= segment.end && segment.end > segment.start,
        );
      finishSegment(scene, segment, box, last, true);
      const x = Math.min(scene.at('x', segment.start), scene.at('x', segment.end));
      const width = Math.abs(scene.at('x', segment.end) - scene.at('x', segment.start));
      const y = scene.at('y', barMiddle(layout, segment.series, segment.index)) - thick / 2;
      scene.hits.push({ series: segment.series, index: segment.index, x, y, width, height: thick });
    });
  });
  panel.categories.forEach((_, index) => {
    for (const { series, value, label } of valueLabels(panel, index, valueSize, kit))
      drawEnd(scene, layout, series, index, value, label);
    partLabels(layout, index, (v) => scene.at('x', v)).forEach((line, n) => {
      const size = kit.tokens.sizes.detail;
      const y = scene.at('y', barMiddle(layout, 0, index)) + thick / 2 + 6 + lineHeight(size) * (n + 0.5);
      for (const { text, x } of line) drawText(scene, { text, x, y, size, weight: 400, colour: 'soft' });
    });
  });
}

/** The value at the end of its bar: inside where the bar is long on its track, else after it. */
function drawEnd(
  scene: Scene,
  layout: BarsLayout,
  series: number,
  index: number,
  value: number | null,
  label: ValueLabel,
): void {
  const { panel, segments, thick } = layout;
  const y = scene.at('y', barMiddle(layout, series, index));
  const own = segments.filter(
    (segment) => segment.index === index && (panel.arrangement === 'stacked' || segment.series === series),
  );
  const end = scene.at('x', Math.max(0, ...own.map((segment) => segment.end)));
  const zero = scene.at('x', 0);
  if (value === null && own.length === 0)
    scene.hits.push({
      series: Math.max(0, series),
      index,
      x: zero,
      y: y - thick / 2,
      width: label.width + GAP,
      height: thick,
    });
  const inside = own.every(({ pattern }) => pattern === 'solid') && end - zero >= label.width + 2 * GAP;
  const long = end - zero > 0.6 * (scene.area.right - scene.area.left) || end + GAP + label.width > scene.size.width;
  const within = panel.max !== undefined && inside && long;
  const x = within ? end - GAP - label.width : Math.min(end + GAP, scene.size.width - label.width);
  drawValueLabel(scene, label, x, y, within ? 'paper' : 'ink');
}
