import { expect, test } from 'vitest';
import type { LonLat, MapFrame } from '../../deck/model/map.ts';
import { greatCircle } from '../../deck/panels/map/map-geometry.ts';
import { kilometresPerPixel, mapProjection, roundLength, tightSize } from '../../deck/panels/map/map-paths.ts';

const size = { width: 740, height: 380 };
const frames: [string, MapFrame][] = [
  ['Europe', { west: 20, south: 48, east: 41, north: 58 }],
  ['the south', { west: 110, south: -44, east: 155, north: -10 }],
  ['the equator', { west: -20, south: -20, east: 30, north: 20 }],
  ['the antimeridian', { west: 165, south: -20, east: -170, north: 5 }],
];

function corners({ west, south, east, north }: MapFrame): LonLat[] {
  return [west, east].flatMap((lon) => [south, north].map((lat): LonLat => [lon, lat]));
}

test.each(
  frames.flatMap(([name, frame]) => (['conformal', 'equal-area'] as const).map((kind) => [name, kind, frame] as const)),
)('a frame of %s, %s, lies within the drawing, fills it one way, and has north on top', (_name, kind, frame) => {
  const projection = mapProjection(frame, kind, size);
  const points = corners(frame).map((corner): LonLat => projection(corner) ?? [Number.NaN, Number.NaN]);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  expect(Math.min(...xs)).toBeGreaterThan(-0.5);
  expect(Math.min(...ys)).toBeGreaterThan(-0.5);
  expect(Math.max(...xs)).toBeLessThan(size.width + 0.5);
  expect(Math.max(...ys)).toBeLessThan(size.height + 0.5);
  const middle = frame.west + ((((frame.east - frame.west) % 360) + 360) % 360) / 2;
  const [sx = 0, sy = 0] = projection([middle, frame.south]) ?? [];
  const [nx = 0, ny = 0] = projection([middle, frame.north]) ?? [];
  expect(nx).toBeCloseTo(sx, 6);
  expect(ny).toBeLessThan(sy - 100);
});

test('the whole world fits into its projection', () => {
  const world: MapFrame = { west: -180, south: -60, east: 180, north: 80 };
  const projection = mapProjection(world, 'world', size);
  expect(projection([0, 10])?.[0]).toBeCloseTo(370, 0);
  expect(projection([179.9, 0])?.[0]).toBeLessThan(741);
  expect(projection([-179.9, 0])?.[0]).toBeGreaterThan(-1);
});

test('a pixel is as many kilometres as the globe says, at the latitude of the frame', () => {
  const [, frame] = frames[0] ?? [];
  if (!frame) throw new Error('no frame');
  const projection = mapProjection(frame, 'conformal', size);
  const perPixel = kilometresPerPixel(projection, size);
  const [x = 0, y = 0] = projection([30.5, 53]) ?? [];
  const east = projection.invert?.([x + 100, y]);
  expect(east && greatCircle([30.5, 53], east) / 100 / perPixel).toBeCloseTo(1, 2);
});

test('an equal-area map keeps areas: a square degree in the north is smaller than one in the south', () => {
  const frame = { west: 0, south: 30, east: 40, north: 70 };
  const projection = mapProjection(frame, 'equal-area', size);
  const area = (lat: number) => {
    const [ax = 0, ay = 0] = projection([20, lat]) ?? [];
    const [bx = 0] = projection([20.1, lat]) ?? [];
    const [, cy = 0] = projection([20, lat + 0.1]) ?? [];
    return (bx - ax) * (ay - cy);
  };
  expect(area(65) / area(35)).toBeCloseTo(Math.cos((65.05 * Math.PI) / 180) / Math.cos((35.05 * Math.PI) / 180), 2);
});

test('a tight map is no larger than its room, fills it one way and has the frame’s proportions', () => {
  const [, frame] = frames[0] ?? [];
  if (!frame) throw new Error('no frame');
  const tight = tightSize(frame, 'conformal', size);
  expect(tight.height).toBe(380);
  expect(tight.width).toBeLessThan(620);
  expect(tight.width).toBeGreaterThan(400);
});

test.each([
  [999, 500],
  [500, 500],
  [499, 200],
  [199, 100],
  [0.3, 0.2],
])('of %d km a bar is %d km long', (most, length) => {
  expect(roundLength(most)).toBeCloseTo(length, 9);
});
