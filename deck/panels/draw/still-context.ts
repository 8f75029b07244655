import { markLeftOf } from '../../model/figure-marks.ts';
import type { Measure } from '../../model/measure.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { PlacedMark } from '../layout/scene.ts';
import { fontIn, type Matrix, mirrored, type SetText, SvgState, setText, stateOf, UNMOVED } from './svg-elements.ts';

/**
 * What all contexts that draw no pixels have of a canvas's 2D context (https://html.spec.whatwg.org/#2dcontext): its states and
 * transformations, the measure of words, and the numerals that stand behind them. What is painted, each keeps in its own way.
 *
 * All layouts are made from left to right. Where a language runs the other way the whole drawing is mirrored, here and nowhere before:
 * bars grow from the right, time runs to the left, and each line of text is set as it is, held by its other end.
 */
export abstract class StillContext extends SvgState {
  readonly texts: SetText[] = [];
  readonly marks: PlacedMark[] = [];
  /** The step that is drawn. */
  step = 0;
  readonly canvas: { width: number; height: number; getContext(): StillContext };
  /** Width of a drawing that is mirrored. */
  readonly mirror: number | undefined;
  readonly #measure: Measure;
  readonly #saved: Partial<SvgState>[] = [];

  constructor({ width, height }: PanelSize, measure: Measure, rtl: boolean) {
    super();
    this.mirror = rtl ? width : undefined;
    this.canvas = { width, height, getContext: () => this };
    this.#measure = measure;
  }

  save(): void {
    this.#saved.push(stateOf(this));
  }

  restore(): void {
    Object.assign(this, this.#saved.pop());
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = dash;
  }

  setTransform(...matrix: Matrix): void {
    this.matrix = matrix;
  }

  resetTransform(): void {
    this.matrix = UNMOVED;
  }

  translate(x: number, y: number): void {
    this.#transform([1, 0, 0, 1, x, y]);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#transform([cos, sin, -sin, cos, 0, 0]);
  }

  #transform([a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.matrix;
    this.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }

  /** Where a point is in the drawing's own pixels. */
  protected at(x: number, y: number): [number, number] {
    const [a, b, c, d, e, f] = this.matrix;
    const left = a * x + c * y + e;
    return [this.mirror === undefined ? left : this.mirror - left, b * x + d * y + f];
  }

  /** A line of text, where it stands in the drawing. */
  protected lineAt(text: string, x: number, y: number): SetText {
    const set = setText(text, x, y, this);
    return this.mirror === undefined ? set : mirrored(set, this.mirror);
  }

  mark(number: number, x: number, y: number): void {
    const [at, middle] = this.at(x, y);
    const left = this.mirror === undefined ? at : markLeftOf(number, at);
    this.marks.push({ number, x: left, y: middle, step: this.step });
  }

  /** A drawing begins empty: Chart.js clears it all the same. */
  clearRect(): void {}

  /** An outline of letters, which the theme has not. */
  strokeText(): void {}

  measureText(text: string): { width: number } {
    const { size, weight } = fontIn(this.font);
    return { width: this.#measure(text, size, weight) };
  }
}
