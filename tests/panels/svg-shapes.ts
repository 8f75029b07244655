import { pathSteps } from '../../deck/panels/draw/vector-context.ts';

/** A filled rectangle of a drawing, in pixels. */
export interface FilledRect {
  fill: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The filled rectangles of a drawing's SVG, also those that are one path. */
export function filledRects(svg: string): FilledRect[] {
  return [...svg.matchAll(/<(?:rect|path) fill="([^"]+)"[^>]*>/g)].flatMap(([element, fill = '']) => {
    const [, x, y, width, height] = / x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/.exec(element) ?? [];
    if (height !== undefined)
      return [{ fill, x: Number(x), y: Number(y), width: Number(width), height: Number(height) }];
    const [, data = ''] = / d="((?:[Mm][\d. -]+h[\d.]+v[\d.]+h-[\d.]+z)+)"/.exec(element) ?? [];
    let [left, top] = [0, 0];
    return [...data.matchAll(/[Mm](-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)/g)].map((part) => {
      const [dx = 0, dy = 0, wide = 0, high = 0] = part.slice(1).map(Number);
      [left, top] = [left + dx, top + dy];
      return { fill, x: left, y: top, width: wide, height: high };
    });
  });
}

/** A stroke from one point to another, in pixels. */
export interface Stroke {
  width: number;
  from: [number, number];
  to: [number, number];
}

/** The strokes of a drawing's SVG that are one straight line each. */
export function straightStrokes(svg: string): Stroke[] {
  return [...svg.matchAll(/<path [^>]*stroke-width="([\d.]+)"[^>]* d="([^"]+)"/g)].flatMap(([, width, data = '']) => {
    const [first, second, ...others] = pathSteps(data, 0, 0);
    if (first?.[0] !== 'M' || second?.[0] !== 'L' || others.length > 0) return [];
    return [{ width: Number(width), from: [first[1], first[2]], to: [second[1], second[2]] }];
  });
}
