import { type GeoProjection, geoPath } from 'd3-geo';
import type { MapGeometry } from '../../model/map.ts';

export type Point = [number, number];

/** A run of points in pixels; closed for the ring of an area. */
export interface Polyline {
  points: Point[];
  closed: boolean;
}

/** Points nearer to each other than this, in pixels, are one to the eye. */
const NEAR = 0.8;

/** A geometry on the drawing: projected, cut at its edges, without points that nobody could tell apart. */
export function projectLines(geometry: MapGeometry, projection: GeoProjection): Polyline[] {
  const lines: Polyline[] = [];
  geoPath(projection, {
    beginPath() {},
    moveTo: (x, y) => lines.push({ points: [[x, y]], closed: false }),
    lineTo: (x, y) => lines.at(-1)?.points.push([x, y]),
    arc() {},
    closePath() {
      const last = lines.at(-1);
      if (last) last.closed = true;
    },
  })(geometry);
  return lines.map(thin).filter(({ points, closed }) => points.length > (closed ? 2 : 1));
}

function thin({ points, closed }: Polyline): Polyline {
  let [px, py] = [Number.NaN, Number.NaN];
  const kept = points.filter(([x, y], i) => {
    if (Math.hypot(x - px, y - py) < NEAR && i < points.length - 1) return false;
    [px, py] = [x, y];
    return true;
  });
  return { points: kept, closed };
}

/** Lines as SVG path data (SVG 2, 9.3): steps in tenths of a pixel, counted from rounded points so that no error adds up. */
export function pathData(lines: readonly Polyline[]): string {
  return lines.map(({ points, closed }) => lineData(points) + (closed ? 'z' : '')).join('');
}

function lineData(points: readonly Point[]): string {
  let data = '';
  let [px, py] = [0, 0];
  for (const [x, y] of points) {
    const [tx, ty] = [Math.round(x * 10), Math.round(y * 10)];
    if (data === '') data = `M${tenths(tx)},${tenths(ty)}`;
    else if (tx !== px || ty !== py) data += `l${tenths(tx - px)}${ty - py < 0 ? '' : ','}${tenths(ty - py)}`;
    [px, py] = [tx, ty];
  }
  return data;
}

function tenths(value: number): string {
  return String(value / 10);
}

/** A circle as path data. */
export function circleData(x: number, y: number, radius: number): string {
  const [left, diameter] = [tenths(Math.round((x - radius) * 10)), tenths(Math.round(radius * 20))];
  const r = tenths(Math.round(radius * 10));
  return `M${left},${tenths(Math.round(y * 10))}a${r},${r} 0 1,0 ${diameter},0a${r},${r} 0 1,0 -${diameter},0z`;
}

/** Whether a point lies inside rings by the even-odd rule (SVG 2, 13.4.2). */
export function inside([x, y]: Point, rings: readonly Polyline[]): boolean {
  let within = false;
  for (const { points } of rings) {
    for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
      const [a, b] = [points[i], points[j]];
      if (!a || !b || a[1] > y === b[1] > y) continue;
      if (x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) within = !within;
    }
  }
  return within;
}
