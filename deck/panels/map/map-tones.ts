import type { TurnedBox } from './map-boxes.ts';
import type { MapColour } from './map-looks.ts';
import { hatchLines, type Point, type Polyline } from './map-paths.ts';

/** Pixels between the rows in which areas are kept. */
const ROW = 4;

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
    for (const { points } of hatchLines(rings, ROW, 0)) {
      const [from, to] = [points[0], points[1]];
      if (!from || !to) continue;
      const row = Math.round(from[1] / ROW);
      const spans = rows.get(row);
      if (spans) spans.push([from[0], to[0]]);
      else rows.set(row, [[from[0], to[0]]]);
    }
    this.#areas.push({ colour, rows });
  }

  at([x, y]: Point): MapColour {
    const row = Math.round(y / ROW);
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
