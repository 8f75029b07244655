import path from 'node:path';
import { fontFaces } from '../fonts/web-fonts.ts';
import type { Asset, FontFace, ThemeColour } from '../model/site.ts';
import { asset } from './asset.ts';
import { fallbackColours } from './theme.ts';

/** The stylesheet that depends on the deck: its fonts, its column widths, the colours for older browsers. */
export function deckStyles(
  fonts: readonly FontFace[],
  widths: readonly number[],
  colours: ReadonlyMap<string, ThemeColour>,
): Asset {
  const faces = fontFaces(fonts, (name) => `./${path.posix.basename(name)}`);
  return asset('deck', 'css', `${faces}\n${widthRules(widths)}\n${fallbackColours(colours)}`);
}

/** The classes that stand for `width` attributes: no style attribute is ever written. */
export function widthRules(widths: readonly number[]): string {
  return widths.map((width) => `.columns>.w-${width}{flex:0 1 ${width}%}`).join('\n');
}
