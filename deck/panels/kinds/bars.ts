import type { BarsPanel } from '../../model/panel.ts';
import { TOTAL } from '../layout/datum.ts';
import { type Box, drawRect, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { layColumnBars } from './bar-columns.ts';
import { layRowBars } from './bar-rows.ts';
import { barDomain, barSegments, finishSegment, segmentColours } from './bar-segments.ts';
import { barMiddle } from './bars-layout.ts';

/** Bars, grouped or stacked, that grow to the right from rows or up from columns. */
export function barsPlan(panel: BarsPanel, kit: Kit): Plan {
  const upright = panel.direction === 'vertical';
  const segments = barSegments(panel);
  const layout = upright ? layColumnBars(panel, kit, segments) : layRowBars(panel, kit, segments);
  const { thick, fits, letters, padding } = layout;
  const datasets = [...panel.series.keys(), TOTAL].map((series) => segments.filter((one) => one.series === series));
  const { min, max } = barDomain(panel, segments);
  const { width, height } = kit.size;
  const scales = upright
    ? { x: hiddenAxis(0, width), y: hiddenAxis(min, max) }
    : { x: hiddenAxis(min, max), y: hiddenAxis(0, height, true) };
  /** A part of a bar's lane, from one pixel along it to another. */
  const laneBox = (scene: Scene, series: number, index: number, from: number, to: number): Box => {
    const middle = barMiddle(layout, series, index);
    const side = (upright ? middle : scene.at('y', middle)) - thick / 2;
    const [start, length] = [Math.min(from, to), Math.abs(to - from)];
    return upright
      ? { x: side, y: start, width: thick, height: length }
      : { x: start, y: side, width: length, height: thick };
  };
  /** Pale tracks as long as the whole. */
  const drawTracks = (scene: Scene) => {
    if (panel.max === undefined) return;
    const { left, right, top, bottom } = scene.area;
    const runs = panel.arrangement === 'stacked' ? [0] : [...panel.series.keys()];
    for (const index of panel.categories.keys()) {
      for (const series of runs) {
        const [from, to] = upright ? [top, bottom] : [left, right];
        drawRect(scene, laneBox(scene, series, index, from, to), 'tint');
      }
    }
  };
  /** Patterns, and where each datum is. */
  const drawBars = (scene: Scene) => {
    datasets.forEach((run, dataset) => {
      run.forEach((segment, item) => {
        const { series, index, start, end } = segment;
        const above = segments.some((one) => index === one.index && one.start >= end && end > start);
        const last = panel.arrangement !== 'stacked' || !above;
        finishSegment(scene, segment, scene.bar(dataset, item), last, upright);
        const [from, to] = [start, end].map((value) => scene.at(upright ? 'y' : 'x', value));
        scene.hits.push({ series, index, ...laneBox(scene, series, index, from ?? 0, to ?? 0) });
      });
    });
  };
  return {
    type: 'bar',
    indexAxis: upright ? 'x' : 'y',
    fits,
    letters,
    padding,
    scales,
    datasets: datasets.map((run) => ({
      data: run.map(({ series, index, start, end }) => {
        const middle = barMiddle(layout, series, index);
        return upright ? { x: middle, y: [start, end] } : { x: [start, end], y: middle };
      }),
      grouped: false,
      barThickness: thick,
      inflateAmount: 0,
      backgroundColor: segmentColours(run, kit.tokens),
    })),
    under(scene) {
      drawTracks(scene);
      layout.ground(scene);
    },
    over(scene) {
      layout.names(scene);
      drawBars(scene);
      for (const index of panel.categories.keys()) layout.values(scene, index);
    },
  };
}
