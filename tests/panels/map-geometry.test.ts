import { geoArea } from 'd3-geo';
import { expect, test } from 'vitest';
import type { LonLat, MapGeometry } from '../../deck/model/map.ts';
import { pathSteps } from '../../deck/panels/draw/vector-context.ts';
import { windRings } from '../../deck/panels/map/map-geometry.ts';
import {
  hatchLines,
  inside,
  mapProjection,
  type Polyline,
  pathData,
  projectLines,
} from '../../deck/panels/map/map-paths.ts';

const square: LonLat[] = [
  [10, 45],
  [12, 45],
  [12, 47],
  [10, 47],
  [10, 45],
];
const hole: LonLat[] = [
  [10.5, 45.5],
  [11, 45.5],
  [11, 46],
  [10.5, 46],
  [10.5, 45.5],
];
const share = (geometry: MapGeometry) => geoArea(geometry) / (4 * Math.PI);

test.each([
  ['as RFC 7946 winds them', [square, hole.toReversed()]],
  ['against it', [square.toReversed(), hole]],
  ['anyhow', [square, hole]],
])('rings wound %s enclose what they should, never the rest of the globe', (_, coordinates) => {
  const wound = windRings({ type: 'Polygon', coordinates });
  const whole = windRings({ type: 'Polygon', coordinates: [square] });
  expect(share(whole)).toBeLessThan(0.001);
  expect(share(wound)).toBeLessThan(share(whole));
  expect(share(wound)).toBeGreaterThan(share(whole) * 0.9);
});

test('each part of a multipolygon is wound for itself', () => {
  const coordinates = [[square], [square.map(([x, y]): LonLat => [x + 5, y]).toReversed()]];
  expect(share(windRings({ type: 'MultiPolygon', coordinates }))).toBeLessThan(0.001);
});

test('a path keeps its shape: steps in halves of a pixel, whose rounding does not add up', () => {
  const points = Array.from({ length: 400 }, (_, i): [number, number] => [i * 1.234567, 10 + Math.sin(i)]);
  const data = pathData([{ points, closed: false }]);
  const [, x, y] = pathSteps(data, 0, 0).at(-1) ?? [];
  expect(Math.abs(Number(x) - 399 * 1.234567)).toBeLessThanOrEqual(0.25);
  expect(Math.abs(Number(y) - 10 - Math.sin(399))).toBeLessThanOrEqual(0.25);
  expect(
    pathData([
      {
        points: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
        closed: true,
      },
    ]),
  ).toBe('M0 0l1 0 0 1z');
});

test('a line keeps its corners and loses what strays from it less than the eye sees', () => {
  const size = { width: 400, height: 300 };
  const projection = mapProjection({ west: 10, south: 45, east: 12, north: 47 }, 'conformal', size);
  const along = Array.from({ length: 50 }, (_, i): [number, number] => [10.5 + i * 0.02, 45.5 + (i % 2) * 0.0005]);
  const [line] = projectLines({ type: 'LineString', coordinates: [...along, [11.48, 46.5]] }, projection);
  expect(line?.points).toHaveLength(3);
});

test('a projected line is cut just beyond the drawing and thinned to what can be seen', () => {
  const size = { width: 400, height: 300 };
  const projection = mapProjection({ west: 10, south: 45, east: 12, north: 47 }, 'conformal', size);
  const coordinates = Array.from({ length: 4000 }, (_, i): LonLat => [i / 100 - 10, 46]);
  const [line] = projectLines({ type: 'LineString', coordinates }, projection);
  const xs = line?.points.map(([x]) => x) ?? [];
  expect(Math.min(...xs)).toBeCloseTo(-12, 0);
  expect(Math.max(...xs)).toBeCloseTo(412, 0);
  expect(xs.length).toBeLessThan(540);
});

const ring = (points: [number, number][]): Polyline => ({ points, closed: true });
const outer = ring([
  [0, 0],
  [100, 0],
  [100, 60],
  [0, 60],
]);
const inner = ring([
  [40, 20],
  [60, 20],
  [60, 40],
  [40, 40],
]);

test('hatching stays inside an area and out of its holes, level or turned', () => {
  for (const turn of [0, 45, -45, 90]) {
    const strokes = hatchLines([outer, inner], 7.3, turn);
    expect(strokes.length).toBeGreaterThan(5);
    for (const { points } of strokes) {
      const [a = [0, 0], b = [0, 0]] = points;
      for (const t of [0.02, 0.3, 0.5, 0.7, 0.98]) {
        expect(inside([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], [outer, inner])).toBe(true);
      }
    }
  }
  expect(hatchLines([], 8, 0)).toEqual([]);
});
