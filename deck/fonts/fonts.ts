import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Weight } from '../model/measure.ts';
import type { FontFace, WebFont } from '../model/site.ts';
import { cutFont } from './cut-font.ts';
import { contains, cut, FAMILIES, type Family, readScript, unicodeRanges } from './font-source.ts';

/** Families of text and of titles, as the theme names them. */
export const SANS = FAMILIES[0].family;
export const SERIF = FAMILIES[1].family;

/** Printable ASCII and the marks of good typesetting: kept whatever the deck says, so that small edits find their glyphs. */
const ALWAYS = `\n${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}\u00a0–—‘’“”„‚«»…·×−±§°€£↑↓→`;

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
  const whole = await readScript(face, script);
  // Named after what it is made of.
  const hash = createHash('sha256').update(whole).update(`${CUTTER} ${weight} ${wanted}`).digest('hex').slice(0, 8);
  const source = cut(`${face.name} ${script} ${weight} ${wanted}`, () =>
    cutFont(whole, wanted, { targetFormat: 'woff2', variationAxes: { ...face.axes, wght: weight } }),
  );
  // Who asks for the file is told.
  source.catch(() => undefined);
  return {
    family: face.family,
    weight,
    fileName: `assets/${face.name}-${script}-${weight}-${hash}.woff2`,
    range,
    preload: script === 'latin' && face.first.includes(weight),
    source: () => source,
  };
}

/** What is not ASCII is little, and found faster than gone through. */
function beyondAscii(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.match(/[^\n -~]/gu) ?? []));
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

/** A font file for the Node canvas; `key` tells whether it is registered already. */
export interface CanvasFont {
  key: string;
  family: string;
  source: Buffer;
}

/**
 * A typeface, the charts' own if none is named, as its package has it: variable, one file a script. The canvas knows the axis, see
 * canvas-font.ts, and nothing need be cut before the first chart is drawn.
 * @param text everything the charts show: which scripts are needed
 */
export async function canvasFonts(text: string, family: string = SANS): Promise<CanvasFont[]> {
  const face = FAMILIES.find((each) => each.family === family) ?? FAMILIES[0];
  const ranges = await unicodeRanges(face.package);
  const used = [...ALWAYS, ...beyondAscii([text])];
  const scripts = Object.entries(ranges).filter(([, range]) => used.some((character) => contains(range, character)));
  return Promise.all(
    scripts.map(async ([script]) => {
      return { key: `${face.name} ${script}`, family: face.family, source: await readScript(face, script) };
    }),
  );
}
