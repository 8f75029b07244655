import Color from 'colorjs.io';
import type { PageColour } from './page-colours.ts';

/** WCAG 2.2, 1.4.3: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST = 4.5;
const LEAST_LARGE = 3;

const known = new Map<string, number>();

/** What is wrong with a text's colour on its ground, in words; nothing if it can be read, or rests on a picture. */
export function contrastFault(found: PageColour): string | undefined {
  const { text, colour, behind, large, picture } = found;
  if (picture) return undefined;
  const key = `${colour} ${behind.join(' ')}`;
  const contrast = known.get(key) ?? contrastOf(colour, behind);
  known.set(key, contrast);
  const fault = tooLow(text, contrast, large);
  return fault && `${fault} It is ${hex(colour)} on ${behind.map(hex).join(' on ')}.`;
}

/** In words, if a contrast is too low. */
export function tooLow(text: string, contrast: number, large: boolean): string | undefined {
  const least = large ? LEAST_LARGE : LEAST;
  // What is printed with one decimal less is not seen.
  if (contrast >= least - 0.05) return undefined;
  return `“${text}” has a contrast of ${contrast.toFixed(1)}; ${least} is the least.`;
}

/** @param behind paints, the nearest first, with their opacity behind an @ where it is not 1 */
function contrastOf(colour: string, behind: readonly string[]): number {
  const ground = behind.toReversed().reduce((below, paint) => over(readColour(paint), below), new Color('white'));
  return over(readColour(colour), ground).contrastWCAG21(ground);
}

function hex(paint: string): string {
  const [name = '', opacity] = paint.split('@');
  const written = new Color(name).to('srgb').toString({ format: 'hex' });
  return opacity === undefined ? written : `${written} at ${Math.round(100 * Number(opacity))}%`;
}

function readColour(paint: string): Color {
  const [name = '', opacity] = paint.split('@');
  const colour = new Color(name).to('srgb');
  if (opacity !== undefined) colour.alpha = Number(colour.alpha) * Number(opacity);
  return colour;
}

/** One colour laid over an opaque one. */
function over(colour: Color, below: Color): Color {
  const alpha = Number(colour.alpha);
  const [r = 0, g = 0, b = 0] = colour.coords.map(
    (each, i) => Number(each) * alpha + Number(below.coords[i]) * (1 - alpha),
  );
  return new Color('srgb', [r, g, b]);
}

/**
 * The lowest contrast of a colour with the pixels of a picture behind it, but for the most extreme twentieth: single pixels do not
 * carry letters.
 * @param pixels RGBA, as a canvas gives them
 */
export function contrastWith(colour: string, pixels: Uint8ClampedArray): number {
  const ink = readColour(colour).luminance;
  const contrasts: number[] = [];
  for (let i = 0; i + 2 < pixels.length; i += 4) {
    const ground = luminance(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0);
    contrasts.push((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
  }
  contrasts.sort((a, b) => a - b);
  return contrasts[Math.floor(contrasts.length / 20)] ?? 21;
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(...channels: [number, number, number]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
