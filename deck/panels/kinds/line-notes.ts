/** What stands around lines: values and names at their ends, notes, named stretches of categories, and intervals as bands behind them. */

import { figureWords } from '../../model/figure-words.ts';
import type { LinePanel } from '../../model/panel.ts';
import { drawMarkLabel, type MarkLabel } from '../layout/axis-marks.ts';
import { type Datum, intervalOf } from '../layout/datum.ts';
import { drawFlagNotes, type FlagNotes } from '../layout/flag-notes.ts';
import { formatValue } from '../layout/format.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawLines, drawRect, drawText, type Kit, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight, spread, widest, widthOf, wrap } from '../layout/text.ts';

/** Between the last point and its label: where many lines end, room for strokes that lead from one to the other. */
const GAP = 14;
const LED = 36;
export const gapOf = ({ series }: LinePanel) => (series.length > 2 ? LED : GAP);
/** Size of the values at points and ends. */
export const VALUE = 22;

interface EndLabel {
  series: number;
  index: number;
  value: number | null;
  lines: readonly string[];
}

/** What stands at the end of each line, and how wide it is. @param least so wide in any case */
export function endLabels(
  panel: LinePanel,
  { size, tokens, measure }: Kit,
  least: number,
): { labels: EndLabel[]; width: number } {
  const face = { size: tokens.sizes.detail, weight: 600, measure } as const;
  const bold = { size: VALUE, weight: 700, measure } as const;
  const labels = panel.series.map(({ label }, series): EndLabel => {
    const run = panel.values[series] ?? [];
    const index = run.findLastIndex((value) => value !== null);
    const lines = panel.series.length > 1 ? wrap(label, size.width * 0.24, face) : [];
    return { series, index, value: run[index] ?? null, lines };
  });
  const values = labels.map(({ value }) => formatValue(value, panel, 'en'));
  const width = Math.max(least, widest(values, bold) + 8, ...labels.map(({ lines }) => widest(lines, face)));
  return { labels, width: Math.ceil(width) };
}

function endHeight({ lines }: EndLabel, size: number): number {
  return lineHeight(VALUE) + lines.length * lineHeight(size);
}

/** Height of all end labels and those of reference lines, one under the other. */
export function endsHeight(labels: readonly EndLabel[], marks: readonly MarkLabel[], size: number): number {
  const names = labels.reduce((sum, label) => sum + endHeight(label, size) + 4, 0);
  return marks.reduce((sum, { height }) => sum + height + 4, names);
}

/** Value and name at the right of each line's last point, pushed apart where lines end near each other. */
export function drawEnds(scene: Scene, panel: LinePanel, ends: readonly EndLabel[], marks: readonly MarkLabel[]): void {
  const { top, right, bottom } = scene.area;
  const x = right + gapOf(panel);
  const names = ends
    .filter((label) => !drawEarly(scene, panel, label))
    .map((label) => ({
      at: label.value,
      height: endHeight(label, scene.tokens.sizes.detail),
      rise: lineHeight(VALUE) / 2,
      draw: (y: number) => drawEnd(scene, panel, label, x, y),
    }));
  const lines = marks.map((mark) => ({
    at: mark.at,
    height: mark.height,
    rise: mark.height / 2,
    draw: (y: number) => drawMarkLabel(scene, mark, x, y),
  }));
  const items = [...names, ...lines]
    .map((item) => ({ ...item, end: item.at === null ? bottom : scene.at('y', item.at) }))
    .sort((a, b) => a.end - b.end);
  const wishes = items.map(({ end, rise, height }) => ({ at: end - rise, length: height }));
  // Notes stand over the drawing, as wide as it is with its names.
  const tops = spread(wishes, top - 14, bottom + 12, 4);
  items.forEach(({ draw, end }, i) => {
    draw(tops[i] ?? end);
  });
}

function drawEnd(
  scene: Scene,
  panel: LinePanel,
  { series, index, value, lines }: EndLabel,
  x: number,
  y: number,
): void {
  const colour: Colour = value === null ? 'soft' : panel.series[series]?.emphasis ? 'accent' : 'ink';
  const text = formatValue(value, panel, scene.lang);
  const middle = y + lineHeight(VALUE) / 2;
  const under = { x, y: y + lineHeight(VALUE), size: scene.tokens.sizes.detail, weight: 600 } as const;
  inStep(scene, valueKeys(panel, series, index), () => {
    if (value !== null) {
      const end = { x: scene.at('x', index), y: scene.at('y', value) };
      // Where a line ends early, or its name had to move, a thin stroke leads to it.
      const away = x - end.x > GAP + 2 && (Math.abs(end.y - middle) > 5 || x - end.x > LED + 2);
      if (away) drawLine(scene, [end.x + 10, end.y], [x - 4, middle], 'rule', 2);
    }
    drawText(scene, { text, x, y: middle, size: VALUE, weight: 700, colour });
    drawLines(scene, lines, { ...under, colour: colour === 'ink' ? 'soft' : colour });
  });
}

