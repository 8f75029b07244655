export type Weight = 400 | 600 | 700;

/** Width in pixels of one line of text in the deck's family. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** A `font` value for a canvas. The family is quoted: unquoted, a digit in its name is silently replaced by 10 px sans. */
export function fontOf(family: string, size: number, weight: Weight): string {
  return `${weight} ${size}px "${family.replaceAll('"', '')}"`;
}
