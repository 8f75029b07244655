import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Weight } from '../model/measure.ts';
import { cutFont } from './cut-font.ts';

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
}

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
  },
  {
    family: 'Source Serif 4',
    package: '@fontsource-variable/source-serif-4',
    name: 'source-serif-4',
    weights: [400, 600],
    first: [600],
    file: 'opsz',
    axes: { opsz: 44 },
  },
];

/** Fonts read, and fonts cut for one text, stay so: the key is family, script, weight and characters. */
const cache = new Map<string, Promise<Buffer>>();

/** A font, made once for a key. */
export function cut(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  // What failed is tried again by who asks again.
  made.catch(() => cache.delete(key));
  return made;
}

/** All characters of a script in one weight. */
export function instance(face: Family, script: string, weight: Weight, range: string): Promise<Buffer> {
  return cut(`${face.name} ${script} ${weight}`, async () =>
    cutFont(await readScript(face, script), charactersOf(range), {
      targetFormat: 'truetype',
      variationAxes: { ...face.axes, wght: weight },
    }),
  );
}

/** A variable font file of a family, as its package has it. */
export function readScript(face: Family, script: string): Promise<Buffer> {
  return cut(`${face.name} ${script} whole`, () => {
    const folder = path.dirname(require.resolve(`${face.package}/package.json`));
    return readFile(path.join(folder, 'files', `${face.name}-${script}-${face.file}-normal.woff2`));
  });
}

const ranges = new Map<string, Promise<Record<string, string>>>();

/** CSS `unicode-range` of each script of a package. */
export function unicodeRanges(name: string): Promise<Record<string, string>> {
  const known = ranges.get(name);
  if (known) return known;
  const read = readFile(require.resolve(`${name}/unicode.json`), 'utf8').then(JSON.parse);
  ranges.set(name, read);
  return read;
}

const parsed = new Map<string, [number, number][]>();

/** First and last code point of each part of a CSS unicode-range (`U+0000-00FF,U+0131`). */
function parts(range: string): [number, number][] {
  const known = parsed.get(range);
  if (known) return known;
  const made = range.split(',').map((part): [number, number] => {
    const [from = '', to = from] = part.trim().replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
  parsed.set(range, made);
  return made;
}

/** Whether a CSS unicode-range holds a character. */
export function contains(range: string, character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return parts(range).some(([from, to]) => codePoint >= from && codePoint <= to);
}

function charactersOf(range: string): string {
  return parts(range)
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
    .join('');
}
