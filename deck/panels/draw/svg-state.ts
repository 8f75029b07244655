/** A transformation as SVG and canvases write it: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

/** What cuts off all that is drawn. */
export interface Clip {
  /** One element of SVG. */
  shape: string;
  within: Clip | undefined;
  /** Once it is written. */
  id?: string;
}

/** What a canvas's 2D context keeps with `save`, at first with the values that a new one has. */
export class SvgState {
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  miterLimit = 10;
  dash: readonly number[] = [];
  lineDashOffset = 0;
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  matrix = UNMOVED;
  clipped: Clip | undefined = undefined;
}

/** A state as it is now, apart from what else the object is. */
export function stateOf(context: SvgState): SvgState {
  const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, dash, lineDashOffset } = context;
  const { globalAlpha, font, textAlign, textBaseline, matrix, clipped } = context;
  const lines = { lineWidth, lineCap, lineJoin, miterLimit, dash, lineDashOffset };
  return { fillStyle, strokeStyle, ...lines, globalAlpha, font, textAlign, textBaseline, matrix, clipped };
}

/** Positions to a tenth of a pixel are exact enough, and short. */
export function short(value: number): number {
  return Math.round(value * 10) / 10;
}
