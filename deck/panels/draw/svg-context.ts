import { withoutMarks } from '../../model/figure-marks.ts';
import type { Measure } from '../../model/measure.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { Box } from '../layout/scene.ts';
import { PathData } from './path-data.ts';
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
