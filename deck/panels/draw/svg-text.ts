import { escapeHtml } from '../../model/html.ts';
import type { Weight } from '../../model/measure.ts';
import { tenth } from '../layout/format.ts';
import type { SvgState } from './svg-state.ts';

/** One line of text as it was set on the canvas, turned into what SVG needs. */
export interface SetText {
  text: string;
  x: number;
  /** The base line. */
  y: number;
  size: number;
  weight: Weight;
  colour: string;
  anchor: 'start' | 'middle' | 'end';
  /** Turned by this many degrees, clockwise. */
  turn: number;
}

/**
 * A line of text with its font and transformation as a canvas has them.
 * @param x, y where it is set
 */
export function setText(text: string, x: number, y: number, state: SvgState): SetText {
  const { font, matrix, textAlign, textBaseline } = state;
  const [a, b, c, d, e, f] = matrix;
  const { size, weight } = fontIn(font);
  const scaled = size * Math.hypot(c, d);
  const base = y + (SHIFTS[textBaseline] ?? 0) * scaled;
  return {
    text,
    x: tenth(a * x + c * base + e),
    y: tenth(b * x + d * base + f),
    size: tenth(scaled),
    weight,
    colour: String(state.fillStyle),
    anchor: ANCHORS[textAlign] ?? 'start',
    turn: tenth((Math.atan2(b, a) * 180) / Math.PI),
  };
}

/** Size and weight out of a canvas's `font`. */
export function fontIn(font: string): { size: number; weight: Weight } {
  const [, weight, size] = /(?:(\d+|bold)\s+)?([\d.]+)px/.exec(font) ?? [];
  const number = weight === 'bold' ? 700 : Number(weight ?? 400);
  return { size: Number(size ?? 0), weight: WEIGHTS.find((each) => each >= number) ?? 700 };
}

const WEIGHTS = [400, 600, 700] as const satisfies readonly Weight[];

/** How far the base line lies under a canvas base line, in sizes (ascent and descent as Source Sans 3 has them). */
const SHIFTS: Readonly<Record<string, number>> = {
  alphabetic: 0,
  middle: 0.33,
  top: 0.92,
  hanging: 0.74,
  bottom: -0.27,
  ideographic: -0.27,
};
const ANCHORS: Readonly<Record<string, SetText['anchor']>> = {
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
};

/** One line as one `<text>`: whole words that can be found, selected and read. */
export function textElement({ text, x, y, size, weight, colour, anchor, turn }: SetText): string {
  const attributes = [
    `x="${x}" y="${y}" font-size="${size}" fill="${escapeHtml(colour)}"`,
    weight === 400 ? '' : `font-weight="${weight}"`,
    anchor === 'start' ? '' : `text-anchor="${anchor}"`,
    turn === 0 ? '' : `transform="rotate(${turn} ${x} ${y})"`,
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeHtml(text)}</text>`;
}
