import { directionOf } from '../../model/direction.ts';
import { escapeHtml } from '../../model/html.ts';
import type { Weight } from '../../model/measure.ts';
import { HEAD, headTexts, type SmallPart } from '../kinds/small.ts';
import { tenth } from '../layout/format.ts';
import type { Box, Kit } from '../layout/scene.ts';

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

const STATES = Object.keys(new SvgState()) as (keyof SvgState)[];

/** A state as it is now, apart from what else the object is. */
export function stateOf(context: SvgState): Partial<SvgState> {
  return Object.fromEntries(STATES.map((name) => [name, context[name]]));
}

/** What is painted: an element of SVG and where it stands. */
export interface Figure {
  tag: 'circle' | 'rect' | 'path';
  attributes: string;
  /** Of a rectangle, in tenths of a pixel. */
  box?: Box;
}

/** As SVG wants it: from the top left corner. */
export function rectOf(x: number, y: number, width: number, height: number): Figure {
  const box: Box = {
    x: tenth(Math.min(x, x + width)),
    y: tenth(Math.min(y, y + height)),
    width: tenth(Math.abs(width)),
    height: tenth(Math.abs(height)),
  };
  return { tag: 'rect', attributes: `x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"`, box };
}

/** Path data of a rectangle, begun from where the one before began: rows of equal marks pack to little. */
export function rectData({ x, y, width, height }: Box, before?: Box): string {
  const corner = before ? `m${tenth(x - before.x)} ${tenth(y - before.y)}` : `M${x} ${y}`;
  return `${corner}h${width}v${height}h-${width}z`;
}

export function circleOf(x: number, y: number, radius: number): Figure {
  return { tag: 'circle', attributes: `cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}"` };
}

/** How a canvas fills, as attributes. */
export function fillOf({ fillStyle }: SvgState, rule: string | undefined): string {
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

/** One line of text as it was set on the canvas, turned into what SVG needs. */
export interface SetText {
  text: string;
  x: number;
  /** The base line. */
  y: number;
  size: number;
  weight: Weight;
  colour: string;
  family: string;
  /** What stands at x: `start` is the left end, whatever the language. */
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
  const { size, weight, family } = fontIn(font);
  const scaled = size * Math.hypot(c, d);
  const base = y + (SHIFTS[textBaseline] ?? 0) * scaled;
  return {
    text,
    x: tenth(a * x + c * base + e),
    y: tenth(b * x + d * base + f),
    size: tenth(scaled),
    weight,
    colour: String(state.fillStyle),
    family,
    anchor: ANCHORS[textAlign] ?? 'start',
    turn: tenth((Math.atan2(b, a) * 180) / Math.PI),
  };
}

/** The lines of a small figure's head, which has no numerals: what small multiples cite stands in their caption. */
export function headLines(heading: SmallPart['heading'], { tokens, lang }: Omit<Kit, 'size'>): SetText[] {
  const anchor = directionOf(lang) === 'rtl' ? 'end' : 'start';
  const look = { size: HEAD, weight: 600, colour: tokens.colours.ink, family: tokens.family, anchor, turn: 0 } as const;
  return headTexts(heading).map((line) => ({ ...line, ...look }));
}

const OPPOSITE = { start: 'end', middle: 'middle', end: 'start' } as const;

/** A line of text at the other side of a drawing, held by its other end. @param width of the drawing */
export function mirrored<Line extends Pick<SetText, 'x' | 'anchor' | 'turn'>>(line: Line, width: number): Line {
  return { ...line, x: tenth(width - line.x), anchor: OPPOSITE[line.anchor], turn: line.turn === 0 ? 0 : -line.turn };
}

/** The value of `text-anchor`: its start is where the text's direction begins (SVG 2, 11.10.2). */
export function textAnchor(anchor: SetText['anchor'], rtl: boolean): SetText['anchor'] {
  return rtl ? OPPOSITE[anchor] : anchor;
}

/** What the drawing of a language needs on its `<svg>`: a file of it has no page to inherit a direction from. */
export function directionAttribute(rtl: boolean): string {
  return rtl ? ' direction="rtl"' : '';
}

/** Size, weight and family out of a canvas's `font`. */
export function fontIn(font: string): { size: number; weight: Weight; family: string } {
  const [, weight, size, family = ''] = /(?:(\d+|bold)\s+)?([\d.]+)px(?:\s+"([^"]*)")?/.exec(font) ?? [];
  const number = weight === 'bold' ? 700 : Number(weight ?? 400);
  return { size: Number(size ?? 0), weight: WEIGHTS.find((each) => each >= number) ?? 700, family };
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

/**
 * One line as one `<text>`: whole words that can be found, selected and read.
 * @param own the drawing's family, which need not be said
 * @param rtl whether the drawing's lines run from right to left
 */
export function textElement(line: SetText, own: string, rtl: boolean): string {
  const { text, x, y, size, weight, colour, family, turn } = line;
  const anchor = textAnchor(line.anchor, rtl);
  const attributes = [
    `x="${x}" y="${y}" font-size="${size}" fill="${escapeHtml(colour)}"`,
    family === own || family === '' ? '' : `font-family="${escapeHtml(`'${family}', serif`)}"`,
    weight === 400 ? '' : `font-weight="${weight}"`,
    anchor === 'start' ? '' : `text-anchor="${anchor}"`,
    turn === 0 ? '' : `transform="rotate(${turn} ${x} ${y})"`,
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeHtml(text)}</text>`;
}
