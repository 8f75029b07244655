import { cornersOf, holds, type TurnedBox } from './map-boxes.ts';
import type { Point, Polyline } from './map-paths.ts';

/** Pixels between samples of a line, and the side of a cell of the index. */
const STEP = 4;
const CELL = 32;

interface Sample {
  at: Point;
  cost: number;
  /** Part of an area's hatching or edge. */
  ground: boolean;
}

/** The lines of a map, sampled and indexed by cells: what a label there would cover. */
export class LineCover {
  readonly #cells = new Map<string, Sample[]>();

  /** Adds lines; `cost` for each few pixels of them under a label. */
  add(lines: readonly Polyline[], cost: number, ground = false): void {
    for (const { points } of lines) {
      points.forEach((end, i) => {
        const start = points[i - 1];
        if (start) this.#sample(start, end, cost, ground);
      });
    }
  }

  #sample(start: Point, end: Point, cost: number, ground: boolean): void {
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    const steps = Math.max(1, Math.round(length / STEP));
    for (let i = 0; i < steps; i += 1) {
      const t = (i + 0.5) / steps;
      const at: Point = [start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t];
      const key = cellOf(at[0], at[1]);
      const cell = this.#cells.get(key);
      // Short steps of a winding line must not count more than a straight one of the same length.
      const sample = { at, ground, cost: (cost * length) / steps / STEP };
      if (cell) cell.push(sample);
      else this.#cells.set(key, [sample]);
    }
  }

  /** What a label pays for the lines under it; `free` of the ground for one that names it. */
  cost(box: TurnedBox, free = false): number {
    const corners = cornersOf(box);
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    let sum = 0;
    for (let x = Math.floor(Math.min(...xs) / CELL); x <= Math.floor(Math.max(...xs) / CELL); x += 1) {
      for (let y = Math.floor(Math.min(...ys) / CELL); y <= Math.floor(Math.max(...ys) / CELL); y += 1) {
        for (const { at, cost, ground } of this.#cells.get(`${x} ${y}`) ?? []) {
          if (!(free && ground) && holds(box, at)) sum += cost;
        }
      }
    }
    return sum;
  }
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
}
