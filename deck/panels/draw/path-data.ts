/** Rounded to no tenth of a pixel, a step from here to there is none. */
const NONE = 1e-6;
const TURN = 2 * Math.PI;
/** So much of a circle is drawn as one arc. */
const MOST = TURN / 3;

/**
 * The path that a canvas builds, as path data of SVG (https://www.w3.org/TR/SVG2/paths.html#PathData) in steps from point to point:
 * hatchings and signs drawn many times are the same but for where they begin, and pack to little. Points are rounded to a tenth of a
 * pixel, and a step is what lies between two of them, so that no error adds up.
 */
export class PathData {
  #data = '';
  #command = '';
  /** Where the pen is, exactly, and where its figure began: in pixels, nothing before the first point. */
  #at: readonly [number, number] | undefined;
  #from: readonly [number, number] = [0, 0];

  moveTo(x: number, y: number): void {
    if (this.#at) this.#step('m', [x, y]);
    else this.#write('M', [tenths(x), tenths(y)]);
    this.#at = [x, y];
    this.#from = this.#at;
  }

  lineTo(x: number, y: number): void {
    this.#step('l', [x, y]);
  }

  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.#step('c', points);
  }

  /** A part of a circle, with the line to where it begins: https://html.spec.whatwg.org/#dom-context-2d-arc */
  arc(...[x, y, radius, from, to, back]: [number, number, number, number, number, boolean]): void {
    const on = (angle: number): [number, number] => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const first = on(from);
    if (!this.#at) this.moveTo(...first);
    else if (this.#at.some((place, i) => Math.abs(place - (first[i] ?? 0)) > NONE)) this.lineTo(...first);
    const asked = back ? from - to : to - from;
    const turn = Math.min(TURN, asked < 0 ? (asked % TURN) + TURN : asked);
    if (radius === 0 || turn <= NONE) return;
    // Of a half circle or more, a twentieth of a pixel at its ends would move the middle by whole ones.
    const parts = Math.ceil(turn / MOST - NONE);
    const part = (back ? -turn : turn) / parts;
    const head = [tenths(radius), tenths(radius), 0, 0, back ? 0 : 10];
    for (let nth = 1; nth <= parts; nth++) this.#step('a', on(from + nth * part), head);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.#write('h', [tenths(width)]);
    this.#write('v', [tenths(height)]);
    this.#write('h', [-tenths(width)]);
    this.closePath();
  }

  closePath(): void {
    if (!this.#at) return;
    this.#write('z', []);
    this.#at = this.#from;
  }

  toString(): string {
    return this.#data;
  }

  /** A command to one or several points, all counted from where the pen is. @param head what stands before them, in tenths */
  #step(command: string, points: readonly number[], head: readonly number[] = []): void {
    const [left, top] = this.#at ?? [0, 0];
    const steps = points.map((place, i) => tenths(place) - tenths(i % 2 === 0 ? left : top));
    this.#write(command, [...head, ...steps]);
    this.#at = [points.at(-2) ?? left, points.at(-1) ?? top];
  }

  /** Written as short as it can be: no command twice in a row, and no blank before a minus sign. @param numbers in tenths */
  #write(command: string, numbers: readonly number[]): void {
    const again = command === this.#command && command !== 'm';
    let text = again ? '' : command;
    for (const [i, number] of numbers.entries()) {
      if (number >= 0 && (i > 0 || again)) text += ' ';
      text += number / 10;
    }
    this.#data += text;
    this.#command = command;
  }
}

function tenths(place: number): number {
  return Math.round(place * 10);
}
