import { expect, test } from 'vitest';
import type { LonLat } from '../../deck/model/map.ts';
import { distanceWords, greatCircle, nearestPoint, roundedKm } from '../../deck/panels/map/map-geometry.ts';

test('a degree of a great circle is a 360th of the circumference, wherever it lies', () => {
  const degree = (2 * Math.PI * 6371.0088) / 360;
  expect(greatCircle([10, 0], [11, 0])).toBeCloseTo(degree, 9);
  expect(greatCircle([20, 60], [20, 61])).toBeCloseTo(degree, 9);
  expect(greatCircle([179.5, 0], [-179.5, 0])).toBeCloseTo(degree, 9);
  expect(greatCircle([0, 90], [123, 89])).toBeCloseTo(degree, 9);
  expect(greatCircle([5, 50], [5, 50])).toBe(0);
});

test('the nearest point lies between the positions of a line, not only at them', () => {
  const nearest = nearestPoint([5, 10], [
    [
      [0, 0],
      [10, 0],
    ],
  ] satisfies LonLat[][]);
  expect(nearest?.at[0]).toBeCloseTo(5, 9);
  expect(nearest?.at[1]).toBeCloseTo(0, 9);
  expect(nearest?.km).toBeCloseTo(greatCircle([5, 10], [5, 0]), 6);
});

test('past its end, the end is nearest; of several lines, the nearer one', () => {
  const lines: LonLat[][] = [
    [
      [0, 0],
      [10, 0],
    ],
    [
      [0, 30],
      [10, 30],
    ],
  ];
  expect(nearestPoint([12, 0], lines)?.at).toEqual([10, 0]);
  expect(nearestPoint([5, 29], lines)?.at[1]).toBeGreaterThan(29.9);
  expect(nearestPoint([5, 29], [])).toBeUndefined();
});

test('a line runs along great circles: between two places of one latitude it bows to the pole', () => {
  const nearest = nearestPoint(
    [5, 60.2],
    [
      [
        [0, 60],
        [10, 60],
      ],
    ],
  );
  expect(nearest?.at[1]).toBeGreaterThan(60.09);
});

test('no point of a winding line is nearer than the one that is found', () => {
  const line = Array.from({ length: 60 }, (_, i): LonLat => [20 + i / 6, 50 + Math.sin(i / 2)]);
  const place: LonLat = [24.3, 47.9];
  const nearest = nearestPoint(place, [line]);
  const sampled = line.flatMap(([x, y], i) => {
    const [u, v] = line[i + 1] ?? [x, y];
    return Array.from({ length: 50 }, (_, n) => greatCircle(place, [x + ((u - x) * n) / 50, y + ((v - y) * n) / 50]));
  });
  expect(nearest?.km).toBeCloseTo(Math.min(...sampled), 1);
});

test('a distance is rounded as its layer says, and written as the language writes numbers', () => {
  const text = { text: 'about {km} km', source: { file: 'charts/a.ts', line: 1 } };
  const layer = {
    draw: 'distance',
    key: 'd',
    label: 'D',
    from: [0, 0],
    to: [1, 1],
    km: 1234.6,
    roundTo: 10,
    text,
  } as const;
  const distance = { ...layer, from: [0, 0] as LonLat, to: [1, 1] as LonLat };
  expect(roundedKm(distance)).toBe(1230);
  expect(distanceWords(distance, 'en')).toBe('about 1,230\u00a0km');
  expect(distanceWords({ ...distance, roundTo: 1 }, 'de')).toBe('about 1.235\u00a0km');
});
