import type { LinePanel } from '../../model/panel.ts';
import { intervalOf } from '../layout/datum.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import type { Scene } from '../layout/scene.ts';
import { inStep } from '../layout/steps.ts';
import type { TimeAxis } from './line-axes.ts';

/** Intervals as a band behind their line, with thin edges, so that it is seen without its tone. */
export function drawBands(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.series.forEach((series, s) => {
    const ends = panel.categories.map((_, i) => intervalOf(panel, s, i));
    inStep(scene, [series.key], () => {
      for (const run of runsOf(ends)) {
        const xs = run.map(({ index }) => scene.at('x', time?.days[index] ?? index));
        const sides = [0, 1].map((side) =>
          run.map(({ ends }, i): [number, number] => [xs[i] ?? 0, scene.at('y', ends[side] ?? 0)]),
        );
        drawBand(scene, sides, series.emphasis ? 'accent' : 'mark');
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

const BAND = 0.2;

function drawBand({ pen, tokens }: Scene, sides: [number, number][][], colour: Colour): void {
  const [low = [], high = []] = sides;
  const alpha = pen.globalAlpha;
  pen.fillStyle = tokens.colours[colour];
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 1.5;
  pen.globalAlpha = alpha * BAND;
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
