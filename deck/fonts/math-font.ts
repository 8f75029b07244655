import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WebFont } from '../model/site.ts';
import { cutFont } from './cut-font.mjs';
import { once } from './families.ts';

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
export async function mathFonts(texts: readonly string[], format: 'woff2' | 'truetype'): Promise<WebFont[]> {
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
  const end = format === 'woff2' ? 'woff2' : 'ttf';
  const source = () =>
    once(`math ${format} ${wanted}`, async () => {
      const whole = await readFile(createRequire(import.meta.url).resolve(FILE));
      return cutFont(whole, wanted, { targetFormat: format });
    });
  return [
    {
      family: FAMILY,
      weight: 400,
      fileName: `assets/math-${hash}.${end}`,
      range: 'U+0-10FFFF',
      preload: false,
      package: PACKAGE,
      source,
    },
  ];
}
