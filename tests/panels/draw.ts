/// <reference path="../../deck/page/subset-font.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { registerFonts } from '../../deck/page/svg.ts';
import type { PanelTokens } from '../../deck/panels/index.ts';

const require = createRequire(import.meta.url);
const FAMILY = 'Source Sans 3';
const TEXT = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}\u00a0–-’`;

/** The deck's family, registered once for a test file. */
export async function prepareFonts(): Promise<void> {
  const source = await readFile(
    require.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
  );
  const weights = [400, 600, 700].map(async (wght) => ({
    family: FAMILY,
    source: await subsetFont(source, TEXT, { targetFormat: 'truetype', variationAxes: { wght } }),
  }));
  registerFonts(await Promise.all(weights));
}

/** Tokens of a theme; the build's drawings take no colour from them. */
export const tokens: PanelTokens = {
  family: FAMILY,
  sizes: { value: 28, label: 22, detail: 18 },
  colours: {
    paper: '#ffffff',
    ink: '#15191f',
    soft: '#56606c',
    rule: '#d9dee4',
    tint: '#f3f5f7',
    accent: '#0072b2',
    alert: '#d55e00',
    ground: '#009e73',
    mark: '#7f8995',
  },
};

export const SIZES = [
  { width: 1120, height: 380 },
  { width: 740, height: 380 },
  { width: 540, height: 340 },
] as const;
