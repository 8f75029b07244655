/** The web fonts of a site, each cut to the characters that its pages use, and the font of formulas. */

import { createHash, type Hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Options } from 'subset-font';
import type { Weight } from '../model/measure.ts';
import type { FontFace, WebFont } from '../model/site.ts';
import { cutFont } from './cut-font.mjs';
import { type Fallback, glyphsOf, readFallback } from './fallbacks.ts';
import {
  ALWAYS,
  beyondAscii,
  charactersOf,
  contains,
  FAMILIES,
  type Family,
  once,
  readScript,
  type Script,
  SIGNS,
  scriptsOf,
} from './families.ts';

const require = createRequire(import.meta.url);

/** Another version may make other files. */
const CUTTER: string = require('subset-font/package.json').version;

/**
 * The deck's fonts as WOFF2, each cut down to the characters of `text` and to what any has, beside whoever asks: to pack them
 * takes longer than all else that a small deck is made of. A script that the text does not use brings no file; the signs of ASCII that
 * prose seldom has are a file of their own; what a family has no glyph for is cut from a fallback, of that character alone.
 * @param texts everything the page can show
 * @param format unpacked for a page that is only printed
 */
export async function webFonts(texts: readonly string[], format: Format = 'woff2'): Promise<WebFont[]> {
  const written = [...beyondAscii(texts)].sort();
  const always = [...ALWAYS].sort();
  const fonts = FAMILIES.map(async (face) => {
    const { own, fallbacks } = await glyphsOf(face, written);
    const scripts = (await scriptsOf(face)).flatMap((script) => {
      const used = own.get(script) ?? [];
      if (script.script !== 'latin' && used.length === 0) return [];
      const kept = always.filter((character) => contains(script, character));
      const wanted = [...new Set([...kept, ...used])].sort().join('');
      const letters = face.weights.map((weight) => webFont(face, script, weight, wanted, format));
      // Signs come after: of rules whose ranges overlap, the last is taken.
      const signs =
        script.script === 'latin' ? face.weights.map((weight) => signFont(face, script, weight, format)) : [];
      return [...letters, ...signs];
    });
    const others = [...fallbacks].map(([file, characters]) => fallbackFonts(face, file, characters, format));
    return [...(await Promise.all(scripts)), ...(await Promise.all(others)).flat()];
  });
  const all = (await Promise.all([...fonts, mathFonts(texts, format)])).flat();
  // Begun at once; who asks for a file is told what went wrong.
  for (const { source } of all) source().catch(() => undefined);
  return all;
}

async function webFont(face: Family, script: Script, weight: Weight, wanted: string, format: Format): Promise<WebFont> {
  const whole = await readScript(face, script.script);
  const cut = cutOf(`${face.name} ${script.script}`, whole, wanted, optionsOf(face, weight), format);
  return { ...named(face, script, weight, `-${cut.hash}${ENDINGS[format]}`), source: cut.source };
}

async function signFont(face: Family, script: Script, weight: Weight, format: Format): Promise<WebFont> {
  return { ...(await webFont(face, script, weight, SIGNS, format)), range: rangeOf([...SIGNS]), preload: false };
}

