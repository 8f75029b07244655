/** What is where on a map while labels are placed: turned rectangles, lines that cover the ground, and the tones of areas. */

import { pushTo } from '../../source/objects.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { MapColour } from './map-looks.ts';
import { hatchLines, type Point, type Polyline } from './map-paths.ts';

/** A rectangle by its middle, turned clockwise by degrees. */
export interface TurnedBox {
  x: number;
  y: number;
  width: number;
  height: number;
  turn: number;
}

/** The four corners. */
function cornersOf({ x, y, width, height, turn }: TurnedBox): Point[] {
  const angle = (turn * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u = 0, v = 0]): Point => {
    const [dx, dy] = [(u * width) / 2, (v * height) / 2];
    return [x + dx * c - dy * s, y + dx * s + dy * c];
  });
}

/** Whether a box lies wholly in the drawing, so many pixels from its edges. */
export function within(box: TurnedBox, { width, height }: PanelSize, margin: number): boolean {
  if (box.turn === 0) {
    const [right, bottom] = [box.width / 2 + margin, box.height / 2 + margin];
    return box.x >= right && box.y >= bottom && box.x <= width - right && box.y <= height - bottom;
  }
  return cornersOf(box).every(([x, y]) => x >= margin && y >= margin && x <= width - margin && y <= height - margin);
}

/** Whether two boxes come closer than `gap` pixels: no axis of either parts them (separating axis theorem). */
export function overlap(a: TurnedBox, b: TurnedBox, gap: number): boolean {
  if (Math.hypot(a.x - b.x, a.y - b.y) > radius(a) + radius(b) + gap) return false;
  // Most labels are level, and their test is the one that is made most.
  if (a.turn === 0 && b.turn === 0) {
    return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap;
  }
  return [a.turn, a.turn + 90, b.turn, b.turn + 90].every((turn) => {
    const axis: Point = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const [p, q] = [span(a, axis), span(b, axis)];
    return p.low - gap < q.high && q.low - gap < p.high;
  });
}

function span(box: TurnedBox, [u, v]: Point): { low: number; high: number } {
  const along = cornersOf(box).map(([x, y]) => x * u + y * v);
  return { low: Math.min(...along), high: Math.max(...along) };
}

function radius({ width, height }: TurnedBox): number {
  return Math.hypot(width, height) / 2;
}

/** Pixels between samples of a line, and the side of a cell of the index. */
const SAMPLE_STEP = 4;
const CELL = 32;

interface Sample {
  at: Point;
  cost: number;
  /** Part of an area's hatching or edge. */
  ground: boolean;
}

/** The lines of a map, sampled and indexed by cells: what a label there would cover. */
export class LineCover {
  readonly #cells = new Map<number, Sample[]>();

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
    const steps = Math.max(1, Math.round(length / SAMPLE_STEP));
    for (let i = 0; i < steps; i += 1) {
      const t = (i + 0.5) / steps;
      const at: Point = [start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t];
      const key = cellAt(Math.floor(at[0] / CELL), Math.floor(at[1] / CELL));
      // Short steps of a winding line must not count more than a straight one of the same length.
      pushTo(this.#cells, key, { at, ground, cost: (cost * length) / steps / SAMPLE_STEP });
    }
  }

  /** What a label pays for the lines under it; `free` of the ground for one that names it. */
  cost(box: TurnedBox, free = false): number {
    const { x, y, width, height, turn } = box;
    const angle = (turn * Math.PI) / 180;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [across, down] = [width / 2, height / 2];
    const [reach, depth] = [Math.abs(across * c) + Math.abs(down * s), Math.abs(across * s) + Math.abs(down * c)];
    let sum = 0;
    for (let i = Math.floor((x - reach) / CELL); i <= Math.floor((x + reach) / CELL); i += 1) {
      for (let j = Math.floor((y - depth) / CELL); j <= Math.floor((y + depth) / CELL); j += 1) {
        for (const { at, cost, ground } of this.#cells.get(cellAt(i, j)) ?? []) {
          if (free && ground) continue;
          const [dx, dy] = [at[0] - x, at[1] - y];
          if (Math.abs(dx * c + dy * s) <= across && Math.abs(dy * c - dx * s) <= down) sum += cost;
        }
      }
    }
    return sum;
  }
}

/** Cells to either side that are told apart: a million pixels. */
const FAR = 32_768;

/** A cell by its column and row, which may lie outside of the drawing. */
function cellAt(column: number, row: number): number {
  return (column + FAR) * 2 * FAR + row + FAR;
}

/** Pixels between the rows in which areas are kept. */
const ROW_STEP = 4;

interface ToneArea {
  colour: MapColour;
  /** From and to in pixels, by row. */
  rows: ReadonlyMap<number, readonly [number, number][]>;
}

/** What colour lies where on a drawing: a name's halo takes that of its ground, and no name stands half on another. */
export class ToneMap {
  readonly #areas: ToneArea[] = [];
  readonly #ground: MapColour;

  constructor(ground: MapColour) {
    this.#ground = ground;
  }

  /** Adds areas over those that are there. */
  add(rings: readonly Polyline[], colour: MapColour): void {
    const rows = new Map<number, [number, number][]>();
    for (const { points } of hatchLines(rings, ROW_STEP, 0)) {
      const [from, to] = [points[0], points[1]];
      if (!from || !to) continue;
      const row = Math.round(from[1] / ROW_STEP);
      pushTo(rows, row, [from[0], to[0]]);
    }
    this.#areas.push({ colour, rows });
  }

  at([x, y]: Point): MapColour {
    const row = Math.round(y / ROW_STEP);
    const over = this.#areas.findLast(({ rows }) => rows.get(row)?.some(([from, to]) => x >= from && x <= to));
    return over?.colour ?? this.#ground;
  }

  /** How many of a box's corners lie on another tone than its middle. */
  breaks({ x, y, width, height }: TurnedBox): number {
    const own = this.at([x, y]);
    const [right, down] = [width / 2, height / 2];
    const corners: Point[] = [
      [x - right, y - down],
      [x + right, y - down],
      [x - right, y + down],
      [x + right, y + down],
    ];
    return corners.filter((corner) => this.at(corner) !== own).length;
  }
}
