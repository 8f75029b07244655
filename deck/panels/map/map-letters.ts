import type { Measure, Weight } from '../../model/measure.ts';
import { balance } from '../layout/text.ts';
import type { TurnedBox } from './map-boxes.ts';
import type { LetterStyle, MapColour } from './map-looks.ts';

/** A block of words on the map: its lines with the base line of each. */
export interface MapText {
  lines: { text: string; x: number; y: number }[];
  size: number;
  weight: Weight;
  colour: MapColour;
  anchor: 'start' | 'middle' | 'end';
  spacing?: number;
  /** Turned clockwise by so many degrees about a point. */
  turn?: { degrees: number; x: number; y: number };
}

/** Words broken into lines, with the room that they take. */
export interface Block {
  lines: readonly string[];
  style: LetterStyle;
  width: number;
  height: number;
}

/** From line to line, and how far letters reach above and below the base line, in sizes (Source Sans 3, with accents). */
const PITCH = 1.12;
const ABOVE = 0.74;
const BELOW = 0.22;

/** A text in one line, and where it has a space also in two: the ways in which it may be set. A line break of the author's holds. */
export function blocksOf(text: string, style: LetterStyle, lang: string, measure: Measure): Block[] {
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
  const { size, weight, spacing = 0 } = style;
  const width = Math.max(...lines.map((line) => measure(line, size, weight) + spacing * [...line].length));
  return { lines, style, width, height: size * (PITCH * (lines.length - 1) + ABOVE + BELOW) };
}

/** A block with its middle at a point: the room it takes, and its words. */
export function setBlock(
  block: Block,
  { x, y }: { x: number; y: number },
  anchor: MapText['anchor'] = 'middle',
  degrees = 0,
): { box: TurnedBox; text: MapText } {
  const { lines, style, width, height } = block;
  const left = { start: -width / 2, middle: (style.spacing ?? 0) / 2, end: width / 2 }[anchor];
  const first = y - height / 2 + ABOVE * style.size;
  return {
    box: { x, y, width, height, turn: degrees },
    text: {
      lines: lines.map((text, i) => ({ text, x: x + left, y: first + i * PITCH * style.size })),
      size: style.size,
      weight: style.weight,
      colour: style.colour,
      anchor,
      ...(style.spacing ? { spacing: style.spacing } : {}),
      ...(degrees === 0 ? {} : { turn: { degrees, x, y } }),
    },
  };
}
