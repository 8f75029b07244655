import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Weight } from '../model/measure.ts';

const require = createRequire(import.meta.url);

/** A typeface and what the deck uses of it. */
export interface Family {
  family: string;
  package: string;
  name: string;
  /** The weights that the theme and the charts use. */
  weights: readonly Weight[];
  /** Those that a first slide has. */
  first: readonly Weight[];
  /** The package's file for each script: its weights alone, or its optical sizes too. */
  file: 'wght' | 'opsz';
  /** Where the other axes are cut: titles, large figures and quotations are set in one cut, drawn for 44 px. */
  axes: Readonly<Record<string, number>>;
  /** OpenType features that are kept: what browsers apply, and what the theme asks for. */
  features: readonly string[];
}

/**
 * What browsers apply unasked (https://www.w3.org/TR/css-fonts-4/#default-features) of the scripts that the families have. Each
 * further feature brings glyphs that no deck shows: small figures, fractions, ordinals are a tenth of a font.
 */
const APPLIED = ['ccmp', 'locl', 'kern', 'mark', 'mkmk', 'liga', 'clig', 'calt', 'rlig', 'rclt', 'rvrn'];

/**
 * The two typefaces, from their Fontsource packages (variable, one file a script), cut into static weights: together no
 * larger than the variable file, and a browser that prints embeds them as fonts. A variable one becomes loose shapes
 * (Type 3) in Skia's PDF, whose words readers put together by guess.
 */
export const FAMILIES: readonly [Family, Family] = [
  {
    family: 'Source Sans 3',
    package: '@fontsource-variable/source-sans-3',
    name: 'source-sans-3',
    weights: [400, 600, 700],
    first: [400, 600],
    file: 'wght',
    axes: {},
    // Its figures are lining and of one width as they are.
    features: APPLIED,
  },
  {
    family: 'Source Serif 4',
    package: '@fontsource-variable/source-serif-4',
    name: 'source-serif-4',
    weights: [400, 600],
    first: [600],
    file: 'opsz',
    axes: { opsz: 44 },
    features: [...APPLIED, 'pnum'],
  },
];

/** Families of text and of titles, as the theme names them. */
export const SANS = FAMILIES[0].family;
export const SERIF = FAMILIES[1].family;

/** ASCII that prose seldom has: in a file of its own, which a browser fetches when a page shows one of them. A fifth of the first slide's fonts. */
export const SIGNS = '#*<>@[\\]^_`{|}~';

/** The rest of printable ASCII and the marks of good typesetting, kept whatever the deck says: what its sources lack, typesetting may add. */
export const ALWAYS = `\n${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  .filter((character) => !SIGNS.includes(character))
  .join('')}\u00a0–—‘’“”…·−`;

/** What is not ASCII is little, and found faster than gone through. */
export function beyondAscii(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.match(/[^\n -~]/gu) ?? []));
}

/** One file of a typeface. */
export interface Script {
  /** `latin`, `cyrillic-ext`, … */
  script: string;
  /** Its characters as CSS `unicode-range`. */
  range: string;
  /** First and last code point of each part of the range. */
  parts: readonly (readonly [number, number])[];
}

/** What was read or cut stays so, by a key that names all it is made of. */
const made = new Map<string, Promise<unknown>>();

/** Makes something once for a key. */
export function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key);
  if (known) return known as Promise<T>;
  const value = make();
  made.set(key, value);
  // What failed is tried again by who asks again.
  value.catch(() => made.delete(key));
  return value;
}

/** The scripts of a typeface, in its package's order. */
export function scriptsOf(face: Family): Promise<Script[]> {
  return once(face.name, async () => {
    const ranges: Record<string, string> = JSON.parse(
      await readFile(require.resolve(`${face.package}/unicode.json`), 'utf8'),
    );
    return Object.entries(ranges).map(([script, range]) => ({ script, range, parts: partsOf(range) }));
  });
}

/** A variable font file of a family, as its package has it. */
export function readScript(face: Family, script: string): Promise<Buffer> {
  return once(`${face.name} ${script} whole`, () => {
    const folder = path.dirname(require.resolve(`${face.package}/package.json`));
    return readFile(path.join(folder, 'files', `${face.name}-${script}-${face.file}-normal.woff2`));
  });
}

/** First and last code point of each part. @param range `U+0000-00FF,U+0131` */
export function partsOf(range: string): [number, number][] {
  return range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^u\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** Whether a script has a character. */
export function contains({ parts }: Pick<Script, 'parts'>, character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return parts.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** All characters of a script. */
export function charactersOf({ parts }: Script): string {
  return parts
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
    .join('');
}
