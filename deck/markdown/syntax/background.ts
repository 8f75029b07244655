import type { Token } from 'markdown-it';
import { colourDigits } from '../../source/attribute-values.ts';
import { decodeAddress } from '../paths.ts';
import { placeOfRow } from '../place.ts';
import { findImage } from '../rules/figures/find-image.ts';
import { setPicture } from '../rules/figures/images.ts';
import type { FileScope } from '../scope.ts';
import { makeToken } from '../token-tools.ts';

/**
 * What stands behind a slide, out of its heading's attributes: a colour as a class, whose rule the build writes, and a picture as an
 * image of its own. On a dark colour the slide takes the dark tokens, on a light one the light.
 * @param attrs the heading's; what is read is taken out
 */
export function background(file: FileScope, attrs: Record<string, string>, heading: Token) {
  const take = (name: string) => {
    const value = attrs[`background-${name}`];
    delete attrs[`background-${name}`];
    return value;
  };
  const [image, colour, size, opacity] = [take('image'), take('color'), take('size'), take('opacity')];
  const classes = colour === undefined ? [] : colourClasses(colourDigits(colour));
  const tokens = image === undefined ? [] : picture(file, image, heading, { size, opacity });
  return { classes, tokens };
}

function colourClasses(digits: string): string[] {
  const channels = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
  // Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance); at 0.18 black and white contrast alike.
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return [`bg-${digits}`, 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.18 ? 'on-dark' : 'on-light'];
}

function picture(
  file: FileScope,
  address: string,
  heading: Token,
  { size, opacity }: { size: string | undefined; opacity: string | undefined },
): Token[] {
  const source = placeOfRow(file, heading.map?.[0] ?? 0);
  const found = findImage(file, decodeAddress(address), source);
  if (!found) return [];
  const image = makeToken('image', 'img', 0, { attrs: [['src', '']], children: [] });
  setPicture(image, found, '');
  // In steps of a twentieth: each has a class.
  const step = opacity === undefined ? 100 : Math.round(Number(opacity) * 20) * 5;
  image.attrSet('class', ['behind', size ?? 'cover', step < 100 && `opacity-${step}`].filter(Boolean).join(' '));
  return [makeToken('inline', '', 0, { content: '', children: [image], level: 0, map: heading.map })];
}
