/**
 * Drawings as values for who writes another format than SVG: a canvas's 2D context that keeps what is painted, and the path data of maps
 * as the same steps.
 */

import { withoutMarks } from '../../model/figure-marks.ts';
import { tenth } from '../layout/format.ts';
import { StillContext } from './still-context.ts';

/** A step of a path, as SVG has them, in pixels: curves with their control points. */
export type PathStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** One form that was painted, in the colours that the kit named. */
export interface VectorShape {
  path: readonly PathStep[];
  /** What the path is, where it is as simple as that. */
  simple?: 'rect' | 'ellipse' | undefined;
  fill?: string;
  fillOpacity?: number | undefined;
  stroke?: { colour: string; width: number; dash?: readonly number[] | undefined; round?: boolean; opacity?: number };
}

type Simple = VectorShape['simple'];

/**
 * As much of a canvas's 2D context as Chart.js and the panels use, see svg-context.ts: it keeps forms and lines of text as values, for
 * who writes another format than SVG.
 */
export class VectorContext extends StillContext {
  readonly shapes: VectorShape[] = [];
  #path: PathStep[] = [];
  #simple: Simple[] = [];

  beginPath(): void {
    this.#path = [];
    this.#simple = [];
  }

  closePath(): void {
    if (this.#path.length > 0 && this.#path.at(-1)?.[0] !== 'Z') this.#path.push(['Z']);
  }

  moveTo(x: number, y: number): void {
    this.#simple.push(undefined);
    this.#path.push(['M', ...this.at(x, y)]);
  }

  lineTo(x: number, y: number): void {
    this.#simple.push(undefined);
    this.#path.push([this.#path.length === 0 ? 'M' : 'L', ...this.at(x, y)]);
  }

  bezierCurveTo(...[x1, y1, x2, y2, x, y]: [number, number, number, number, number, number]): void {
    this.#simple.push(undefined);
    this.#path.push(['C', ...this.at(x1, y1), ...this.at(x2, y2), ...this.at(x, y)]);
  }

  arc(...[x, y, radius, from, to, back = false]: [number, number, number, number, number, boolean?]): void {
    const whole = Math.abs(to - from) >= 2 * Math.PI;
    this.#simple.push(whole ? 'ellipse' : undefined);
    const sweep = whole ? 2 * Math.PI : sweepOf(from, to, back);
    const start = this.at(x + radius * Math.cos(from), y + radius * Math.sin(from));
    this.#path.push([this.#path.length === 0 || whole ? 'M' : 'L', ...start]);
    for (const [first, second, end] of curvesOf([x, y], radius, from, sweep))
      this.#path.push(['C', ...this.at(...first), ...this.at(...second), ...this.at(...end)]);
    if (whole) this.#path.push(['Z']);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#simple.push('rect');
    this.#path.push(...this.#rect(x, y, width, height));
  }

  fill(): void {
    this.#paint(this.#path, this.#only(), true);
  }

  stroke(): void {
    this.#paint(this.#path, this.#only(), false);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#paint(this.#rect(x, y, width, height), 'rect', true);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#paint(this.#rect(x, y, width, height), 'rect', false);
  }

  /** No panel cuts anything off: Chart.js clips what is inside already. */
  clip(): void {}

  fillText(text: string, x: number, y: number): void {
    const words = withoutMarks(text);
    if (words.trim() !== '') this.texts.push(this.lineAt(words, x, y));
  }

  #only(): Simple {
    return this.#simple.length === 1 ? this.#simple[0] : undefined;
  }

  #rect(x: number, y: number, width: number, height: number): PathStep[] {
    return [
      ['M', ...this.at(x, y)],
      ['L', ...this.at(x + width, y)],
      ['L', ...this.at(x + width, y + height)],
      ['L', ...this.at(x, y + height)],
      ['Z'],
    ];
  }

  #paint(path: readonly PathStep[], simple: Simple, filled: boolean): void {
    if (path.length < 2) return;
    const { globalAlpha: opacity, fillStyle, strokeStyle, lineWidth, dash, lineCap } = this;
    const pale = opacity < 1 ? opacity : undefined;
    const turned = this.matrix[1] !== 0 || this.matrix[2] !== 0;
    const look = filled
      ? { fill: String(fillStyle), fillOpacity: pale }
      : {
          stroke: {
            colour: String(strokeStyle),
            width: tenth(lineWidth),
            round: lineCap === 'round',
            dash: dash.length > 0 ? dash : undefined,
            opacity: pale,
          },
        };
    this.shapes.push({ path: [...path], simple: turned ? undefined : simple, ...look });
  }
}