/** A line that ends early is named right there, if no other line runs through its name. @returns whether it is */
function drawEarly(scene: Scene, panel: LinePanel, { series, index, value }: EndLabel): boolean {
  if (value === null) return false;
  const atX = (i: number) => scene.at('x', i);
  const [x, y] = [atX(index) + GAP, scene.at('y', value)];
  const text = formatValue(value, panel, scene.lang);
  const name = panel.series.length > 1 ? (panel.series[series]?.label ?? '') : '';
  const after = widthOf(text, { size: VALUE, weight: 700, measure: scene.measure }) + 8;
  const size = scene.tokens.sizes.detail;
  const width = after + widthOf(name, { size, weight: 600, measure: scene.measure });
  if (x + width > scene.area.right - GAP) return false;
  const others = panel.values.filter((_, s) => s !== series);
  const near = (run: readonly (number | null)[]) =>
    run.some(
      (other, i) =>
        other !== null && atX(i) > x - 60 && atX(i) < x + width + 60 && Math.abs(scene.at('y', other) - y) < VALUE,
    );
  if (others.some(near)) return false;
  const colour = panel.series[series]?.emphasis ? 'accent' : 'ink';
  inStep(scene, valueKeys(panel, series, index), () => {
    drawText(scene, { text, x, y, size: VALUE, weight: 700, colour });
    drawText(scene, { text: name, x: x + after, y, size, weight: 600, colour: colour === 'ink' ? 'soft' : colour });
  });
  return true;
}

/** Notes with their lines down to the points, or to the values over them. */
export function drawNotes(scene: Scene, panel: LinePanel, flags: FlagNotes, every: boolean): void {
  const place = ({ index }: Datum) => scene.at('x', index);
  drawFlagNotes(scene, flags, 0, place, ({ series, index }) => {
    const known = (series >= 0 ? [panel.values[series]?.[index]] : panel.values.map((run) => run[index])).flatMap(
      (value) => value ?? [],
    );
    const tops = known.map((value) => scene.at('y', value) - (every ? 38 : 8));
    return known.length === 0 ? scene.area.bottom - 30 : Math.min(...tops);
  });
}

/** Size of the names of stretches. */
const SPAN_LABEL = 18;

/** Room over the drawing for the names of stretches of categories. */
export function spanHeight({ bands = [] }: LinePanel): number {
  return bands.some(({ from, label }) => typeof from === 'string' && label) ? lineHeight(SPAN_LABEL) + 4 : 0;
}

/** Stretches of categories as pale bands, named on top. */
export function drawSpans(scene: Scene, panel: LinePanel, top: number): void {
  const placeOf = (end: number | string) => {
    const index = panel.categories.findIndex(({ key }) => key === end);
    return scene.at('x', index);
  };
  for (const { key, from, to, label } of panel.bands ?? []) {
    if (typeof from !== 'string') continue;
    const [left, right] = [placeOf(from), placeOf(to)];
    const y = top + spanHeight(panel);
    inStep(scene, [key], () => {
      drawRect(scene, { x: left, y, width: right - left, height: scene.area.bottom - y }, 'track');
      if (!label) return;
      const half = widthOf(label, { size: SPAN_LABEL, weight: 600, measure: scene.measure }) / 2;
      const x = Math.min(scene.size.width - half, Math.max(half, (left + right) / 2));
      const middle = top + lineHeight(SPAN_LABEL) / 2;
      drawText(scene, { text: label, x, y: middle, size: SPAN_LABEL, weight: 600, colour: 'soft', align: 'center' });
    });
  }
}

/** Over an axis in equal ratios stands that it is one. */
export function nameLogAxis(scene: Scene, top: number): void {
  const text = figureWords(scene.lang).logScale;
  drawText(scene, { text, x: 0, y: top + 10, size: 16, weight: 400, colour: 'soft' });
}

/** Intervals as a band behind their line, with thin edges, so that it is seen without its tone. */
export function drawIntervals(scene: Scene, panel: LinePanel): void {
  panel.series.forEach((series, s) => {
    const ends = panel.categories.map((_, i) => intervalOf(panel, s, i));
    inStep(scene, [series.key], () => {
      for (const run of runsOf(ends)) {
        const sides = [0, 1].map((side) =>
          run.map(({ index, ends }): [number, number] => [scene.at('x', index), scene.at('y', ends[side] ?? 0)]),
        );
        drawInterval(scene, sides, series.emphasis ? 'accent' : 'mark');
      }
    });
  });
}

/** Neighbours that all have an interval. */
function runsOf(ends: readonly ([number, number] | undefined)[]): { index: number; ends: [number, number] }[][] {
  const runs: { index: number; ends: [number, number] }[][] = [[]];
  ends.forEach((pair, index) => {
    if (pair) runs.at(-1)?.push({ index, ends: pair });
    else runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

/** How much of its colour the ground of an interval has. */
const GROUND = 0.2;

function drawInterval({ pen, tokens }: Scene, sides: [number, number][][], colour: Colour): void {
  const [low = [], high = []] = sides;
  const alpha = pen.globalAlpha;
  pen.fillStyle = tokens.colours[colour];
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 1.5;
  pen.globalAlpha = alpha * GROUND;
  trace(pen, [...low, ...[...high].reverse()]);
  pen.closePath();
  pen.fill();
  pen.globalAlpha = alpha * 0.7;
  for (const side of [low, high]) {
    trace(pen, side);
    pen.stroke();
  }
  pen.globalAlpha = alpha;
}

function trace(pen: Scene['pen'], points: readonly [number, number][]): void {
  pen.beginPath();
  points.forEach((point, i) => {
    if (i === 0) pen.moveTo(...point);
    else pen.lineTo(...point);
  });
}
