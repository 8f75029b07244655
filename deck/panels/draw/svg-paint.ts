import { escapeHtml } from '../../model/html.ts';
import { type SvgState, short } from './svg-state.ts';

/** What is painted: an element of SVG and where it stands. */
export interface Figure {
  tag: 'circle' | 'rect' | 'path';
  attributes: string;
}

/** As SVG wants it: from the top left corner. */
export function rectOf(x: number, y: number, width: number, height: number): Figure {
  const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
  const size = `width="${short(Math.abs(width))}" height="${short(Math.abs(height))}"`;
  return { tag: 'rect', attributes: `x="${short(left)}" y="${short(top)}" ${size}` };
}

export function circleOf(x: number, y: number, radius: number): Figure {
  return { tag: 'circle', attributes: `cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"` };
}

/** How a canvas fills, as attributes. */
export function fillOf({ fillStyle }: SvgState, rule?: string): string {
  return `fill="${escapeHtml(String(fillStyle))}"${rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}`;
}

/** How a canvas strokes, as attributes; what SVG does by itself is left out, and so is what neither knows. */
export function strokeOf(state: SvgState): string {
  const { strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, dash, lineDashOffset } = state;
  return [
    `fill="none" stroke="${escapeHtml(String(strokeStyle))}" stroke-width="${short(lineWidth)}"`,
    /^(?:round|square)$/.test(lineCap) ? ` stroke-linecap="${lineCap}"` : '',
    /^(?:round|bevel)$/.test(lineJoin) ? ` stroke-linejoin="${lineJoin}"` : ` stroke-miterlimit="${short(miterLimit)}"`,
    dash.length > 0 ? ` stroke-dasharray="${dash.map(short).join(' ')}"` : '',
    dash.length > 0 && lineDashOffset !== 0 ? ` stroke-dashoffset="${short(lineDashOffset)}"` : '',
  ].join('');
}
