import type { Point, Polyline } from './map-paths.ts';

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
