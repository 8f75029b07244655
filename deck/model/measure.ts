/** Widths of text, and of what it stands in. */

export type Weight = 400 | 600 | 700;

/** Width in pixels of one line of text in the deck's family. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** A `font` value for a canvas. The family is quoted: unquoted, a digit in its name is silently replaced by 10 px sans. */
export function fontOf(family: string, size: number, weight: Weight): string {
  return `${weight} ${size}px "${family.replaceAll('"', '')}"`;
}

/** Width of a slide's body, in its pixels: see theme/slide.css. */
export const BODY_WIDTH = 1152;

/** How much wider the family of titles runs than that of text, at most: texts are measured in the latter. */
export const TITLE_WIDER = 1.06;
