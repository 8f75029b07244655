/** What a drawn map is made of: paths with their colours, and blocks of words. */

import type { GeoProjection } from 'd3-geo';
import type { Measure, Weight } from '../../model/measure.ts';
import { tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { balance } from '../layout/text.ts';
import type { LineCover, ToneMap, TurnedBox } from './map-boxes.ts';
import { type LetterStyle, type MapColour, SIGN, type Stroke } from './map-looks.ts';
import { circleData, type Point, type Polyline, pathData } from './map-paths.ts';

/** One path of a drawn map: SVG path data in slide pixels, colours by token. */
export interface MapShape {
  d: string;
  fill?: MapColour;
  fillOpacity?: number;
  stroke?: MapColour;
  strokeWidth?: number;
  strokeOpacity?: number;
  dash?: readonly number[];
  /** Ends and corners are round. */
  round?: boolean;
  /** The datum that it shows, named where it is pointed at. */
  title?: string;
}

/** What appears together. Without a step it is there from the start. */
export interface MapGroup {
  step?: number;
  shapes: MapShape[];
  texts: MapText[];
}

/** What shapes are drawn with; marks and lines are noted for the labels. */
export interface DrawKit {
  projection: GeoProjection;
  /** How far lines may stray, in pixels: see map-paths.ts. */
  stray: number;
  size: PanelSize;
  marks: TurnedBox[];
  cover: LineCover;
  /** Lines that no word may ever cover. */
  walls: LineCover;
  tones: ToneMap;
  /** Of marks and letters: less in a narrow column, more on a cover. */
  scale: number;
  measure: Measure;
  /** A value as it is said. */
  said(value: number | null): string;
}

/** A feature on the drawing, for its label. */
export interface Drawn {
  lines: Polyline[];
  at?: Point;
  radius: number;
  /** Where its words should stand. */
  aim?: Point;
}

/** The shapes of a stroked line: its casing, then itself. */
export function strokeShapes(lines: readonly Polyline[], stroke: Stroke): MapShape[] {
  const d = pathData(lines);
  if (d === '') return [];
  const { colour, width, dash, opacity, casing } = stroke;
  const line: MapShape = {
    d,
    stroke: colour,
    strokeWidth: width,
    dash,
    strokeOpacity: opacity,
  };
  if (!casing) return [line];
  return [
    { d, stroke: 'paper', strokeWidth: casing, round: true },
    { ...line, round: true },
  ];
}

/** A block of words on the map: its lines with the base line of each. */
export interface MapText {
  lines: { text: string; x: number; y: number; size?: number; weight?: Weight; serif?: boolean }[];
  size: number;
  weight: Weight;
  serif?: boolean;
  italic?: boolean;
  colour: MapColour;
  /** The tone under the words, and how far it reaches round them. */
  halo?: { colour: MapColour; width: number };
  anchor: 'start' | 'middle' | 'end';
  spacing?: number;
  /** Turned clockwise by so many degrees about a point. */
  turn?: { degrees: number; x: number; y: number };
}

/** Words broken into lines, with the room that they take. */
export interface Block {
  lines: readonly string[];
  style: LetterStyle;
  /** Where lines are set in other ways than the first. */
  styles?: readonly LetterStyle[];
  /** Room before the lines, within the width. */
  indent?: number;
  width: number;
  height: number;
}

/** From line to line, and how far letters reach above and below the base line, in sizes (Source Sans 3, with accents). */
const PITCH = 1.12;
const ABOVE = 0.74;
const BELOW = 0.22;

/** Scripts whose letters join: set apart they would fall to pieces. */
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u;

/** A text in one line, and where it has a space also in two: the ways in which it may be set. A line break of the author's holds. */
export function blocksOf(text: string, wanted: LetterStyle, lang: string, measure: Measure): Block[] {
  const { spacing, ...close } = wanted;
  const style: LetterStyle = spacing && JOINED.test(text) ? close : wanted;
  const words = style.spacing ? text.toLocaleUpperCase(lang) : text;
  if (words.includes('\n')) return [blockOf(words.split(/\s*\n\s*/), style, measure)];
  const one = blockOf([words], style, measure);
  const two = balance(words, one.width * 0.68, { size: style.size, weight: style.weight, measure });
  // A word is never broken on a map: letters on their own are taken for another name.
  const whole = two.length === 2 && two.join(' ') === words;
  return whole ? [one, blockOf(two, style, measure)] : [one];
}

/** Lines as they stand. */
export function blockOf(lines: readonly string[], style: LetterStyle, measure: Measure): Block {
  const { size } = style;
  const width = Math.max(...lines.map((line) => lineWidth(line, style, measure)));
  return { lines, style, width, height: size * (PITCH * (lines.length - 1) + ABOVE + BELOW) };
}

function lineWidth(line: string, { size, weight, spacing = 0 }: LetterStyle, measure: Measure): number {
  return measure(line, size, weight) + spacing * [...line].length;
}

/** What letters are measured with: a family for text, one for large figures, and how large all of it is. */
export interface Letters {
  measure: Measure;
  serif?: { measure: Measure };
  /** 1 if not said: less in a narrow column, more on a cover. */
  scale?: number;
}

export function scaled(style: LetterStyle, { scale = 1 }: Pick<Letters, 'scale'>): LetterStyle {
  if (scale === 1) return style;
  return { ...style, size: Math.round(style.size * scale), spacing: style.spacing && style.spacing * scale };
}

/** A first line in one style and the others in a second. */
export function richBlock(text: string, styles: readonly [LetterStyle, LetterStyle], kit: Letters): Block {
  const lines = text.split(/\s*\n\s*/);
  const [head, rest] = [scaled(styles[0], kit), scaled(styles[1], kit)];
  const own = lines.map((_, i) => (i === 0 ? head : rest));
  const widths = own.map((style, i) => lineWidth(lines[i] ?? '', style, familyOf(style, kit)));
  const pitches = own.slice(1).reduce((sum, { size }) => sum + size * (PITCH + 0.08), 0);
  const height = head.size * ABOVE + pitches + (own.at(-1) ?? head).size * BELOW;
  return { lines, style: head, styles: own, width: Math.max(...widths), height };
}

export function familyOf({ serif }: LetterStyle, kit: Letters): Measure {
  return (serif && kit.serif?.measure) || kit.measure;
}

/** A block with its middle at a point: the room it takes, and its words. */
export function setBlock(
  block: Block,
  { x, y }: { x: number; y: number },
  anchor: MapText['anchor'] = 'middle',
  degrees = 0,
): { box: TurnedBox; text: MapText } {
  const { lines, style, styles, indent = 0, width, height } = block;
  const left = { start: indent - width / 2, middle: (style.spacing ?? 0) / 2, end: width / 2 }[anchor];
  let base = y - height / 2 + ABOVE * style.size;
  const set = lines.map((text, i) => {
    const own = styles?.[i];
    if (i > 0) base += own ? own.size * (PITCH + 0.08) : PITCH * style.size;
    const face = own && i > 0 ? { size: own.size, weight: own.weight, serif: own.serif === true } : {};
    return { text, x: x + left, y: base, ...face };
  });
  return {
    box: { x, y, width, height, turn: degrees },
    text: {
      lines: set,
      size: style.size,
      weight: style.weight,
      colour: style.colour,
      anchor,
      serif: style.serif,
      italic: style.italic,
      spacing: style.spacing,
      turn: degrees === 0 ? undefined : { degrees, x, y },
    },
  };
}

/** The small sign of what the deck found itself: a square with ring and dot, its left top corner at a point. */
export function signShapes(left: number, top: number): MapShape[] {
  const [x, y, s] = [tenth(left), tenth(top), tenth(SIGN)];
  const [mx, my] = [left + SIGN / 2, top + SIGN / 2];
  return [
    { d: `M${x},${y}h${s}v${s}h-${s}z`, fill: 'ink' },
    { d: circleData(mx, my, SIGN * 0.29), stroke: 'paper', strokeWidth: SIGN * 0.085 },
    { d: circleData(mx, my, SIGN * 0.11), fill: 'paper' },
  ];
}
