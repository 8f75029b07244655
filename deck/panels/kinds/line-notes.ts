/** What stands around lines: notes, named stretches of categories, and intervals as bands behind them. */

import { figureWords } from '../../model/figure-words.ts';
import type { LinePanel } from '../../model/panel.ts';
import type { Spot } from '../layout/annotations.ts';
import { intervalOf } from '../layout/datum.ts';
import { drawFlagNotes, type FlagNotes } from '../layout/flag-notes.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawRect, drawText, type Scene } from '../layout/scene.ts';
import { inStep } from '../layout/steps.ts';
import { lineHeight, widthOf } from '../layout/text.ts';
import type { TimeAxis } from './line-axes.ts';

/** Notes with their lines down to the points, or to the values over them. */
export function drawNotes(scene: Scene, panel: LinePanel, flags: FlagNotes, every: boolean, time?: TimeAxis): void {
  const place = ({ index }: Spot) => scene.at('x', time?.days[index] ?? index);
  drawFlagNotes(scene, flags, 0, place, (spot) => {
    const { series, index } = spot;
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
export function drawSpans(scene: Scene, panel: LinePanel, top: number, time?: TimeAxis): void {
  const placeOf = (key: number | string) => {
    const index = panel.categories.findIndex((category) => category.key === key);
    return scene.at('x', time?.days[index] ?? index);
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
export function drawIntervals(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.series.forEach((series, s) => {
    const ends = panel.categories.map((_, i) => intervalOf(panel, s, i));
    inStep(scene, [series.key], () => {
      for (const run of runsOf(ends)) {
        const xs = run.map(({ index }) => scene.at('x', time?.days[index] ?? index));
        const sides = [0, 1].map((side) =>
          run.map(({ ends }, i): [number, number] => [xs[i] ?? 0, scene.at('y', ends[side] ?? 0)]),
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
