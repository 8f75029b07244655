import { readFile } from 'node:fs/promises';
import type { ThemeColour } from '../model/site.ts';

const FILE = new URL('../../theme/tokens.css', import.meta.url);

/** The colours of `theme/tokens.css` by name, for what is drawn or written without a browser. */
export async function themeColours(): Promise<Map<string, ThemeColour>> {
  return readColours(await readFile(FILE, 'utf8'));
}

/** @param css lines such as `--ink: light-dark(#15191f, #eef1f4);` or `--label-paper: #000000;` */
export function readColours(css: string): Map<string, ThemeColour> {
  const found = css.matchAll(
    /--([\w-]+):\s*(?:light-dark\(\s*(#[0-9a-f]{3,8})\s*,\s*(#[0-9a-f]{3,8})\s*\)|(#[0-9a-f]{3,8}))\s*;/gi,
  );
  return new Map(
    [...found].map(([, name = '', light, dark, both]) => [
      name,
      { light: light ?? both ?? '', dark: dark ?? both ?? '' },
    ]),
  );
}

/** The light colours once more, for browsers that do not know `light-dark()`: without them charts would be black on black. */
export function fallbackColours(colours: ReadonlyMap<string, ThemeColour>): string {
  const lines = [...colours].map(([name, { light }]) => `--${name}:${light}`);
  return `@supports not (color:light-dark(#000,#fff)){:root{${lines.join(';')}}}`;
}
