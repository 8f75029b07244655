import { FAMILIES, instance, unicodeRanges } from './font-source.ts';
import type { FontFace } from './fonts.ts';

/** A font while serving, cut when it is asked for. */
export interface ServedFont extends FontFace {
  preload: boolean;
  source(): Promise<Buffer>;
}

/** Every script of the typefaces, whole, as the canvas has them: no edit brings a character that would have to be cut anew. */
export async function servedFonts(): Promise<ServedFont[]> {
  const fonts = FAMILIES.map(async (face) => {
    const ranges = Object.entries(await unicodeRanges(face.package));
    return ranges.flatMap(([script, range]) =>
      face.weights.map((weight) => ({
        family: face.family,
        weight,
        fileName: `assets/${face.name}-${script}-${weight}.ttf`,
        range,
        preload: script === 'latin' && face.first.includes(weight),
        source: () => instance(face, script, weight, range),
      })),
    );
  });
  return (await Promise.all(fonts)).flat();
}
