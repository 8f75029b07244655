/** A chart that is drawn once, for a page, for paper or for PowerPoint. */

import { drawPoint } from 'chart.js/helpers';
import type { ChartPanel } from '../../model/panel.ts';
import { barsPlan } from '../kinds/bars.ts';
import { divergingPlan } from '../kinds/diverging.ts';
import { dotsPlan } from '../kinds/dots.ts';
import { linePlan } from '../kinds/line.ts';
import { addPlanners, type FittedPlan } from '../kinds/plan-panel.ts';
import { timelinePlan } from '../kinds/timeline/timeline.ts';
import { unitsPlan } from '../kinds/units/units.ts';
import type { BarSet, Box, DotSet, HiddenAxis, LineSet, Pen, Plan, Scene } from '../layout/scene.ts';
import { drawStep, stepOf, stepsOf } from '../layout/steps.ts';
import { Chart, markKeys, panelConfig } from './config.ts';
import type { StillContext } from './still-context.ts';

// Every kind at once: for the build, which draws whatever a deck has.
addPlanners({
  bars: barsPlan,
  diverging: divergingPlan,
  dots: dotsPlan,
  line: linePlan,
  timeline: timelinePlan,
  units: unitsPlan,
});

/**
 * Draws a chart as Chart.js has it on the screen. The layout has told every mark its place, so that Chart.js would only find out what is
 * known, which is most of the time that a drawing takes; it draws what an author's options may change.
 */
export function drawStillChart(
  context: StillContext & Pen,
  panel: ChartPanel,
  { plan, kit }: Pick<FittedPlan, 'plan' | 'kit'>,
): void {
  const { x, y } = plan.scales;
  if (panel.options || x.display || y.display) {
    // Chart.js takes any canvas where there is no document (its BasicPlatform); its types only know the browser's.
    new Chart(context.canvas as never, panelConfig(panel, kit, plan)).destroy();
    return;
  }
  const scene = sceneOf(context, panel, { plan, kit, scales: { x, y } });
  plan.under?.(scene);
  drawMarks(scene, plan, markKeys(panel, plan));
  plan.over(scene);
}

interface PlacedPlan extends Pick<FittedPlan, 'plan' | 'kit'> {
  scales: { x: HiddenAxis; y: HiddenAxis };
}

function sceneOf(pen: Pen, panel: ChartPanel, { plan, kit, scales }: PlacedPlan): Scene {
  const { padding } = plan;
  const { width, height } = kit.size;
  const area = { left: padding.left, right: width - padding.right, top: padding.top, bottom: height - padding.bottom };
  const across = pixels(scales.x, area.left, area.right);
  const down = pixels(scales.y, area.bottom, area.top);
  const scene: Scene = {
    ...kit,
    pen,
    at: (axis, value) => (axis === 'x' ? across : down)(value),
    area,
    bar: (dataset, item) => {
      const set = plan.type === 'bar' ? plan.datasets[dataset] : undefined;
      return set ? barBox(scene, set, item) : { x: 0, y: 0, width: 0, height: 0 };
    },
    hits: [],
    steps: kit.stage ? stepsOf(panel) : [],
  };
  return scene;
}

/** Where the values of an axis are, from its first end to its last. */
function pixels({ min, max, reverse }: HiddenAxis, first: number, last: number): (value: number) => number {
  const [from, to] = reverse ? [last, first] : [first, last];
  return (value) => from + ((value - min) / (max - min)) * (to - from);
}

function barBox({ at }: Pick<Scene, 'at'>, { data, barThickness }: BarSet, item: number): Box {
  const { x, y } = data[item] ?? { x: 0, y: [0, 0] };
  const span = (axis: 'x' | 'y', [one, other]: readonly number[]): [number, number] => {
    const [from, to] = [at(axis, one ?? 0), at(axis, other ?? 0)];
    return [Math.min(from, to), Math.abs(to - from)];
  };
  const [left, width] = typeof x === 'number' ? [at('x', x) - barThickness / 2, barThickness] : span('x', x);
  const [top, height] = typeof y === 'number' ? [at('y', y) - barThickness / 2, barThickness] : span('y', y);
  return { x: left, y: top, width, height };
}

/** The first series lies on top, and points on their line, as in Chart.js. */
function drawMarks(scene: Scene, plan: Plan, keysOf: ReturnType<typeof markKeys>): void {
  for (const [dataset, set] of [...plan.datasets.entries()].reverse()) {
    if ('borderDash' in set)
      drawStep(scene.pen, stepOf(scene.steps, keysOf(dataset)), scene.stage, () => drawRuns(scene, set));
    for (const item of set.data.keys()) {
      drawStep(scene.pen, stepOf(scene.steps, keysOf(dataset, item)), scene.stage, () => {
        if ('barThickness' in set) drawBar(scene, set, item);
        else drawDot(scene, set, item);
      });
    }
  }
}

function drawBar(scene: Scene, set: BarSet, item: number): void {
  const { pen } = scene;
  const { x, y, width, height } = barBox(scene, set, item);
  pen.fillStyle = set.backgroundColor[item];
  pen.fillRect(x, y, width, height);
}

/** A line in strokes, each as far as its dash is the same and no value is missing. */
function drawRuns({ at, pen }: Scene, { data, segment, ...set }: LineSet): void {
  pen.strokeStyle = set.borderColor;
  pen.lineWidth = set.borderWidth;
  let drawn: string | undefined;
  const end = () => {
    if (drawn !== undefined) pen.stroke();
    drawn = undefined;
  };
  data.forEach(({ x, y }, i) => {
    const before = data[i - 1];
    if (y === null || !before || before.y === null) {
      end();
      return;
    }
    const dash = segment?.borderDash({ p1DataIndex: i }) ?? set.borderDash;
    if (drawn !== dash.join()) {
      end();
      drawn = dash.join();
      pen.setLineDash(dash);
      pen.beginPath();
      pen.moveTo(at('x', before.x), at('y', before.y));
    }
    pen.lineTo(at('x', x), at('y', y));
  });
  end();
  pen.setLineDash([]);
}

/** One that lies outside the axes is not drawn. */
function drawDot({ at, area, pen }: Scene, set: DotSet | LineSet, item: number): void {
  const { x: across, y: down } = set.data[item] ?? { x: null, y: null };
  const radius = typeof set.pointRadius === 'number' ? set.pointRadius : (set.pointRadius[item] ?? 0);
  if (across === null || down === null || radius === 0) return;
  const [x, y] = [at('x', across), at('y', down)];
  const { pointStyle, pointBorderWidth: borderWidth, pointBorderColor, pointBackgroundColor } = set;
  const reach = radius + borderWidth;
  if (x < area.left - reach || x > area.right + reach || y < area.top - reach || y > area.bottom + reach) return;
  const one = (colours: string | readonly string[]) => (typeof colours === 'string' ? colours : colours[item]);
  pen.fillStyle = one(pointBackgroundColor);
  pen.strokeStyle = one(pointBorderColor);
  pen.lineWidth = borderWidth;
  drawPoint(pen as never, { pointStyle, radius, borderWidth, rotation: 0 }, x, y);
}
