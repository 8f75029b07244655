import { type Block, setBlock } from './map-letters.ts';
import type { Point, Polyline } from './map-paths.ts';
import type { Candidate } from './map-placement.ts';

/** Pixels from one trial to the next along a line, and between a line and the words beside it. */
const STEP = 10;
const AWAY = 3;

/**
 * Along lines, on either side, where they run straight enough for the words: the words follow the chord of the stretch beside
 * which they stand.
 */
export function alongLines(block: Block, lines: readonly Polyline[]): Candidate[] {
  return lines.flatMap(({ points }) => {
    const run = evenly(points);
    const trials: Candidate[] = [];
    for (let i = 0; i < run.length; i += 1) {
      const end = reach(run, i, block.width);
      if (end === undefined) continue;
      trials.push(...beside(block, run.slice(i, end + 1), Math.abs((i + end) / 2 - run.length / 2) / run.length));
    }
    return trials;
  });
}

/** Where a stretch from a point on is as long, end to end, as the words; undefined if the line winds too much or ends. */
function reach(run: readonly Point[], from: number, width: number): number | undefined {
  const start = run[from];
  const least = Math.floor(width / STEP);
  for (let i = from + least; i < run.length && i <= from + least * 1.4 + 1; i += 1) {
    const end = run[i];
    if (start && end && Math.hypot(end[0] - start[0], end[1] - start[1]) >= width) return i;
  }
  return undefined;
}

function beside(block: Block, stretch: readonly Point[], offCentre: number): Candidate[] {
  const [a, b] = [stretch[0], stretch.at(-1)];
  if (!a || !b) return [];
  const chord = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [u, v] = [(b[0] - a[0]) / chord, (b[1] - a[1]) / chord];
  // How far the line swings out to either side of its chord.
  const swings = stretch.map(([x, y]) => (y - a[1]) * u - (x - a[0]) * v);
  let degrees = (Math.atan2(v, u) * 180) / Math.PI;
  if (degrees > 90) degrees -= 180;
  if (degrees <= -90) degrees += 180;
  const steep = Math.max(0, Math.abs(degrees) - 50) / 12;
  return [Math.min(...swings), Math.max(...swings)].map((swing, i) => {
    const out = swing + (i === 0 ? -1 : 1) * (AWAY + block.height / 2);
    const middle = { x: (a[0] + b[0]) / 2 - v * out, y: (a[1] + b[1]) / 2 + u * out };
    const cost = Math.abs(swing) / 3 + steep + offCentre * 4;
    return { ...setBlock(block, middle, 'middle', Math.round(degrees * 10) / 10), cost };
  });
}

/** The same line as points at even distances. */
function evenly(points: readonly Point[]): Point[] {
  const run: Point[] = [];
  let left = 0;
  points.forEach((end, i) => {
    const start = points[i - 1];
    if (!start) return;
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    let at = left;
    for (; at < length; at += STEP) {
      const t = at / length;
      run.push([start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t]);
    }
    left = at - length;
  });
  return run;
}
