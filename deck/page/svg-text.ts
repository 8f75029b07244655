import type { SKRSContext2D } from '@napi-rs/canvas';
import { escapeHtml } from '../html.ts';

/** One line of text as it was set on the canvas, turned into what SVG needs. */
export interface SetText {
  text: string;
  x: number;
  /** The base line. */
  y: number;
  size: number;
  weight: number;
  colour: string;
  anchor: 'start' | 'middle' | 'end';
  /** Turned by this many degrees, clockwise. */
  turn: number;
}

/**
 * Takes all text off a canvas: Skia's SVG names each weight as a family, places every glyph and breaks lines into words, none of
 * which can be searched or restyled. The lines are recorded in order, with font and transformation, and set anew.
 * @returns the list that fills while the canvas is drawn
 */
export function recordText(context: SKRSContext2D): SetText[] {
  const texts: SetText[] = [];
  context.fillText = (text: string, x: number, y: number) => {
    const { a, b, c, d, e, f } = context.getTransform();
    const font = /(?:(\d+|bold)\s+)?([\d.]+)px/.exec(context.font);
    const size = Number(font?.[2] ?? 0) * Math.hypot(c, d);
    const weight = font?.[1] === 'bold' ? 700 : Number(font?.[1]) || 400;
    const base = y + (SHIFTS[context.textBaseline] ?? 0) * size;
    const anchor = ANCHORS[context.textAlign] ?? 'start';
    const turn = round((Math.atan2(b, a) * 180) / Math.PI);
    const [px, py] = [round(a * x + c * base + e), round(b * x + d * base + f)];
    if (text.trim() !== '')
      texts.push({ text, x: px, y: py, size: round(size), weight, colour: String(context.fillStyle), anchor, turn });
  };
  context.strokeText = () => {};
  return texts;
}

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

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** One line as one `<text>`: whole words that can be found, selected and read. */
export function textElement({ text, x, y, size, weight, colour, anchor, turn }: SetText): string {
  const attributes = [
    `x="${x}" y="${y}" font-size="${size}" fill="${colour}"`,
    weight === 400 ? '' : `font-weight="${weight}"`,
    anchor === 'start' ? '' : `text-anchor="${anchor}"`,
    turn === 0 ? '' : `transform="rotate(${turn} ${x} ${y})"`,
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeHtml(text)}</text>`;
}
