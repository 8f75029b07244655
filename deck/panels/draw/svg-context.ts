import { withoutMarks } from '../../model/figure-marks.ts';
import type { Measure } from '../../model/measure.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { Box } from '../layout/scene.ts';
import { StillContext } from './still-context.ts';
import { type Clip, circleOf, type Figure, fillOf, rectData, rectOf, strokeOf, UNMOVED } from './svg-elements.ts';

/**
 * What Chart.js and the panels take for a canvas's 2D context (https://html.spec.whatwg.org/#2dcontext), of which they use this much:
 * it writes SVG elements instead of pixels. Colours are written as they were set, positions to a tenth of a pixel.
 * What it does not know, images, gradients and shadows among them, is no function here, and Chart.js fails on it.
 */
export class SvgContext extends StillContext {
  /** Shapes in the order in which they were drawn. */
  readonly shapes: string[] = [];
  /** The step that each shape and each text came with. */
  readonly steps: { shapes: number[]; texts: number[] } = { shapes: [], texts: [] };
  readonly #idPrefix: string;
  #path = new PathData();
  #figures: (Figure | undefined)[] = [];
  #clips = 0;
  /** Rectangles that were filled alike, one after the other: their path, the last of them, and which shape they are. */
  #filled: { alike: string; data: string; box: Box; at: number } | undefined;

  /** @param idPrefix unique in the page */
  constructor(size: PanelSize, measure: Measure, idPrefix: string, rtl = false) {
    super(size, measure, rtl);
    this.#idPrefix = idPrefix;
  }

  beginPath(): void {
    this.#path = new PathData();
    this.#figures = [];
  }

  closePath(): void {
    this.#path.closePath();
  }

  moveTo(x: number, y: number): void {
    this.#open().moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#open().lineTo(x, y);
  }

  bezierCurveTo(...[x1, y1, x2, y2, x, y]: [number, number, number, number, number, number]): void {
    this.#open().bezierCurveTo(x1, y1, x2, y2, x, y);
  }

  arc(...[x, y, radius, from, to, back = false]: [number, number, number, number, number, boolean?]): void {
    const whole = Math.abs(to - from) >= 2 * Math.PI;
    this.#open(whole ? circleOf(x, y, radius) : undefined).arc(x, y, radius, from, to, back);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#open(rectOf(x, y, width, height)).rect(x, y, width, height);
  }

  #open(figure?: Figure): PathData {
    this.#figures.push(figure);
    return this.#path;
  }

  fill(rule?: string): void {
    this.#fill(this.#figure(), rule);
  }

  stroke(): void {
    this.#write(this.#figure(), strokeOf(this));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#fill(rectOf(x, y, width, height));
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#write(rectOf(x, y, width, height), strokeOf(this));
  }

  clip(rule?: string): void {
    const { tag, attributes } = this.#figure();
    const evenOdd = rule === 'evenodd' ? ' clip-rule="evenodd"' : '';
    this.clipped = { shape: `<${tag} ${attributes}${evenOdd}/>`, within: this.clipped };
  }

  fillText(text: string, x: number, y: number): void {
    if (text.trim() === '') return;
    // Numerals have been taken out, but for those in words that Chart.js sets itself.
    this.texts.push(this.lineAt(withoutMarks(text), x, y));
    this.steps.texts.push(this.step);
  }

  #figure(): Figure {
    const [only, ...others] = this.#figures;
    if (only && others.length === 0) return only;
    return { tag: 'path', attributes: `d="${this.#path}"` };
  }

  #fill(figure: Figure, rule?: string): void {
    const paint = fillOf(this, rule);
    const { box } = figure;
    // In one path, what is half transparent or filled by the even-odd rule would show where two meet.
    if (!box || rule !== undefined || this.globalAlpha !== 1) {
      this.#write(figure, paint);
      return;
    }
    const alike = `${this.step} ${paint} ${this.matrix} ${this.#clipped(this.clipped)}`;
    const last = this.#filled;
    const joined = last?.alike === alike && last.at === this.shapes.length - 1;
    const data = joined ? last.data + rectData(box, last.box) : rectData(box);
    if (joined) {
      this.shapes.pop();
      this.steps.shapes.pop();
    }
    this.#write(joined ? { tag: 'path', attributes: `d="${data}"` } : figure, paint);
    this.#filled = { alike, data, box, at: this.shapes.length - 1 };
  }

  #write({ tag, attributes }: Figure, paint: string): void {
    const { globalAlpha, matrix } = this;
    const moved = matrix.some((part, i) => part !== UNMOVED[i])
      ? ` transform="matrix(${matrix.map((part) => Math.round(part * 1e4) / 1e4)})"`
      : '';
    const pale = globalAlpha === 1 ? '' : ` opacity="${Number(globalAlpha)}"`;
    const clipped = this.#clipped(this.clipped);
    this.#add(`<${tag} ${paint}${pale}${moved}${clipped} ${attributes}/>`);
  }

  #add(shape: string): void {
    this.shapes.push(shape);
    this.steps.shapes.push(this.step);
  }

  /** Chart.js clips round text too, which has no need of it: only what cuts a shape is written. */
  #clipped(clip: Clip | undefined): string {
    if (!clip) return '';
    if (!clip.id) {
      const within = this.#clipped(clip.within);
      this.#clips += 1;
      clip.id = `${this.#idPrefix}-clip-${this.#clips}`;
      this.#add(`<clipPath id="${clip.id}"${within}>${clip.shape}</clipPath>`);
    }
    return ` clip-path="url(#${clip.id})"`;
  }
}

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
