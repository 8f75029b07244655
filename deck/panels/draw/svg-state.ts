import { escapeHtml } from '../../model/html.ts';
import { tenth } from '../layout/format.ts';

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

/** What is painted: an element of SVG and where it stands. */
export interface Figure {
  tag: 'circle' | 'rect' | 'path';
  attributes: string;
}

/** As SVG wants it: from the top left corner. */
export function rectOf(x: number, y: number, width: number, height: number): Figure {
  const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
  const size = `width="${tenth(Math.abs(width))}" height="${tenth(Math.abs(height))}"`;
  return { tag: 'rect', attributes: `x="${tenth(left)}" y="${tenth(top)}" ${size}` };
}

export function circleOf(x: number, y: number, radius: number): Figure {
  return { tag: 'circle', attributes: `cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}"` };
}

/** How a canvas fills, as attributes. */
export function fillOf({ fillStyle }: SvgState, rule?: string): string {
  return `fill="${escapeHtml(String(fillStyle))}"${rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}`;
}

/** How a canvas strokes, as attributes; what SVG does by itself is left out, and so is what neither knows. */
export function strokeOf(state: SvgState): string {
  const { strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, dash, lineDashOffset } = state;
  return [
    `fill="none" stroke="${escapeHtml(String(strokeStyle))}" stroke-width="${tenth(lineWidth)}"`,
    /^(?:round|square)$/.test(lineCap) ? ` stroke-linecap="${lineCap}"` : '',
    /^(?:round|bevel)$/.test(lineJoin) ? ` stroke-linejoin="${lineJoin}"` : ` stroke-miterlimit="${tenth(miterLimit)}"`,
    dash.length > 0 ? ` stroke-dasharray="${dash.map(tenth).join(' ')}"` : '',
    dash.length > 0 && lineDashOffset !== 0 ? ` stroke-dashoffset="${tenth(lineDashOffset)}"` : '',
  ].join('');
}
