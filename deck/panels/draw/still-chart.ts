/** A chart that is drawn once, for a page, for paper or for PowerPoint. */

import { drawPoint } from 'chart.js/helpers';
import type { ChartPanel } from '../../model/panel.ts';
import type { FittedPlan } from '../kinds/plan-panel.ts';
import type { BarSet, Box, DotSet, HiddenAxis, Pen, Plan, Scene } from '../layout/scene.ts';
import { drawStep, stepOf, stepsOf } from '../layout/steps.ts';
import { Chart } from './chart.ts';
import { markKeys, panelConfig } from './config.ts';
import type { StillContext } from './still-context.ts';

/** A layout that has told every mark its place. */
type Placed = Exclude<Plan, { type: 'line' }>;

/**
 * Draws a chart as Chart.js has it on the screen. Where the layout has told every mark its place, Chart.js would only find out what is known,
 * which is most of the time that a drawing takes; it draws what has axes of its own, and what an author's options may change.
 */
export function drawStillChart(
  context: StillContext & Pen,
  panel: ChartPanel,
  { plan, kit }: Pick<FittedPlan, 'plan' | 'kit'>,
): void {
  if (plan.type === 'line' || panel.options) {
    // Chart.js takes any canvas where there is no document (its BasicPlatform); its types only know the browser's.
    new Chart(context.canvas as never, panelConfig(panel, kit, plan)).destroy();
    return;
  }
  const scene = sceneOf(context, panel, { plan, kit });
  plan.under?.(scene);
  drawMarks(scene, plan, markKeys(panel, plan));
  plan.over(scene);
}

function sceneOf(pen: Pen, panel: ChartPanel, { plan, kit }: { plan: Placed; kit: FittedPlan['kit'] }): Scene {
  const { padding, scales } = plan;
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

/** The first series lies on top, as in Chart.js. */
function drawMarks(scene: Scene, plan: Placed, keysOf: ReturnType<typeof markKeys>): void {
  for (const [dataset, set] of [...plan.datasets.entries()].reverse()) {
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

/** One that lies outside the axes is not drawn. */
function drawDot({ at, area, pen }: Scene, set: DotSet, item: number): void {
  const { x: value, y: row } = set.data[item] ?? { x: null, y: 0 };
  if (value === null) return;
  const [x, y] = [at('x', value), at('y', row)];
  const {
    pointStyle,
    pointRadius: radius,
    pointBorderWidth: borderWidth,
    pointBorderColor,
    pointBackgroundColor,
  } = set;
  const reach = radius + borderWidth;
  if (x < area.left - reach || x > area.right + reach || y < area.top - reach || y > area.bottom + reach) return;
  const one = (colours: string | readonly string[]) => (typeof colours === 'string' ? colours : colours[item]);
  pen.fillStyle = one(pointBackgroundColor);
  pen.strokeStyle = one(pointBorderColor);
  pen.lineWidth = borderWidth;
  drawPoint(pen as never, { pointStyle, radius, borderWidth, rotation: 0 }, x, y);
}
