import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Weight } from '../model/measure.ts';
import type { FontFace, WebFont } from '../model/site.ts';
import { cutFont } from './cut-font.mjs';
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
  scriptsOf,
} from './families.ts';

/** Another version may make other files. */
const CUTTER: string = createRequire(import.meta.url)('subset-font/package.json').version;

/**
 * The deck's fonts as WOFF2, each cut down to the characters of `text` and to the ASCII range, beside whoever asks: to pack them
 * takes longer than all else that a small deck is made of. A script that the text does not use brings no file; characters that no
 * file holds fall to the system's fonts.
 * @param texts everything the page can show
 */
export async function webFonts(texts: readonly string[]): Promise<WebFont[]> {
  const written = beyondAscii(texts);
  const used = [...new Set([...ALWAYS, ...written])].sort();
  const fonts = FAMILIES.map(async (face) => {
    const files = (await scriptsOf(face)).flatMap((script) => {
      const wanted = used.filter((character) => contains(script, character));
      if (wanted.length === 0) return [];
      if (script.script !== 'latin' && !wanted.some((character) => written.has(character))) return [];
      return face.weights.map((weight) => webFont(face, script, weight, wanted.join('')));
    });
    return Promise.all(files);
  });
  return (await Promise.all(fonts)).flat();
}

async function webFont(face: Family, script: Script, weight: Weight, wanted: string): Promise<WebFont> {
  const whole = await readScript(face, script.script);
  // Named after what it is made of.
  const hash = createHash('sha256').update(whole).update(`${CUTTER} ${weight} ${wanted}`).digest('hex').slice(0, 8);
  const source = once(`${face.name} ${script.script} ${weight} ${wanted}`, () =>
    cutFont(whole, wanted, { targetFormat: 'woff2', variationAxes: { ...face.axes, wght: weight } }),
  );
  // Who asks for the file is told.
  source.catch(() => undefined);
  return { ...named(face, script, weight, `-${hash}.woff2`), source: () => source };
}

/** Every script of the typefaces, whole, cut when it is asked for: no edit brings a character that would have to be cut anew. */
export async function servedFonts(): Promise<WebFont[]> {
  const fonts = FAMILIES.map(async (face) =>
    (await scriptsOf(face)).flatMap((script) =>
      face.weights.map((weight) => ({
        ...named(face, script, weight, '.ttf'),
        source: () => wholeScript(face, script, weight),
      })),
    ),
  );
  return (await Promise.all(fonts)).flat();
}

/** All characters of a script in one weight. */
export function wholeScript(face: Family, script: Script, weight: Weight): Promise<Buffer> {
  return once(`${face.name} ${script.script} ${weight}`, async () =>
    cutFont(await readScript(face, script.script), charactersOf(script), {
      targetFormat: 'truetype',
      variationAxes: { ...face.axes, wght: weight },
    }),
  );
}

/** @param end of the file's name, after the weight */
function named(face: Family, { script, range }: Script, weight: Weight, end: string): FontFace & { preload: boolean } {
  return {
    family: face.family,
    weight,
    fileName: `assets/${face.name}-${script}-${weight}${end}`,
    range,
    preload: script === 'latin' && face.first.includes(weight),
  };
}

const FORMATS: Readonly<Record<string, string>> = { '.woff2': 'woff2', '.ttf': 'truetype' };

/** `@font-face` rules for the fonts; `address` turns a file name into a URL. */
export function fontFaces(fonts: readonly FontFace[], address: (fileName: string) => string): string {
  return fonts
    .map(
      ({ family, weight, fileName, range }) =>
        `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;` +
        `src:url("${address(fileName)}") format("${FORMATS[path.extname(fileName)]}");unicode-range:${range}}`,
    )
    .join('\n');
}
