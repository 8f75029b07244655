import type { MapCallouts, MapMovements, MapRings } from '../../model/map.ts';
import { tenth } from '../layout/format.ts';
import { CALLOUT_LETTERS, LEADER, MOVEMENT, RING, SIGN } from './map-looks.ts';
import { circleData, type Point, type Polyline, pixel } from './map-paths.ts';
import { type DrawKit, type Drawn, type MapShape, scaled, strokeShapes } from './map-shapes.ts';

/** The shapes of a layer, and where each of its features is. */
export interface DrawnLayer {
  shapes: MapShape[];
  drawn: Drawn[];
}

/** Points between two that a way goes through. */
const STEPS = 12;

/** Ways as thin broken lines with an open head. */
export function drawMovements(layer: MapMovements, kit: DrawKit): DrawnLayer {
  const shapes: MapShape[] = [];
  const drawn = layer.ways.map(({ through }): Drawn => {
    const way = curve(
      through.flatMap((at): Point[] => {
        const place = pixel(at, kit.projection);
        return place ? [place] : [];
      }),
    );
    const line: Polyline = { points: way, closed: false };
    kit.cover.add([line], MOVEMENT.cost);
    const head = headOf(way, MOVEMENT.head * kit.scale);
    kit.cover.add(head, MOVEMENT.cost);
    const { dash: _, ...whole } = MOVEMENT;
    shapes.push(...strokeShapes([line], MOVEMENT), ...strokeShapes(head, whole));
    return { lines: [line], radius: 0 };
  });
  return { shapes, drawn };
}

/** A smooth line through points (Catmull and Rom 1974). */
function curve(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  return points.flatMap((b, i): Point[] => {
    const c = points[i + 1];
    if (!c) return [b];
    const [a, d] = [points[i - 1] ?? b, points[i + 2] ?? c];
    return Array.from({ length: STEPS }, (_, n): Point => {
      const t = n / STEPS;
      const on = (axis: 0 | 1) =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
      return [on(0), on(1)];
    });
  });
}

function headOf(way: readonly Point[], length: number): Polyline[] {
  const [before, end] = [way.at(-2), way.at(-1)];
  if (!before || !end) return [];
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]);
  const wing = (turn: number): Point => [
    end[0] - length * Math.cos(angle + turn),
    end[1] - length * Math.sin(angle + turn),
  ];
  return [{ points: [wing(0.5), end, wing(-0.5)], closed: false }];
}

/** Open rings with a casing; one that holds a word is as large as the word asks. */
export function drawRings(layer: MapRings, kit: DrawKit): DrawnLayer {
  const shapes: MapShape[] = [];
  const drawn = layer.rings.map(({ at, word }): Drawn => {
    const place = pixel(at, kit.projection);
    if (!place) return { lines: [], radius: 0 };
    const radius = word ? wordRadius(word.text, kit) : RING.radius * kit.scale;
    const ring: Polyline = { points: circle(place, radius), closed: true };
    kit.walls.add([ring, { points: [...ring.points.slice(-1), ...ring.points.slice(0, 1)], closed: false }], 1);
    const d = circleData(place[0], place[1], radius);
    const { colour, width, casing = 0 } = RING;
    shapes.push(
      { d, stroke: 'paper', strokeWidth: casing },
      { d, stroke: word ? RING.word : colour, strokeWidth: width },
    );
    return { lines: [], at: place, radius: radius + width / 2 };
  });
  return { shapes, drawn };
}

function wordRadius(text: string, kit: DrawKit): number {
  const style = scaled(CALLOUT_LETTERS[1], kit);
  const widths = text.split('\n').map((line) => kit.measure(line, style.size, 600));
  return Math.max(RING.radius * kit.scale, Math.max(...widths) / 2 + 14 * kit.scale);
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 32 }, (_, i): Point => {
    const angle = (i * Math.PI) / 16;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** The marks of callouts: their leaders are drawn when their words have found their place. */
export function drawCallouts(layer: MapCallouts, kit: DrawKit): DrawnLayer {
  const shapes: MapShape[] = [];
  const drawn = layer.callouts.map(({ at, to }): Drawn => {
    const place = pixel(at, kit.projection);
    if (!place) return { lines: [], radius: 0 };
    const radius = LEADER.dot;
    kit.marks.push({ x: place[0], y: place[1], width: radius * 1.75, height: radius * 1.75, turn: 0 });
    shapes.push({ d: circleData(place[0], place[1], radius), fill: 'ink', stroke: 'paper', strokeWidth: 1.5 });
    const aim = to && pixel(to, kit.projection);
    return { lines: [], at: place, radius, ...(aim ? { aim } : {}) };
  });
  return { shapes, drawn };
}

/** A leader from a mark of some radius to words, level or upright where it can be. */
export function leaderOf([x, y]: Point, radius: number, box: { x: number; y: number; width: number; height: number }) {
  const [left, right] = [box.x - box.width / 2 - 4, box.x + box.width / 2 + 4];
  const [top, bottom] = [box.y - box.height / 2 - 3, box.y + box.height / 2 + 3];
  const end: Point = [Math.min(right, Math.max(left, x)), Math.min(bottom, Math.max(top, y))];
  const length = Math.hypot(end[0] - x, end[1] - y);
  if (length < radius + 6) return undefined;
  const start: Point = [x + ((end[0] - x) * radius) / length, y + ((end[1] - y) * radius) / length];
  return { points: [start, end], closed: false } satisfies Polyline;
}

export function leaderShapes(line: Polyline): MapShape[] {
  return strokeShapes([line], LEADER);
}

/** The small sign of what the deck found itself: a square with ring and dot, its left top corner at a point. */
export function signShapes(left: number, top: number): MapShape[] {
  const [x, y, s] = [tenth(left), tenth(top), tenth(SIGN)];
  const middle: Point = [left + SIGN / 2, top + SIGN / 2];
  return [
    { d: `M${x},${y}h${s}v${s}h-${s}z`, fill: 'ink' },
    { d: circleData(middle[0], middle[1], SIGN * 0.29), stroke: 'paper', strokeWidth: SIGN * 0.085 },
    { d: circleData(middle[0], middle[1], SIGN * 0.11), fill: 'paper' },
  ];
}
