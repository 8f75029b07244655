import { createCanvas, Path2D } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { PathData } from '../../deck/panels/draw/svg-context.ts';
import { randomNumbers } from '../random-numbers.ts';

const SIZE = 200;

/** What a canvas and the path data have in common. */
type Pen = Pick<PathData, 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'arc' | 'rect' | 'closePath'>;

function drawAtRandom(pen: Pen, numbers: ReturnType<typeof randomNumbers>): void {
  const random = () => numbers(1e6) / 1e6;
  const place = () => random() * SIZE;
  const quarter = () => Math.floor(random() * 5) * (Math.PI / 2);
  pen.moveTo(place(), place());
  for (let i = 0; i < 4; i++) {
    const kind = Math.floor(random() * 6);
    if (kind === 0) pen.lineTo(place(), place());
    if (kind === 1) pen.bezierCurveTo(place(), place(), place(), place(), place(), place());
    if (kind === 2) pen.arc(place(), place(), random() * 60, random() * 6, random() * 6, random() < 0.5);
    // Halves and wholes, where an arc of SVG is hardest to tell.
    if (kind === 3) pen.arc(place(), place(), random() * 60, quarter(), quarter(), random() < 0.5);
    if (kind === 4) pen.rect(place(), place(), random() * 80 - 40, random() * 80 - 40);
    if (kind === 5) pen.closePath();
  }
}

function filled(draw: (context: ReturnType<ReturnType<typeof createCanvas>['getContext']>) => void): Uint8ClampedArray {
  const context = createCanvas(SIZE, SIZE).getContext('2d');
  draw(context);
  const { data } = context.getImageData(0, 0, SIZE, SIZE);
  const tones = new Uint8ClampedArray(SIZE * SIZE);
  for (let i = 0; i < tones.length; i++) tones[i] = data[4 * i + 3] ?? 0;
  return tones;
}

test('random paths fill what a canvas fills', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const data = new PathData();
    drawAtRandom(data, randomNumbers(seed));
    const asked = filled((context) => {
      context.beginPath();
      drawAtRandom(context, randomNumbers(seed));
      context.fill();
    });
    const given = filled((context) => context.fill(new Path2D(String(data))));
    // At edges a tenth of a pixel is a tenth of a tone, and a little more where two of them meet.
    let wrong = 0;
    for (let i = 0; i < asked.length; i++) if (Math.abs((asked[i] ?? 0) - (given[i] ?? 0)) > 90) wrong++;
    expect(wrong, `seed ${seed}`).toBeLessThanOrEqual(12);
  }
});

test('an arc that begins where the pen is has no line to it, and what turns by nothing is only that line', () => {
  const data = new PathData();
  data.moveTo(10, 10);
  data.arc(5, 10, 5, 0, Math.PI / 2, false);
  data.arc(5, 10, 5, 0, 0, false);
  expect(String(data)).toBe('M10 10a5 5 0 0 1-5 5l5-5');
});
