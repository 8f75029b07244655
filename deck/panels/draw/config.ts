/** A panel as a Chart.js configuration, with an author's options laid over it. */

import {
  BarController,
  BarElement,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
} from 'chart.js';
import type { ChartPanel } from '../../model/panel.ts';
import { deepMerge, isObject } from '../../source/objects.ts';
import { planPanel } from '../kinds/plan-panel.ts';
import { COLOURS, type PanelTokens } from '../layout/panel-tokens.ts';
import type { Box, Hit, Kit, Pen, Plan, Scene } from '../layout/scene.ts';
import { drawStep, stepOf, stepsOf, valueKeys } from '../layout/steps.ts';

// The one place that registers parts of Chart.js, for Node and browser alike: a second copy would not know a bar when it sees one.
Chart.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement, ScatterController);

export { Chart };

/**
 * How a panel looks: a pure function to a Chart.js configuration, for the SVG of the build and the canvas of the screen alike.
 * All labels are drawn by the configuration's own plugin; nothing listens to events and nothing moves unless the caller adds it.
 * @param kit colours, family and sizes of the theme, the size to lay out for, the language, and widths of text in the family
 * @param plan the panel's layout for this kit, where it is known
 */
export function panelConfig(panel: ChartPanel, kit: Kit, plan: Plan = planPanel(panel, kit)): ChartConfiguration {
  const { tokens, lang } = kit;
  const options = {
    responsive: false,
    animation: false,
    events: [],
    clip: false,
    devicePixelRatio: 1,
    locale: lang,
    ...(plan.type === 'bar' ? { indexAxis: plan.indexAxis } : {}),
    font: { family: `"${tokens.family}"`, size: tokens.sizes.detail },
    color: tokens.colours.soft,
    layout: { autoPadding: false, padding: plan.padding },
    scales: plan.scales,
  };
  // check-options.ts says which an author may give.
  const merged = deepMerge(options, themed(panel.options ?? {}, tokens));
  const config = {
    type: plan.type,
    data: { labels: [], datasets: plan.datasets },
    options: { ...merged, scales: withoutHiddenTicks(merged.scales as Plan['scales']) },
    plugins: [labelsPlugin(panel, plan, kit)],
  };
  // Chart.js types its options by chart type; here the type is decided at run time.
  return config as unknown as ChartConfiguration;
}

const hitsOf = new WeakMap<object, Hit[]>();

/** Where the data of a chart were drawn last, in slide pixels, in reading order as drawn. */
export function panelHits(chart: object): readonly Hit[] {
  return hitsOf.get(chart) ?? [];
}

function labelsPlugin(panel: ChartPanel, plan: Plan, kit: Kit) {
  const steps = kit.stage ? stepsOf(panel) : [];
  const sceneOf = (chart: Chart): Scene => ({
    ...kit,
    pen: chart.ctx as unknown as Pen,
    at: (axis, value) => chart.scales[axis]?.getPixelForValue(value) ?? 0,
    area: chart.chartArea,
    bar: (dataset, item) => barBox(chart, dataset, item),
    hits: [],
    steps,
  });
  return {
    id: 'panel',
    beforeDatasetsDraw(chart: Chart) {
      const scene = sceneOf(chart);
      if (steps.length > 0) stepMarks(chart, panel, plan, scene);
      plan.under?.(scene);
    },
    afterDatasetsDraw(chart: Chart) {
      const scene = sceneOf(chart);
      plan.over(scene);
      hitsOf.set(chart, scene.hits);
    },
  };
}

/** The rectangle of a bar as Chart.js has it now, while it grows too. */
function barBox(chart: Chart, dataset: number, item: number): Box {
  const element = chart.getDatasetMeta(dataset).data[item];
  if (!element) return { x: 0, y: 0, width: 0, height: 0 };
  const bar = element as unknown as { horizontal: boolean } & Record<'x' | 'y' | 'base' | 'width' | 'height', number>;
  const { x, y, base, width, height } = bar;
  if (bar.horizontal) return { x: Math.min(x, base), y: y - height / 2, width: Math.abs(x - base), height };
  return { x: x - width / 2, y: Math.min(y, base), width, height: Math.abs(y - base) };
}

/** Keys of what a mark shows, for its step. */
export function markKeys(panel: ChartPanel, plan: Plan): (dataset: number, item?: number) => (string | undefined)[] {
  return plan.keysOf ?? ((dataset, item = -1) => (panel.kind === 'timeline' ? [] : valueKeys(panel, dataset, item)));
}

interface Drawable {
  draw(...given: unknown[]): void;
}

/** Lets each mark that Chart.js draws, and each line, come with its step. */
function stepMarks(chart: Chart, panel: ChartPanel, plan: Plan, { stage, steps }: Scene): void {
  const keysOf = markKeys(panel, plan);
  const wrap = (mark: Drawable | undefined, keys: readonly (string | undefined)[]) => {
    if (!mark || Object.hasOwn(mark, 'draw')) return;
    const step = stepOf(steps, keys);
    const draw = mark.draw.bind(mark);
    mark.draw = (...given) => drawStep(chart.ctx as unknown as Pen, step, stage, () => draw(...given));
  };
  chart.data.datasets.forEach((_, d) => {
    const meta = chart.getDatasetMeta(d);
    wrap(meta.dataset as unknown as Drawable | undefined, keysOf(d));
    for (const [i, mark] of meta.data.entries()) wrap(mark as unknown as Drawable, keysOf(d, i));
  });
}

/** An author names colours by token; here they become the theme's. */
function themed(options: Record<string, unknown>, tokens: PanelTokens): Record<string, unknown> {
  const entries = Object.entries(options).map(([key, value]): [string, unknown] => {
    if (isObject(value)) return [key, themed(value, tokens)];
    const name = /color$/i.test(key) ? COLOURS.find((colour) => colour === value) : undefined;
    return [key, name === undefined ? value : tokens.colours[name]];
  });
  return Object.fromEntries(entries);
}

/** Chart.js prints and measures the labels of an axis that is not shown, several times over. */
function withoutHiddenTicks(scales: Plan['scales']): Plan['scales'] {
  const quiet = <Axis extends Plan['scales']['x']>(scale: Axis): Axis =>
    scale.display === false ? { ...scale, ticks: { display: false }, afterBuildTicks: dropTicks } : scale;
  return { x: quiet(scales.x), y: quiet(scales.y) };
}

function dropTicks(axis: { ticks: unknown[] }): void {
  axis.ticks = [];
}
