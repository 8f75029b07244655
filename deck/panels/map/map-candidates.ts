import { tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { inside, type Point, type Polyline } from './map-paths.ts';
import type { Candidate } from './map-placement.ts';
import { type Block, setBlock } from './map-shapes.ts';

/** Sides of a mark in the order that cartographers prefer (Imhof 1975), with what each costs. */
const SIDES: readonly { dx: number; dy: number; cost: number }[] = [
  { dx: 1, dy: 0, cost: 0 },
  { dx: 1, dy: -1, cost: 0.6 },
  { dx: 1, dy: 1, cost: 0.8 },
  { dx: -1, dy: 0, cost: 1 },
  { dx: -1, dy: -1, cost: 1.4 },
  { dx: -1, dy: 1, cost: 1.6 },
  { dx: 0, dy: -1, cost: 2 },
  { dx: 0, dy: 1, cost: 2.2 },
];

/** Between a place's mark and its name: as far as its halo is clear of the mark, closer where that has no room. */
const BESIDE_PLACE = [7, 4, 15, 24] as const;

/** Beside a mark of some radius. @param gaps between the two in pixels, the best first */
export function besidePoint(
  blocks: readonly Block[],
  [x, y]: Point,
  radius: number,
  gaps: readonly number[] = BESIDE_PLACE,
): Candidate[] {
  return blocks.flatMap((block, n) =>
    SIDES.flatMap(({ dx, dy, cost }) =>
      gaps.map((gap, far) => {
        const diagonal = dx !== 0 && dy !== 0 ? 0.75 : 1;
        const reach = (radius + gap) * diagonal;
        const at = {
          x: x + dx * (reach + block.width / 2),
          y: y + dy * (reach + (block.height / 2) * (dx === 0 ? 1 : 0.8)),
        };
        const anchor = dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle';
        return { ...setBlock(block, at, anchor), cost: cost + n * 2 + far * 1.5 };
      }),
    ),
  );
}

/** Parts of a block that must lie inside its area: both ends, and the middle of its edges; a corner may stick out. */
const PROBES: readonly Point[] = [
  [-0.5, 0],
  [0.5, 0],
  [-0.3, -0.5],
  [0.3, -0.5],
  [-0.3, 0.5],
  [0.3, 0.5],
];

/** Inside an area, near the middle of what is seen of it. */
export function insideArea(blocks: readonly Block[], rings: readonly Polyline[], size: PanelSize): Candidate[] {
  const seen = gridInside(rings, size);
  const middle = [0, 1].map((axis) => seen.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / (seen.length || 1));
  const [mx = 0, my = 0] = middle;
  return blocks.flatMap((block, n) =>
    seen.flatMap(([x, y]) => {
      const probes = PROBES.map(([u, v]): Point => [x + u * block.width, y + v * block.height]);
      if (!probes.every((probe) => inside(probe, rings))) return [];
      return [{ ...setBlock(block, { x, y }), cost: Math.hypot(x - mx, y - my) / 25 + n }];
    }),
  );
}

/** Points of a grid that lie inside an area, closer in a small one. */
function gridInside(rings: readonly Polyline[], { width, height }: PanelSize): Point[] {
  const points = rings.flatMap((ring) => ring.points);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.max(0, Math.min(...xs)), Math.min(width, Math.max(...xs))];
  const [top, bottom] = [Math.max(0, Math.min(...ys)), Math.min(height, Math.max(...ys))];
  const step = Math.min(18, Math.max(6, Math.min(right - left, bottom - top) / 14));
  const seen: Point[] = [];
  for (let x = left + step / 2; x < right; x += step) {
    for (let y = top + step / 2; y < bottom; y += step) if (inside([x, y], rings)) seen.push([x, y]);
  }
  return seen;
}

/** How far off its place a text may stand; a large one, set from the left, farther. */
const AROUND = { middle: [0, 8, 16, 26, 38, 52], start: [0, 8, 16, 26, 38, 52, 70, 92, 116] } as const;

/** At a place or a little off it, in rings around it. */
export function aroundPlace(
  blocks: readonly Block[],
  [x, y]: Point,
  anchor: 'start' | 'middle' = 'middle',
): Candidate[] {
  return blocks.flatMap((block, n) =>
    AROUND[anchor].flatMap((away) =>
      (away === 0 ? [0] : [0, 45, 90, 135, 180, 225, 270, 315]).map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        const at = { x: x + away * Math.cos(angle), y: y + away * Math.sin(angle) };
        return { ...setBlock(block, at, anchor), cost: away / 8 + n * 0.5 };
      }),
    ),
  );
}

/** Directions and distances of a callout from its mark: a level or upright leader is the calmest. */
const LED: readonly { turn: number; cost: number }[] = [
  { turn: 90, cost: 0 },
  { turn: 0, cost: 0.2 },
  { turn: 180, cost: 0.4 },
  { turn: 270, cost: 0.4 },
  { turn: 45, cost: 2 },
  { turn: 315, cost: 2.2 },
  { turn: 135, cost: 2.4 },
  { turn: 225, cost: 2.4 },
];

