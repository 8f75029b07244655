import type { BarsPanel } from '../model.ts';
import { drawValueLabel, packLine, type ValueLabel, valueLabel, type Wish } from './bar-labels.ts';
import { partsOf } from './check-values.ts';
import { totalOf } from './datum.ts';
import { formatValue } from './format.ts';
import { drawRowLabels, layRows, type Rows } from './rows.ts';
import { drawRect, drawText, fitAxis, hiddenAxis, type Kit, type Plan, type Scene } from './scene.ts';
import { barDomain, barSegments, finishSegment, type Segment, segmentColours } from './segments.ts';
import { lineHeight, widthOf } from './text.ts';

const GAP = 12;
const BETWEEN = 4;

interface Layout {
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

/** Horizontal bars, grouped or stacked: labels at the far left, values at the ends, names of parts under their bar. */
export function barsPlan(panel: BarsPanel, kit: Kit): Plan {
  let layout = layBars(panel, kit, 1);
  for (let lines = 2; lines <= panel.series.length && mostPartLines(layout) > layout.partLines; lines += 1) {
    layout = layBars(panel, kit, lines);
  }
  const { rows, segments, datasets, thick, reserve } = layout;
  const { min, max } = barDomain(panel, segments);
  const height = kit.size.height;
  return {
    type: 'bar',
    indexAxis: 'y',
    fits:
      rows.fits &&
      thick >= 12 &&
      mostPartLines(layout) <= layout.partLines &&
      kit.size.width - rows.left - reserve >= 0.2 * kit.size.width,
    padding: { left: rows.left, right: reserve, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(min, max), y: hiddenAxis(0, height, true) },
    datasets: datasets.map((run) => ({
      data: run.map((segment) => ({
        x: [segment.start, segment.end],
        y: barMiddle(layout, segment.series, segment.index),
      })),
      grouped: false,
      barThickness: thick,
      inflateAmount: 0,
      backgroundColor: segmentColours(run, kit.tokens),
    })),
    under: (scene) => drawTracks(scene, layout),
    over(scene) {
      drawRowLabels(scene, rows);
      drawBars(scene, layout);
    },
  };
}

function layBars(panel: BarsPanel, kit: Kit, lines: number): Layout {
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
function valueLabels(
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

function barMiddle({ panel, rows, thick }: Layout, series: number, index: number): number {
  const middle = rows.middles[index] ?? 0;
  if (panel.arrangement === 'stacked') return middle;
  return middle + (series - (panel.series.length - 1) / 2) * (thick + BETWEEN);
}

function drawTracks(scene: Scene, layout: Layout): void {
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

function drawBars(scene: Scene, layout: Layout): void {
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
  layout: Layout,
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

/** Names of the parts under a stacked bar, each near its part; none where nothing but the whole is known. */
function partLabels({ panel, kit, rows, segments }: Layout, index: number, at: (value: number) => number) {
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

function mostPartLines(layout: Layout): number {
  const { panel, segments, rows, kit, reserve } = layout;
  const { min, max } = barDomain(panel, segments);
  const width = kit.size.width - rows.left - reserve;
  const at = (value: number) => rows.left + ((value - min) / (max - min)) * width;
  return Math.max(0, ...panel.categories.map((_, index) => partLabels(layout, index, at).length));
}
