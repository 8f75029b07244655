import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { Theme, ThemeColour } from '../model/site.ts';
import { COLOURS } from '../panels/layout/panel-tokens.ts';
import { HEX_COLOUR, themeCssFaults, tokenFaults, tokensIn } from '../source/theme-css.ts';
import type { DeckFolders } from './folders.ts';
import type { ProjectFiles } from './read-files.ts';

/** What of a theme is needed without a browser, and what is wrong with its styles. */
export interface ReadTheme {
  theme: Theme;
  problems: DeckError[];
}

/** The tokens of a briefing's own: what they do not name is the theme's. */
export function ownTokens({ slides }: DeckFolders): string {
  return path.posix.join(slides, 'tokens.css');
}

/**
 * Reads what of the theme is drawn or written without a browser: the colours of its `tokens.css`, its `favicon.svg`.
 * @param own the files of the briefing, if it has tokens of its own
 */
export async function readTheme(
  folders: DeckFolders,
  files: ProjectFiles,
  own?: ProjectFiles | undefined,
): Promise<ReadTheme> {
  const { root, theme } = folders;
  const folder = path.resolve(root, theme);
  const [icon, { files: names }] = await Promise.all([
    readFile(path.join(folder, 'favicon.svg'), 'utf8'),
    files.list(theme),
  ]);
  const { texts } = await files.read(names.filter((name) => name.endsWith('.css')));
  const file = `${theme}/tokens.css`;
  const tokens = texts.find(({ path: name }) => name === file) ?? { path: file, text: '' };
  const colours = readColours(tokens.text);
  const broken = texts.flatMap(faultsOf);
  // What is missing in a broken file follows from that.
  const hint = 'Take it from the project as it came: it holds the colours, sizes and fonts of the theme.';
  if (!texts.includes(tokens)) broken.push(new DeckError('theme-css', `There is no ${file}`, hint, { file, line: 1 }));
  const missing = broken.length > 0 ? [] : tokenFaults(tokens, COLOURS, (name) => colours.has(name));
  const [sheet] = own ? (await own.read([ownTokens(folders)])).texts : [];
  const said = sheet && tokensIn(sheet, tokens.text);
  const css = said?.css ?? '';
  const problems = [...broken, ...missing, ...(said?.faults ?? [])];
  return { theme: { folder, colours: new Map([...colours, ...readColours(css)]), icon, own: css }, problems };
}

const looked = new Map<string, { text: string; faults: DeckError[] }>();

/** What a sheet is broken by, looked for again once its text differs: to go through them all is a tenth of what an edit takes. */
function faultsOf(sheet: SourceFile): DeckError[] {
  const { path: name, text } = sheet;
  const before = looked.get(name);
  if (before?.text === text) return before.faults;
  const faults = themeCssFaults(sheet);
  looked.set(name, { text, faults });
  return faults;
}

const COLOUR = new RegExp(
  `--([\\w-]+):\\s*(?:light-dark\\(\\s*(${HEX_COLOUR})\\s*,\\s*(${HEX_COLOUR})\\s*\\)|(${HEX_COLOUR}))\\s*;`,
  'gi',
);

/** @param css lines such as `--ink: light-dark(#15191f, #eef1f4);` or `--label-paper: #000000;` */
export function readColours(css: string): Map<string, ThemeColour> {
  const found = css.matchAll(COLOUR);
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
  return `@supports not (color:light-dark(#000,#fff)){html:root{${lines.join(';')}}}`;
}
