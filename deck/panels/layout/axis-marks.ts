import type { AnnotatedPanel, AxisBand } from '../../model/panel.ts';
import { drawLine, drawLines, drawRect, drawText, type Kit, type Scene } from './scene.ts';
import { inStep } from './steps.ts';
import { type Face, lineHeight, packLine, shareOut, type Wish, widest, widthOf, wrap } from './text.ts';

/** A reference line, or a band between two values; without words its label is empty. */
export interface Stretch {
  key?: string;
  from: number;
  to: number;
  label: string;
}

const SIZE = 18;
const GAP = 16;

export function stretchesOf({ marks = [], bands = [] }: Pick<AnnotatedPanel, 'marks' | 'bands'>): Stretch[] {
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

/** A label over rows: its left end, and where its line or band is. */
interface LevelLabel extends Wish {
  key: string | undefined;
  x: number;
  /** Whether a stroke leads to its line: it stands beside that one, or over others too. */
  isLed: boolean;
}

/** Their labels over rows, as near their lines as they let each other. @param at pixel of a value */
function labelLines(panel: AnnotatedPanel, kit: Pick<Kit, 'measure' | 'size'>, at: (value: number) => number) {
  const face = faceOf(kit);
  const stretches = stretchesOf(panel);
  const wishes = stretches
    .filter(({ label }) => label !== '')
    .map(({ key, from, to, label }) => {
      const [left, right] = [at(from), at(to)];
      return { key, text: label, middle: (left + right) / 2, width: Math.ceil(widthOf(label, face)), left, right };
    })
    .sort((a, b) => a.middle - b.middle);
  const lines = stretches.flatMap(({ from, to }) => (from === to ? [at(from)] : []));
  return packLine(wishes, 0, kit.size.width, GAP).map((line) =>
    line.map(({ left, right, ...label }): LevelLabel => {
      const { x, width } = label;
      const isOver = (line: number) => line >= x - 2 && line <= x + width + 2;
      const isOverOwn = left <= x + width && right >= x;
      const isLed = !isOverOwn || (left === right && lines.some((each) => each !== left && isOver(each)));
      return { ...label, isLed };
    }),
  );
}

/** Room for the strokes that lead from labels to their lines. */
const LED = 16;

function levelHeight(lines: readonly LevelLabel[][]): number {
  return lines.length * lineHeight(SIZE) + (lines.flat().some(({ isLed }) => isLed) ? LED : 0);
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
  return lines.length === 0 ? 0 : levelHeight(lines) + 8;
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
  const lines = labelLines(panel, scene, (value) => scene.at('x', value));
  const foot = Math.min(runs[0]?.[0] ?? 0, labels + levelHeight(lines));
  lines.forEach((line, n) => {
    const bottom = labels + lineHeight(SIZE) * (n + 1);
    for (const { key, x, width, middle } of line.filter(({ isLed }) => isLed)) {
      const from = Math.max(x + 6, Math.min(x + width - 6, middle));
      inStep(scene, [key], () => drawLine(scene, [from, bottom], [middle, foot], 'ink', 1.5));
    }
  });
  lines.forEach((line, n) => {
    for (const { key, text, x, width, isLed } of line) {
      const y = labels + lineHeight(SIZE) * (n + 0.5);
      inStep(scene, [key], () => {
        // Strokes from the lines above go round it.
        if (isLed && n > 0) drawRect(scene, { x: x - 4, y: y - SIZE / 2, width: width + 8, height: SIZE }, 'paper');
        drawText(scene, { text, x, y, size: SIZE, weight: 600, colour: 'ink' });
      });
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

/** So far do lines across a drawing reach beyond it, where their labels stand. */
export const LINE_END = 6;

/** Between a drawing and the labels beside it: of several, one may have to leave its line. */
export function markGap(labels: readonly MarkLabel[]): number {
  return LINE_END + (labels.length > 1 ? LED + 4 : 6);
}

/** Lines across the drawing. @param right how far */
export function drawMarksUpright(scene: Scene, panel: AnnotatedPanel, right: number): void {
  for (const { key, from, to } of stretchesOf(panel)) {
    if (from !== to) continue;
    const y = scene.at('y', from);
    inStep(scene, [key], () => drawLine(scene, [scene.area.left, y], [right, y], 'ink', 2));
  }
}

/** Labels one under the other, as near the height of their lines or bands as they let each other. */
export function drawMarkLabels(scene: Scene, labels: readonly MarkLabel[], x: number): void {
  const wishes = labels
    .map((label) => ({ label, middle: scene.at('y', label.at), width: label.height }))
    .sort((a, b) => a.middle - b.middle);
  // Under the base line stand the names of what is on it.
  const tops = shareOut(wishes, 0, scene.area.bottom + lineHeight(SIZE) / 2, 4);
  wishes.forEach(({ label }, i) => {
    drawMarkLabel(scene, label, x, tops[i] ?? 0);
  });
}

/** The lines of a label, its upper end at `y`; a stroke leads to it from a line that it had to leave, if there is room for one. */
export function drawMarkLabel(scene: Scene, { key, at, lines, height }: MarkLabel, x: number, y: number): void {
  const [end, middle] = [scene.at('y', at), y + height / 2];
  const from = scene.area.right + LINE_END;
  inStep(scene, [key], () => {
    if (Math.abs(end - middle) > 3 && x - from >= LED) drawLine(scene, [from, end], [x - 4, middle], 'ink', 1.5);
    drawLines(scene, lines, { x, y, size: SIZE, weight: 600, colour: 'ink' });
  });
}
