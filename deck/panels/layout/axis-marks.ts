import type { AnnotatedPanel, AxisBand } from '../../model/panel.ts';
import { drawLine, drawRect, drawText, type Kit, type Scene } from './scene.ts';
import { inStep } from './steps.ts';
import { type Face, lineHeight, packLine, widest, widthOf, wrap } from './text.ts';

/** A reference line, or a band between two values; without words its label is empty. */
export interface Stretch {
  key?: string;
  from: number;
  to: number;
  label: string;
}

const SIZE = 18;
const GAP = 16;

export function stretchesOf({ marks = [], bands = [] }: AnnotatedPanel): Stretch[] {
  const isOfValues = (band: AxisBand): band is AxisBand & { from: number; to: number } => typeof band.from === 'number';
  return [
    ...bands.filter(isOfValues).map(({ label = '', ...band }) => ({ ...band, label })),
    ...marks.map(({ at, ...mark }) => ({ ...mark, from: at, to: at })),
  ];
}

/** The values that an axis must hold for them. */
export function markEnds(panel: AnnotatedPanel): number[] {
  return stretchesOf(panel).flatMap(({ from, to }) => [from, to]);
}

/** Breaks the reference lines that would run through a text. @param middle of the text's line */
export function breakMarks(
  scene: Scene,
  { marks = [] }: AnnotatedPanel,
  axis: 'x' | 'y',
  { x, middle, width, size }: { x: number; middle: number; width: number; size: number },
): void {
  const [from, to] = axis === 'x' ? [x - 4, x + width + 4] : [middle - size * 0.6, middle + size * 0.6];
  if (!marks.some(({ at }) => scene.at(axis, at) > from && scene.at(axis, at) < to)) return;
  drawRect(scene, { x: x - 4, y: middle - size / 2, width: width + 8, height: size }, 'paper');
}

const faceOf = ({ measure }: Pick<Kit, 'measure'>): Face => ({ size: SIZE, weight: 600, measure });

/** Their labels over rows, each as near its line as the others let it. @param at pixel of a value */
function labelLines(panel: AnnotatedPanel, kit: Pick<Kit, 'measure' | 'size'>, at: (value: number) => number) {
  const face = faceOf(kit);
  const wishes = stretchesOf(panel)
    .filter(({ label }) => label !== '')
    .map(({ from, to, label }) => ({
      text: label,
      middle: (at(from) + at(to)) / 2,
      width: Math.ceil(widthOf(label, face)),
    }))
    .sort((a, b) => a.middle - b.middle);
  return packLine(wishes, 0, kit.size.width, GAP);
}

/** Height of the labels over rows, for an axis from `left` that is `width` long. */
export function levelMarksHeight(
  panel: AnnotatedPanel,
  kit: Kit,
  [min, max]: [number, number],
  left: number,
  width: number,
): number {
  const lines = labelLines(panel, kit, (value) => left + ((value - min) / (max - min)) * width);
  return lines.length === 0 ? 0 : lines.length * lineHeight(SIZE) + 8;
}

/** A run of rows that nothing but their drawing stands in, from its upper end to its lower one. */
export type RowRun = readonly [top: number, bottom: number];

/** Bands under the rows. */
export function drawBandsLevel(scene: Scene, panel: AnnotatedPanel, runs: readonly RowRun[]): void {
  for (const { key, from, to } of stretchesOf(panel)) {
    if (from === to) continue;
    const [x, right] = [scene.at('x', from), scene.at('x', to)];
    inStep(scene, [key], () => {
      for (const [y, bottom] of runs) drawRect(scene, { x, y, width: right - x, height: bottom - y }, 'track');
    });
  }
}

/** Lines over the rows, and the labels of both in lines from `labels` on. */
export function drawMarksLevel(scene: Scene, panel: AnnotatedPanel, runs: readonly RowRun[], labels: number): void {
  const stretches = stretchesOf(panel);
  for (const { key, from, to } of stretches) {
    if (from !== to) continue;
    const x = scene.at('x', from);
    inStep(scene, [key], () => {
      for (const [top, bottom] of runs) drawLine(scene, [x, top], [x, bottom], 'ink', 2);
    });
  }
  labelLines(panel, scene, (value) => scene.at('x', value)).forEach((line, n) => {
    for (const { text, x } of line) {
      const key = stretches.find(({ label }) => label === text)?.key;
      const y = labels + lineHeight(SIZE) * (n + 0.5);
      inStep(scene, [key], () => drawText(scene, { text, x, y, size: SIZE, weight: 600, colour: 'ink' }));
    }
  });
}

/** A label beside an upright axis: at its right, as high as its line or band. */
export interface MarkLabel {
  key: string | undefined;
  /** In values. */
  at: number;
  lines: readonly string[];
  height: number;
}

/** The labels at the right of a drawing whose values stand upright, and how wide they are. */
export function uprightMarks(panel: AnnotatedPanel, kit: Kit): { labels: MarkLabel[]; width: number } {
  const face = faceOf(kit);
  const labels = stretchesOf(panel).flatMap(({ key, from, to, label }): MarkLabel[] => {
    if (label === '') return [];
    const lines = wrap(label, Math.max(90, kit.size.width * 0.16), face);
    return [{ key, at: (from + to) / 2, lines, height: lines.length * lineHeight(SIZE) }];
  });
  return { labels, width: Math.ceil(Math.max(0, ...labels.map(({ lines }) => widest(lines, face)))) };
}

/** Bands across the drawing, under what it shows. */
export function drawBandsUpright(scene: Scene, panel: AnnotatedPanel): void {
  const { left, right } = scene.area;
  for (const { key, from, to } of stretchesOf(panel)) {
    if (from === to) continue;
    const [bottom, top] = [scene.at('y', from), scene.at('y', to)];
    inStep(scene, [key], () =>
      drawRect(scene, { x: left, y: top, width: right - left, height: bottom - top }, 'track'),
    );
  }
}

/** Lines across the drawing. @param right how far */
export function drawMarksUpright(scene: Scene, panel: AnnotatedPanel, right: number): void {
  for (const { key, from, to } of stretchesOf(panel)) {
    if (from !== to) continue;
    const y = scene.at('y', from);
    inStep(scene, [key], () => drawLine(scene, [scene.area.left, y], [right, y], 'ink', 2));
  }
}

/** Labels one under the other, each as near the height of its line or band as the others let it. */
export function drawMarkLabels(scene: Scene, labels: readonly MarkLabel[], x: number): void {
  const placed = labels
    .map((label) => ({ label, y: scene.at('y', label.at) - label.height / 2 }))
    .sort((a, b) => a.y - b.y);
  let limit = 0;
  for (const item of placed) {
    item.y = Math.max(limit, item.y);
    limit = item.y + item.label.height + 4;
  }
  // Under the base line stand the names of what is on it.
  let foot = scene.area.bottom + lineHeight(SIZE) / 2;
  for (const item of placed.toReversed()) {
    item.y = Math.min(item.y, foot - item.label.height);
    foot = item.y - 4;
  }
  for (const { label, y } of placed) drawMarkLabel(scene, label, x, y);
}

/** The lines of a label, its upper end at `y`. */
export function drawMarkLabel(scene: Scene, { key, lines }: MarkLabel, x: number, y: number): void {
  inStep(scene, [key], () => {
    lines.forEach((text, n) => {
      const middle = y + lineHeight(SIZE) * (n + 0.5);
      drawText(scene, { text, x, y: middle, size: SIZE, weight: 600, colour: 'ink' });
    });
  });
}
