import type { WebFont } from '../model/site.ts';
import { FAMILIES, instance, unicodeRanges } from './font-source.ts';

/** Every script of the typefaces, whole, cut when it is asked for: no edit brings a character that would have to be cut anew. */
export async function servedFonts(): Promise<WebFont[]> {
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
