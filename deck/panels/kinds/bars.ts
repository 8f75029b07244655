import type { BarsPanel } from '../../model/panel.ts';
import { type Datum, TOTAL } from '../layout/datum.ts';
import { barSet } from '../layout/marks.ts';
import { type BarSet, type Box, drawRect, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { layColumnBars } from './bar-columns.ts';
import { layRowBars } from './bar-rows.ts';
import { type Bars, barDomain, barMiddle, barSegments, finishSegment, type Segment } from './bars-layout.ts';

/** A bar with a mark across it is thicker by so much. */
const MARKED = 10;

/** Bars, grouped or stacked, that grow to the right from rows or up from columns. */
export function barsPlan(panel: BarsPanel, kit: Kit): Plan {
  const upright = isUpright(panel);
  const segments = barSegments(panel);
  const layout = upright ? layColumnBars(panel, kit, segments) : layRowBars(panel, kit, segments);
  const { thick, fits, letters, smallest, pitch, padding } = layout;
  const datasets = [...panel.series.keys(), TOTAL].map((series) => segments.filter((one) => one.series === series));
  const { min, max } = barDomain(panel, segments);
  const { width, height } = kit.size;
  return {
    type: 'bar',
    indexAxis: upright ? 'x' : 'y',
    fits,
    letters,
    pitch,
    slimmest: upright ? undefined : panel.compare ? thick - MARKED : thick,
    smallest,
    padding,
    scales: upright
      ? { x: hiddenAxis(0, width - padding.right), y: hiddenAxis(min, max) }
      : { x: hiddenAxis(min, max), y: hiddenAxis(0, height, true) },
    datasets: datasets.map((run) => {
      const data = run.map(({ series, index, start, end }): BarSet['data'][number] => {
        const middle = barMiddle(layout, series, index);
        return upright ? { x: middle, y: [start, end] } : { x: [start, end], y: middle };
      });
      // Hatched and open ones are paper: their strokes come after.
      const colours = run.map(({ pattern, colour }) => kit.tokens.colours[pattern === 'solid' ? colour : 'paper']);
      return barSet(data, thick, colours);
    }),
    keysOf(dataset, item = 0) {
      const { series = TOTAL, index = -1 } = datasets[dataset]?.[item] ?? {};
      return valueKeys(panel, series, index);
    },
    under(scene) {
      layout.bands(scene);
      drawTracks(scene, layout);
      layout.ground(scene);
    },
    over(scene) {
      layout.names(scene);
      drawBars(scene, layout, datasets);
      layout.marks(scene);
      for (const index of panel.categories.keys()) layout.values(scene, index);
      layout.notes(scene);
    },
  };
}

const isUpright = ({ direction }: BarsPanel) => direction === 'vertical';

/** Pale tracks as long as the whole. */
function drawTracks(scene: Scene, bars: Bars): void {
  const { panel } = bars;
  if (panel.max === undefined) return;
  const { left, right, top, bottom } = scene.area;
  const [from, to] = isUpright(panel) ? [top, bottom] : [left, right];
  const runs = panel.arrangement === 'stacked' ? [0] : [...panel.series.keys()];
  for (const index of panel.categories.keys()) {
    for (const series of runs) drawRect(scene, laneBox(scene, bars, { series, index }, from, to), 'track');
  }
}

/** Patterns, and where each datum is. */
function drawBars(scene: Scene, bars: Bars, datasets: readonly Segment[][]): void {
  const { panel, segments } = bars;
  const upright = isUpright(panel);
  datasets.forEach((run, dataset) => {
    run.forEach((segment, item) => {
      const { series, index, start, end } = segment;
      const carries = segments.some(
        (one) => index === one.index && one !== segment && one.start === end && end !== start && one.end !== one.start,
      );
      const last = panel.arrangement !== 'stacked' || !carries;
      const at = (value: number) => scene.at(upright ? 'y' : 'x', value);
      inStep(scene, valueKeys(panel, series, index), () => {
        finishSegment(scene, segment, scene.bar(dataset, item), last, upright);
        scene.hits.push({ series, index, ...laneBox(scene, bars, segment, at(start), at(end)) });
      });
    });
  });
}

/** A part of a bar's lane, from one pixel along it to another. */
function laneBox(scene: Scene, bars: Bars, at: Datum, from: number, to: number): Box {
  const middle = barMiddle(bars, at.series, at.index);
  const [start, length] = [Math.min(from, to), Math.abs(to - from)];
  const { thick } = bars;
  if (isUpright(bars.panel)) return { x: middle - thick / 2, y: start, width: thick, height: length };
  return { x: start, y: scene.at('y', middle) - thick / 2, width: length, height: thick };
}
