import type { AnnotatedPanel, ChartPanel, ValuesPanel } from '../../model/panel.ts';
import type { Pen, Scene, Stage } from './scene.ts';

/** All steps of a drawing that leaves it to the page which of them are shown. */
export const EVERY_STEP: Stage = { shown: Number.POSITIVE_INFINITY, come: 1 };

/**
 * What comes with each step, by keys: the author's own `steps`; else one lane after the other, one series after the other, one
 * group, one category. The first of them is there from the beginning.
 */
export function stepsOf(panel: ChartPanel): string[][] {
  if (panel.steps) return panel.steps;
  const orders = ordersOf(panel).map((keys) => [...new Set(keys)]);
  const [, ...others] = orders.find((keys) => keys.length > 1) ?? [];
  return others.map((key) => [key]);
}

/** Names that a panel's steps may use. */
export function stepKeys(panel: ChartPanel): string[] {
  return [...new Set(ordersOf(panel).flat())];
}

/** The key of figures from elsewhere, all together. */
export const COMPARE = 'compare';

/** The orders in which a panel's marks may come, the best first. */
function ordersOf(panel: ChartPanel): string[][] {
  if (panel.kind === 'timeline') {
    const { lanes = [], flags = [], notes = [], events } = panel;
    return [keysOf(lanes), keysOf(events), keysOf(flags), notes.flatMap(({ key }) => key ?? [])];
  }
  const compared = panel.kind === 'bars' && panel.compare ? [[...keysOf(panel.series), COMPARE]] : [];
  const groups = panel.categories.flatMap(({ group }) => group ?? []);
  return [...compared, keysOf(panel.series), groups, keysOf(panel.categories), saidKeys(panel)];
}

/** Keys of notes, differences, reference lines and bands. */
function saidKeys(panel: ValuesPanel): string[] {
  const { notes = [], differences = [], marks = [], bands = [] } = panel as Partial<AnnotatedPanel>;
  return [...notes, ...differences, ...marks, ...bands].flatMap(({ key }) => key ?? []);
}

function keysOf(items: readonly { key: string }[]): string[] {
  return items.map(({ key }) => key);
}

/** The keys of a value, for its step: of its series (for a total, of all of them), its group and its category. */
export function valueKeys(panel: ValuesPanel, series: number, category: number): (string | undefined)[] {
  const { group, key } = panel.categories[category] ?? {};
  return [...(series < 0 ? keysOf(panel.series) : [panel.series[series]?.key]), group, key];
}

/** The step that a mark comes with: the last of those that one of its keys is named in; 0 is there from the beginning. */
export function stepOf(steps: readonly (readonly string[])[], keys: readonly (string | undefined)[]): number {
  return (
    1 + Math.max(-1, ...keys.map((key) => (key === undefined ? -1 : steps.findIndex((step) => step.includes(key)))))
  );
}

/** Draws what belongs to the step of some keys (a series, a category, a lane, an event), if that is shown. */
export function inStep(scene: Scene, keys: readonly (string | undefined)[], draw: () => void): void {
  drawStep(scene.pen, stepOf(scene.steps, keys), scene.stage, draw);
}

/** The same for a step by its number. */
export function drawStep(pen: Pen, step: number, stage: Stage | undefined, draw: () => void): void {
  if (!stage || step === 0) {
    draw();
    return;
  }
  if (step > stage.shown) return;
  const [before, alpha] = [pen.step ?? 0, pen.globalAlpha];
  pen.step = step;
  if (step === stage.shown && stage.come < 1) pen.globalAlpha = alpha * stage.come;
  draw();
  pen.step = before;
  pen.globalAlpha = alpha;
}