function sweepOf(from: number, to: number, back: boolean): number {
  const turn = 2 * Math.PI;
  const sweep = (((to - from) % turn) + turn) % turn;
  return back ? sweep - turn : sweep;
}

type Point = [number, number];

/** How many numbers a letter takes at a time. */
const COUNTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, a: 7, z: 0 };

/**
 * The path data that maps are drawn with (SVG 2, 9.3) as steps: M, L, H, V, Z and arcs of circles, absolute or relative.
 * @param x, y where the drawing lies
 * @throws Error for any other letter: a fault of ours, since no author writes path data
 */
export function pathSteps(data: string, x: number, y: number): PathStep[] {
  const steps: PathStep[] = [];
  let at: Point = [x, y];
  let start = at;
  for (const [, letter = '', rest = ''] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const name = letter.toLowerCase();
    const count = COUNTS[name];
    if (count === undefined) throw new Error(`A drawing has the path letter "${letter}", which is not known here.`);
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (name === 'z') {
      steps.push(['Z']);
      at = start;
    }
    for (let i = 0; count > 0 && i + count <= numbers.length; i += count) {
      const given = numbers.slice(i, i + count);
      const [px, py] = letter === name ? at : [x, y];
      const to: Point =
        name === 'h'
          ? [px + (given[0] ?? 0), at[1]]
          : name === 'v'
            ? [at[0], py + (given[0] ?? 0)]
            : [px + (given.at(-2) ?? 0), py + (given.at(-1) ?? 0)];
      if (name === 'a') steps.push(...arc(at, to, given[0] ?? 0, given[3] === 1, given[4] === 1));
      else steps.push([name === 'm' && i === 0 ? 'M' : 'L', ...to]);
      at = to;
      if (name === 'm' && i === 0) start = to;
    }
  }
  return steps;
}

/** An arc of a circle as curves of a quarter at most, each by its two control points and its end. */
function curvesOf([x, y]: Point, radius: number, from: number, sweep: number): [Point, Point, Point][] {
  const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-6));
  const reach = (4 / 3) * Math.tan(sweep / parts / 4) * radius;
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [from + (sweep * i) / parts, from + (sweep * (i + 1)) / parts];
    const [px, py] = [x + radius * Math.cos(a), y + radius * Math.sin(a)];
    const [qx, qy] = [x + radius * Math.cos(b), y + radius * Math.sin(b)];
    return [
      [px - reach * Math.sin(a), py + reach * Math.cos(a)],
      [qx + reach * Math.sin(b), qy - reach * Math.cos(b)],
      [qx, qy],
    ];
  });
}

/** An arc from point to point (SVG 2, B.2.4, with equal radii and no rotation). */
function arc([x1, y1]: Point, [x2, y2]: Point, radius: number, large: boolean, clockwise: boolean): PathStep[] {
  const half = Math.hypot(x2 - x1, y2 - y1) / 2;
  if (half === 0) return [];
  const r = Math.max(radius, half);
  const away = Math.sqrt(Math.max(0, r * r - half * half)) * (large === clockwise ? -1 : 1);
  const [ux, uy] = [(x2 - x1) / (2 * half), (y2 - y1) / (2 * half)];
  const [cx, cy] = [(x1 + x2) / 2 - uy * away, (y1 + y2) / 2 + ux * away];
  const from = Math.atan2(y1 - cy, x1 - cx);
  let sweep = Math.atan2(y2 - cy, x2 - cx) - from;
  if (clockwise && sweep <= 0) sweep += 2 * Math.PI;
  if (!clockwise && sweep >= 0) sweep -= 2 * Math.PI;
  return curvesOf([cx, cy], r, from, sweep).map(([first, second, end]) => ['C', ...first, ...second, ...end]);
}
