import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

type Weight = 400 | 600 | 700;

interface Family {
  family: string;
  package: string;
  name: string;
  /** The weights that the theme and the charts use. */
  weights: readonly Weight[];
  /** Those that a first slide has. */
  first: readonly Weight[];
}

/**
 * The two typefaces, from their Fontsource packages (variable, one file a script), cut into static weights: together no
 * larger than the variable file, and a browser that prints embeds them as fonts. A variable one becomes loose shapes
 * (Type 3) in Skia's PDF, whose words readers put together by guess.
 */
const FAMILIES: readonly [Family, Family] = [
  {
    family: 'Source Sans 3',
    package: '@fontsource-variable/source-sans-3',
    name: 'source-sans-3',
    weights: [400, 600, 700],
    first: [400, 600],
  },
  {
    family: 'Source Serif 4',
    package: '@fontsource-variable/source-serif-4',
    name: 'source-serif-4',
    weights: [400, 600],
    first: [600],
  },
];

/** Families of text and of titles, as the theme names them. */
export const SANS = FAMILIES[0].family;
export const SERIF = FAMILIES[1].family;

/** Printable ASCII and the marks of good typesetting: kept whatever the deck says, so that small edits find their glyphs. */
const ALWAYS = `\n${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}\u00a0–—‘’“”„‚«»…·×−±§°€£↑↓→`;

/** A font file of the page. */
export interface WebFont {
  family: string;
  weight: Weight;
  fileName: string;
  source: Buffer;
  /** CSS `unicode-range`. */
  range: string;
  /** Whether the first slide needs it: worth a preload. */
  preload: boolean;
}

/** Fonts cut for one text stay cut: the key is family, script, weight and characters. */
const cache = new Map<string, Promise<Buffer>>();

function cut(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/**
 * The deck's fonts as WOFF2, each cut down to the characters of `text` and to the ASCII range. A script that the text does
 * not use brings no file; characters that no file holds fall to the system's fonts.
 * @param text everything the page can show
 */
export async function webFonts(text: string): Promise<WebFont[]> {
  const written = beyondAscii(text);
  const used = new Set([...ALWAYS, ...written]);
  const fonts = await Promise.all(
    FAMILIES.map(async (face) => {
      const ranges = await unicodeRanges(face.package);
      const files = Object.entries(ranges).flatMap(([script, range]) => {
        const wanted = [...used]
          .filter((character) => contains(range, character))
          .sort()
          .join('');
        if (wanted === '' || (script !== 'latin' && ![...wanted].some((character) => written.has(character))))
          return [];
        return face.weights.map((weight) => webFont(face, script, weight, wanted, range));
      });
      return Promise.all(files);
    }),
  );
  return fonts.flat();
}

async function webFont(face: Family, script: string, weight: Weight, wanted: string, range: string): Promise<WebFont> {
  const source = await cut(`${face.name} ${script} ${weight} ${wanted}`, async () =>
    subsetFont(await readScript(face, script), wanted, { targetFormat: 'woff2', variationAxes: { wght: weight } }),
  );
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  const fileName = `assets/${face.name}-${script}-${weight}-${hash}.woff2`;
  return {
    family: face.family,
    weight,
    fileName,
    source,
    range,
    preload: script === 'latin' && face.first.includes(weight),
  };
}

/** What is not ASCII is little, and found faster than gone through. */
function beyondAscii(text: string): Set<string> {
  return new Set(text.match(/[^\n -~]/gu));
}

/** `@font-face` rules for the fonts; `address` turns a file name into a URL. */
export function fontFaces(fonts: readonly WebFont[], address: (fileName: string) => string): string {
  return fonts
    .map(
      ({ family, weight, fileName, range }) =>
        `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;` +
        `src:url("${address(fileName)}") format("woff2");unicode-range:${range}}`,
    )
    .join('\n');
}

/** A static instance for the Node canvas; `key` tells whether it is registered already. */
export interface CanvasFont {
  key: string;
  family: string;
  weight: Weight;
  source: Buffer;
}

/**
 * A typeface, the charts' own if none is named, as static TrueType instances for the Node canvas, which knows no variable axes. They are not cut down,
 * so that an edit's new characters are there already.
 * @param text everything the charts show: which scripts are needed
 */
export async function canvasFonts(text: string, family: string = SANS): Promise<CanvasFont[]> {
  const face = FAMILIES.find((each) => each.family === family) ?? FAMILIES[0];
  const ranges = await unicodeRanges(face.package);
  const used = [...ALWAYS, ...beyondAscii(text)];
  const scripts = Object.entries(ranges).filter(([, range]) => used.some((character) => contains(range, character)));
  const instances = scripts.flatMap(([script, range]) =>
    face.weights.map(async (weight) => {
      const key = `${face.name} ${script} ${weight}`;
      const source = await cut(key, async () =>
        subsetFont(await readScript(face, script), charactersOf(range), {
          targetFormat: 'truetype',
          variationAxes: { wght: weight },
        }),
      );
      return { key, family: face.family, weight, source };
    }),
  );
  return Promise.all(instances);
}

function readScript(face: Family, script: string): Promise<Buffer> {
  const folder = path.dirname(require.resolve(`${face.package}/package.json`));
  return readFile(path.join(folder, 'files', `${face.name}-${script}-wght-normal.woff2`));
}

async function unicodeRanges(name: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(require.resolve(`${name}/unicode.json`), 'utf8'));
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

function contains(range: string, character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return parts(range).some(([from, to]) => codePoint >= from && codePoint <= to);
}

function charactersOf(range: string): string {
  return parts(range)
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
    .join('');
}
