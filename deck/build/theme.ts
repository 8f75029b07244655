import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Theme, ThemeColour } from '../model/site.ts';
import type { DeckFolders } from './folders.ts';

/** Reads what of the theme is drawn or written without a browser: the colours of its `tokens.css`, its `favicon.svg`. */
export async function readTheme({ root, theme }: DeckFolders): Promise<Theme> {
  const folder = path.resolve(root, theme);
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  const [tokens, icon] = await Promise.all([read('tokens.css'), read('favicon.svg')]);
  return { folder, colours: readColours(tokens), icon };
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