/** Characters as CSS `unicode-range`. */
function rangeOf(characters: readonly string[]): string {
  return characters.map((each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase()}`).join(',');
}

/** A file as it will be cut; its hash names all that it is made of. */
function cutOf(name: string, whole: Buffer, wanted: string, options: CutOptions, format: Format) {
  const key = `${CUTTER} ${JSON.stringify(options)} ${wanted}`;
  const hash = hashOf(whole).update(key).digest('hex').slice(0, 8);
  const source = () =>
    once(`${name} ${format} ${key}`, () => cutFont(whole, wanted, { ...options, targetFormat: format }));
  return { hash, source };
}

/** By files: the hash of their bytes, which some have half a million of, and every edit asks. */
const begun = new WeakMap<Buffer, Hash>();

/** A hash that a file's bytes have gone into. */
function hashOf(whole: Buffer): Hash {
  const known = begun.get(whole) ?? createHash('sha256').update(whole);
  begun.set(whole, known);
  return known.copy();
}

export type Format = 'woff2' | 'truetype';
const ENDINGS: Readonly<Record<Format, string>> = { woff2: '.woff2', truetype: '.ttf' };
type CutOptions = Pick<Options, 'keepFeatures' | 'variationAxes'>;

/**
 * What a family lacks, under the family's own name and for these characters alone: no style need name another family.
 * A file of one weight serves for all, and is not made bold: it has a rule for each, since browsers look at one weight's rules only.
 */
async function fallbackFonts(
  face: Family,
  fallback: Fallback,
  characters: readonly string[],
  format: Format,
): Promise<WebFont[]> {
  const whole = await readFallback(fallback);
  const wanted = characters.join('');
  const range = rangeOf(characters);
  return face.weights.map((weight) => {
    const { variable, name } = fallback;
    const { hash, source } = cutOf(name, whole, wanted, variable ? { variationAxes: { wght: weight } } : {}, format);
    const end = `${variable ? `-${weight}` : ''}-${hash}${ENDINGS[format]}`;
    return {
      family: face.family,
      weight,
      fileName: `assets/${name}${end}`,
      range,
      preload: false,
      package: fallback.package,
      source,
    };
  });
}

/**
 * Every script of the typefaces, whole, cut when it is asked for: no edit brings a character that would have to be cut anew. Of the
 * fallbacks only what the texts ask for.
 */
export async function servedFonts(texts: readonly string[]): Promise<WebFont[]> {
  const written = [...beyondAscii(texts)].sort();
  const fonts = FAMILIES.map(async (face) => {
    const { fallbacks } = await glyphsOf(face, written);
    const scripts = (await scriptsOf(face)).flatMap((script) =>
      face.weights.map((weight) => ({
        ...named(face, script, weight, '.ttf'),
        source: () => wholeScript(face, script, weight),
      })),
    );
    const others = [...fallbacks].map(([file, characters]) => fallbackFonts(face, file, characters, 'truetype'));
    return [...scripts, ...(await Promise.all(others)).flat()];
  });
  return (await Promise.all([...fonts, mathFonts(texts, 'truetype')])).flat();
}

/** All characters of a script in one weight. */
export function wholeScript(face: Family, script: Script, weight: Weight): Promise<Buffer> {
  return once(`${face.name} ${script.script} ${weight}`, async () =>
    cutFont(await readScript(face, script.script), charactersOf(script), {
      ...optionsOf(face, weight),
      targetFormat: 'truetype',
    }),
  );
}

function optionsOf({ axes, features }: Family, weight: Weight): CutOptions {
  return { keepFeatures: features, variationAxes: { ...axes, wght: weight } };
}

/** @param end of the file's name, after the weight */
function named(face: Family, { script, range }: Script, weight: Weight, end: string): Omit<WebFont, 'source'> {
  return {
    family: face.family,
    weight,
    fileName: `assets/${face.name}-${script}-${weight}${end}`,
    range,
    preload: script === 'latin' && face.first.includes(weight),
    package: face.package,
  };
}

/** `@font-face` rules for the fonts; `address` turns a file name into a URL. */
export function fontFaces(fonts: readonly FontFace[], address: (fileName: string) => string): string {
  return fonts
    .map(
      ({ family, weight, fileName, range }) =>
        `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;` +
        `src:url("${address(fileName)}") format("${fileName.endsWith('.ttf') ? 'truetype' : 'woff2'}");unicode-range:${range}}`,
    )
    .join('\n');
}

const PACKAGE = '@fontsource/noto-sans-math';
const FILE = `${PACKAGE}/files/noto-sans-math-latin-400-normal.woff2`;

/** What theme/formulas.css asks for: a font with a table MATH, without which brackets, roots and bars stay as small as letters. */
const FAMILY = 'Deck Math';

const FORMULA = /<math[\s>][\s\S]*?<\/math>/g;
/** The letters that MathML draws a variable with (https://www.w3.org/TR/mathml-core/#italic-mappings), beside those that are written. */
const ITALICS = [
  [0x1d434, 0x1d467],
  [0x1d6e2, 0x1d71b],
  [0x210e, 0x210e],
] as const;
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

/** The font of formulas, cut to what they use; none for texts without a formula. */
export async function mathFonts(texts: readonly string[], format: Format): Promise<WebFont[]> {
  const formulas = texts.flatMap((text) => text.match(FORMULA) ?? []);
  if (formulas.length === 0) return [];
  const written = formulas.map((text) => text.replace(/<annotation[\s\S]*?<\/annotation>|<[^>]*>/g, ''));
  const letters = ITALICS.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  );
  // A root's sign is in no text: a browser draws it of its own accord.
  const roots = formulas.some((text) => /<m(?:sqrt|root)/.test(text)) ? '√' : '';
  const wanted = [...new Set([...ASCII, ...letters, ...roots, ...written.join('')])].sort().join('');
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 8);
  const source = () =>
    once(`math ${format} ${wanted}`, async () =>
      cutFont(await readFile(require.resolve(FILE)), wanted, { targetFormat: format }),
    );
  return [
    {
      family: FAMILY,
      weight: 400,
      fileName: `assets/math-${hash}${ENDINGS[format]}`,
      range: 'U+0-10FFFF',
      preload: false,
      package: PACKAGE,
      source,
    },
  ];
}