/** Words led to a mark: near where their author wants them, else in eight directions. */
export function ledTo(block: Block, mark: Point, radius: number, aim: Point | undefined, gaps: readonly number[]) {
  const places = aim ? aroundPlace([block], aim, 'start') : led(block, mark, radius, gaps);
  return places.map((candidate): Candidate => {
    const leader = leaderOf(mark, radius + 1, candidate.box);
    const [a, b] = leader?.points ?? [];
    if (!leader || !a || !b) return candidate;
    const turn = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
    const middle = { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 };
    return { ...candidate, leader, also: { ...middle, width: Math.hypot(b[0] - a[0], b[1] - a[1]), height: 4, turn } };
  });
}

/** A leader from a mark of some radius to words, level or upright where it can be. */
function leaderOf([x, y]: Point, radius: number, box: { x: number; y: number; width: number; height: number }) {
  const [left, right] = [box.x - box.width / 2 - 4, box.x + box.width / 2 + 4];
  const [top, bottom] = [box.y - box.height / 2 - 3, box.y + box.height / 2 + 3];
  const end: Point = [Math.min(right, Math.max(left, x)), Math.min(bottom, Math.max(top, y))];
  const length = Math.hypot(end[0] - x, end[1] - y);
  if (length < radius + 6) return undefined;
  const start: Point = [x + ((end[0] - x) * radius) / length, y + ((end[1] - y) * radius) / length];
  return { points: [start, end], closed: false } satisfies Polyline;
}

function led(block: Block, [x, y]: Point, radius: number, gaps: readonly number[]): Candidate[] {
  return LED.flatMap(({ turn, cost }) =>
    gaps.flatMap((gap, far) => {
      const [u, v] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
      const reach = radius + gap;
      const shifts = Math.abs(u) < 0.1 ? [0, -0.35, 0.35, -0.5, 0.5] : [0];
      return shifts.map((shift, n) => {
        const at = {
          x: x + u * (reach + block.width / 2) + shift * block.width,
          y: y + v * (reach + block.height / 2),
        };
        const anchor = Math.abs(u) < 0.1 ? 'start' : u > 0 ? 'start' : 'end';
        return { ...setBlock(block, at, anchor), cost: cost + far * 1.2 + n * 0.6 };
      });
    }),
  );
}

/** Beside a straight line: right or left of it, at several heights. */
export function besideLine(blocks: readonly Block[], from: Point, to: Point, left = 0.3): Candidate[] {
  return blocks.flatMap((block, n) =>
    [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((t, i) => {
      const [x, y] = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
      return [1, -1].flatMap((side) =>
        [12, 20, 30, 48, 70].flatMap((gap, far) =>
          [0, -10, 10, -22, 22, 40, 60].map((shift, m) => {
            const at = { x: x + side * (gap + block.width / 2), y: y + shift };
            const anchor = side > 0 ? ('start' as const) : ('end' as const);
            return { ...setBlock(block, at, anchor), cost: i + n * 0.5 + far + m * 1.5 + (side < 0 ? left : 0) };
          }),
        ),
      );
    }),
  );
}

/** Along the drawing's edges, corners first: for what belongs to the whole map. */
export function alongEdges(
  width: number,
  height: number,
  size: PanelSize,
  margin: number,
): { x: number; y: number; cost: number }[] {
  const [left, top] = [width / 2 + margin, height / 2 + Math.min(margin, 14)];
  const [right, bottom] = [size.width - left, size.height - top];
  const steps = Array.from({ length: Math.max(1, Math.floor((right - left) / 24)) }, (_, i) => i * 24);
  return steps.flatMap((off) => [
    { x: left + off, y: bottom, cost: off / 60 },
    { x: right - off, y: bottom, cost: 0.5 + off / 60 },
    { x: left + off, y: top, cost: 3 + off / 60 },
    { x: right - off, y: top, cost: 3.5 + off / 60 },
  ]);
}

/** Pixels from one trial to the next along a line, and between a line and the words beside it if nothing else is said. */
const STEP = 10;
const AWAY = 3;

/**
 * Along lines, on either side, where they run straight enough for the words: the words follow the chord of the stretch beside
 * which they stand.
 */
export function alongLines(block: Block, lines: readonly Polyline[], away = AWAY): Candidate[] {
  return lines.flatMap(({ points }) => {
    const run = evenly(points);
    const trials: Candidate[] = [];
    for (let i = 0; i < run.length; i += 1) {
      const end = reach(run, i, block.width);
      if (end === undefined) continue;
      trials.push(...beside(block, run.slice(i, end + 1), Math.abs((i + end) / 2 - run.length / 2) / run.length, away));
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

function beside(block: Block, stretch: readonly Point[], offCentre: number, away: number): Candidate[] {
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
    const out = swing + (i === 0 ? -1 : 1) * (away + block.height / 2);
    const middle = { x: (a[0] + b[0]) / 2 - v * out, y: (a[1] + b[1]) / 2 + u * out };
    const cost = Math.abs(swing) / 3 + steep + offCentre * 4;
    return { ...setBlock(block, middle, 'middle', tenth(degrees)), cost };
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
