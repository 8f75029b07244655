import type { Grade, Voice } from '../model/signs.ts';
import type { PathStep, VectorShape } from '../panels/draw/vector-context.ts';
import type { Builder } from './builder.ts';
import type { Box, Stroke } from './look.ts';
import { drawVectors } from './vectors.ts';

/** The forms of model/signs.ts as PowerPoint has them, on the same grounds of 24 and 26. */

type Place = readonly [x: number, y: number, width: number, height?: number];

/** Draws on a ground of so many units; a form without a height is as high as wide. */
function groundOf(builder: Builder, name: string, box: Box, units: number) {
  const unit = box.width / units;
  const shape = ([x, y, width, height = width]: Place, look: { fill?: string; stroke?: Stroke; form?: string }) => {
    const at = { x: box.x + x * unit, y: box.y + y * unit, width: width * unit, height: height * unit };
    builder.shape(name, at, { ...look, decorative: true });
  };
  return { unit, shape };
}

/** A grade's symbol in a square. */
export function drawGrade(builder: Builder, grade: Grade, box: Box): void {
  const { unit, shape } = groundOf(builder, 'Grade', box, 24);
  const edge: Stroke = { colour: 'ink', width: 2.5 * unit };
  if (grade === 'yes') shape([1.75, 1.75, 20.5], { fill: 'ink', form: 'ellipse' });
  if (grade === 'unknown' || grade === 'partly') shape([3, 3, 18], { stroke: edge, form: 'ellipse' });
  if (grade === 'partly') vectors(builder, box, 24, [{ path: HALF, fill: 'ink' }]);
  if (grade === 'na') shape([3, 10.2, 18, 3.6], { fill: 'ink' });
  if (grade === 'no') vectors(builder, box, 24, [{ path: CROSS, stroke: { colour: 'ink', width: 4.2 } }]);
}

/** A voice's square. */
export function drawVoice(builder: Builder, voice: Voice, box: Box): void {
  const { unit, shape } = groundOf(builder, 'Sign', box, 26);
  if (voice === 'voice') {
    const marks = [0, 7.6].map((right): VectorShape => ({ path: mark(right), fill: 'ink' }));
    shape([1, 1, 24], { stroke: { colour: 'ink', width: 2 * unit } });
    vectors(builder, box, 26, marks);
  } else if (voice === 'found') {
    shape([0, 0, 26], { fill: 'ink' });
    shape([5.4, 5.4, 15.2], { stroke: { colour: 'paper', width: 2.2 * unit }, form: 'ellipse' });
    shape([10.1, 10.1, 5.8], { fill: 'paper', form: 'ellipse' });
  } else {
    shape([0, 0, 26], { fill: 'accent' });
    for (const [x, y] of DOTS) shape([x - 2.9, y - 2.9, 5.8], { fill: 'on-accent', form: 'ellipse' });
  }
}

/** Therefore: three dots by their middles. */
const DOTS = [
  [13, 8],
  [7.6, 17.4],
  [18.4, 17.4],
] as const;

function vectors(builder: Builder, box: Box, ground: number, shapes: VectorShape[]): void {
  const { x, y, width } = builder.place(box);
  drawVectors(builder, { shapes, texts: [] }, { x, y, scale: width / ground });
}

/** How far a curve's control points reach for a quarter of a circle of 9. */
const REACH = 9 * 0.5523;
const HALF: PathStep[] = [
  ['M', 12, 3],
  ['C', 12 - REACH, 3, 3, 12 - REACH, 3, 12],
  ['C', 3, 12 + REACH, 12 - REACH, 21, 12, 21],
  ['Z'],
];
const CROSS: PathStep[] = [
  ['M', 4, 4],
  ['L', 20, 20],
  ['M', 20, 4],
  ['L', 4, 20],
];

/** One opening mark of a quotation: its tail, and a curve round its dot. */
function mark(right: number): PathStep[] {
  const x = (value: number) => value + right;
  return [
    ['M', x(11.9), 8.5],
    ['C', x(8.6), 9.5, x(6.6), 12, x(6.6), 15.2],
    ['C', x(6.7), 17.1, x(8.2), 18.2, x(9.6), 18.2],
    ['C', x(11.3), 18.2, x(12.6), 16.9, x(12.6), 15.2],
    ['C', x(12.6), 13.6, x(11.3), 12.3, x(9.7), 12.3],
    ['C', x(9.9), 11.1, x(10.8), 10.2, x(12.4), 9.6],
    ['Z'],
  ];
}
