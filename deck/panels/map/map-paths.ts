/** From degrees to pixels: a map's projection, and lines and areas as the paths that it makes of them. */

import { type GeoProjection, geoConicConformal, geoConicEqualArea, geoEqualEarth, geoPath } from 'd3-geo';
import type { LonLat, MapFrame, MapGeometry, MapProjection } from '../../model/map.ts';
import { tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { greatCircle, widthOf } from './map-geometry.ts';

export type Point = [number, number];

/** A run of points in pixels; closed for the ring of an area. */
export interface Polyline {
  points: Point[];
  closed: boolean;
}

/** How far a point may stray from a line that goes on without it, in pixels: on a slide, and in a column, whose pixels are several of a phone's. */
export const ON_SLIDE = 1.8;
export const IN_COLUMN = 1.4;

/** Points nearer to each other than this, in pixels, are one to the eye. */
const NEAR = 1.1;

/** A geometry on the drawing: projected, cut at its edges, in whole pixels, without points that nobody could tell apart. */
export function projectLines(geometry: MapGeometry, projection: GeoProjection, stray = IN_COLUMN): Polyline[] {
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
  return lines.map((line) => thin(line, stray)).filter(({ points, closed }) => points.length > (closed ? 2 : 1));
}

function thin({ points, closed }: Polyline, stray: number): Polyline {
  let [px, py] = [Number.NaN, Number.NaN];
  const kept = points.filter(([x, y], i) => {
    if (Math.hypot(x - px, y - py) < NEAR && i < points.length - 1) return false;
    [px, py] = [x, y];
    return true;
  });
  return { points: straighten(kept, stray).map(([x, y]): Point => [Math.round(x), Math.round(y)]), closed };
}

/** Leaves out points that lie so near to the line between their neighbours that nobody sees them go (Douglas and Peucker 1973). */
function straighten(points: readonly Point[], stray: number): Point[] {
  const keep = new Set([0, points.length - 1]);
  const runs: [number, number][] = [[0, points.length - 1]];
  for (let run = runs.pop(); run; run = runs.pop()) {
    const [from, to] = run;
    let [farthest, at] = [stray, -1];
    for (let i = from + 1; i < to; i += 1) {
      const away = distance(points[i], points[from], points[to]);
      if (away > farthest) [farthest, at] = [away, i];
    }
    if (at < 0) continue;
    keep.add(at);
    runs.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** From a point to the stretch between two others, which may be one and the same as in a ring. */
function distance([x, y]: Point = [0, 0], [ax, ay]: Point = [0, 0], [bx, by]: Point = [0, 0]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/**
 * Lines as SVG path data (SVG 2, 9.3): steps in halves of a pixel, counted from rounded points so that no error adds up. With fewer
 * points and shorter numbers the maps of a page weigh a third of what they would.
 */
export function pathData(lines: readonly Polyline[]): string {
  return lines.map(({ points, closed }) => lineData(points) + (closed ? 'z' : '')).join('');
}

function lineData(points: readonly Point[]): string {
  let data = '';
  let steps = 0;
  let [px, py] = [0, 0];
  for (const [x, y] of points) {
    const [tx, ty] = [Math.round(x * 2), Math.round(y * 2)];
    if (data === '') data = `M${tx / 2}${apart(ty / 2)}`;
    else if (tx !== px || ty !== py) {
      // The letter is not said again, and a sign keeps numbers apart by itself: a fifteenth of what a map's lines weigh packed.
      data += `${steps === 0 ? `l${(tx - px) / 2}` : apart((tx - px) / 2)}${apart((ty - py) / 2)}`;
      steps += 1;
    }
    [px, py] = [tx, ty];
  }
  return data;
}

/** A number after another one. */
function apart(number: number): string {
  return number < 0 ? String(number) : ` ${number}`;
}

/** A circle as path data. */
export function circleData(x: number, y: number, radius: number): string {
  const [left, diameter, r] = [tenth(x - radius), tenth(radius * 2), tenth(radius)];
  return `M${left},${tenth(y)}a${r},${r} 0 1,0 ${diameter},0a${r},${r} 0 1,0 -${diameter},0z`;
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

/**
 * Parallel strokes inside rings, by the even-odd rule: plain lines, since a pattern as a fill may become a picture on paper.
 * @param spacing pixels between strokes; @param turn degrees clockwise from level
 * @returns one run of two points a stroke, from left to right and top to bottom; every second row of strokes begins
 *   with `shift` pixels cut off, so that dashes do not stand under each other
 */
export function hatchLines(rings: readonly Polyline[], spacing: number, turn: number, shift = 0): Polyline[] {
  const angle = (turn * Math.PI) / 180;
  const level = rings.map(({ points }) => points.map((point) => rotate(point, -angle)));
  const heights = level.flat().map(([, y]) => y);
  if (heights.length === 0) return [];
  const lines: Polyline[] = [];
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  // Rows stand on multiples of the spacing, so that neighbouring areas hatch in line.
  for (let row = Math.ceil(top / spacing); row * spacing < bottom; row += 1) {
    const cuts = crossings(level, row * spacing);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const from = (cuts[i] ?? 0) + (row % 2 === 0 ? 0 : shift);
      const to = cuts[i + 1] ?? 0;
      if (to - from < 2) continue;
      lines.push({ points: [rotate([from, row * spacing], angle), rotate([to, row * spacing], angle)], closed: false });
    }
  }
  return lines;
}

function crossings(rings: readonly Point[][], y: number): number[] {
  const cuts: number[] = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [a, b] = [ring[i], ring[j]];
      if (!a || !b || a[1] > y === b[1] > y) continue;
      cuts.push(((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]);
    }
  }
  return cuts.sort((a, b) => a - b);
}

function rotate([x, y]: Point, angle: number): Point {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x * c - y * s, x * s + y * c];
}

/** Points along each side of the frame that must come to lie within the drawing. */
const STEPS = 24;
/** Degrees: a frame narrower than this sees one half of the globe, which ends here. */
const HALF = 150;
const HORIZON = 89.5;
/** Beyond the drawing, shapes are cut off here: far enough out that no cut edge is ever seen. */
const BEYOND = 12;

/**
 * The projection of a map: the frame as large as the drawing allows, in its middle. A drawing of other proportions shows more
 * than the frame. The standard parallels stand a sixth of the height from the frame's edges (Deetz and Adams 1918, "rule of sixths").
 * @param size in pixels @param beyond so far over the edges of the drawing lines and areas go on
 */
export function mapProjection(frame: MapFrame, kind: MapProjection, size: PanelSize, beyond = BEYOND): GeoProjection {
  const projection = unfitted(frame, kind).fitSize([size.width, size.height], outlineOf(frame));
  // The other half of the globe and its pole lie at infinity on a cone: a ring round it would fill the drawing.
  if (kind !== 'world' && widthOf(frame) < HALF) projection.clipAngle(HORIZON);
  return projection.clipExtent([
    [-beyond, -beyond],
    [size.width + beyond, size.height + beyond],
  ]);
}

/** The largest size within a room that has the proportions of the projected frame, in whole pixels. */
export function tightSize(frame: MapFrame, kind: MapProjection, room: PanelSize): PanelSize {
  const projection = unfitted(frame, kind).fitSize([room.width, room.height], outlineOf(frame));
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(outlineOf(frame));
  return { width: Math.floor(right - left), height: Math.floor(bottom - top) };
}

function unfitted(frame: MapFrame, kind: MapProjection): GeoProjection {
  const sixth = (frame.north - frame.south) / 6;
  const parallels: [number, number] = [frame.south + sixth, frame.north - sixth];
  const projection =
    kind === 'world'
      ? geoEqualEarth()
      : (kind === 'conformal' ? geoConicConformal() : geoConicEqualArea()).parallels(parallels);
  return projection.rotate([-(frame.west + widthOf(frame) / 2), 0]);
}

function outlineOf(frame: MapFrame): { type: 'MultiPoint'; coordinates: LonLat[] } {
  const width = widthOf(frame);
  const along = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  const coordinates = along.flatMap((t): LonLat[] => [
    [frame.west + width * t, frame.south],
    [frame.west + width * t, frame.north],
    [frame.west, frame.south + (frame.north - frame.south) * t],
    [frame.west + width, frame.south + (frame.north - frame.south) * t],
  ]);
  return { type: 'MultiPoint', coordinates };
}

/** Where a place is on the drawing; undefined where the projection does not show it. */
export function pixel(at: LonLat, projection: GeoProjection): Point | undefined {
  const place = projection(at);
  return place?.every(Number.isFinite) ? place : undefined;
}

/** Kilometres that a pixel is at the middle of the drawing, from west to east. */
export function kilometresPerPixel(projection: GeoProjection, { width, height }: PanelSize): number {
  const [a, b] = [projection.invert?.([width / 2 - 20, height / 2]), projection.invert?.([width / 2 + 20, height / 2])];
  return a && b ? greatCircle(a, b) / 40 : Number.NaN;
}

/** The longest round distance, 1, 2 or 5 with noughts, that fits into so many kilometres. */
export function roundLength(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  return ten * ([5, 2].find((step) => step * ten <= most) ?? 1);
}
