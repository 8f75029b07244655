import type { Measure, Weight } from './tokens.ts';

/** How a text is set: size in pixels, weight, and the measure of its family. */
export interface Face {
  size: number;
  weight: Weight;
  measure: Measure;
}

/** Distance from line to line for a size. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.2);
}

/** The width of one line. */
export function widthOf(text: string, { size, weight, measure }: Face): number {
  return measure(text, size, weight);
}

/**
 * Breaks a text at its spaces into lines no wider than `max`; a word wider than that is broken between characters,
 * so that nothing is ever cut off. No-break spaces hold.
 */
export function wrap(text: string, max: number, face: Face): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, face) <= max) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, max, face);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, max: number, face: Face): string[] {
  const pieces = [''];
  for (const character of word) {
    const longer = `${pieces.at(-1)}${character}`;
    if (pieces.at(-1) === '' || widthOf(longer, face) <= max) pieces[pieces.length - 1] = longer;
    else pieces.push(character);
  }
  return pieces;
}

/** As few lines as `max` allows, and of these the most even: a short last word is not left alone. */
export function balance(text: string, max: number, face: Face): string[] {
  let lines = wrap(text, max, face);
  let low = 0;
  let high = max;
  while (lines.length > 1 && high - low > 1) {
    const middle = (low + high) / 2;
    const narrower = wrap(text, middle, face);
    // A narrower column may break inside words at the same number of lines: that is no gain.
    const whole = narrower.every((line) => widthOf(line, face) <= middle) && narrower.join(' ') === lines.join(' ');
    if (narrower.length === lines.length && whole) {
      lines = narrower;
      high = middle;
    } else {
      low = middle;
    }
  }
  return lines;
}

/** The widest of some lines. */
export function widest(lines: readonly string[], face: Face): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, face)));
}
