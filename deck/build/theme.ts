/** A theme: as it is read, and as the stylesheet that one deck has of it. */

import path from 'node:path';
import { fontFaces } from '../fonts/web-fonts.ts';
import type { Slide, SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { Asset, FontFace, Site, Theme, ThemeColour } from '../model/site.ts';
import { COLOURS } from '../panels/layout/panel-tokens.ts';
import { filesNamed, HEX_COLOUR, themeCssFaults, tokenFaults, tokensIn } from '../source/theme-css.ts';
import { asset } from './files/asset.ts';
import type { DeckFolders } from './folders.ts';
import type { ProjectFiles } from './read-files.ts';

/** The tokens of a briefing's own: what they do not name is the theme's. */
export function ownTokens({ slides }: DeckFolders): string {
  return path.posix.join(slides, 'tokens.css');
}

/** What pages ask a theme for by name. */
const NEEDED = ['tokens.css', 'index.css', 'speaker.css', 'favicon.svg'];

/**
 * Reads what of the theme is drawn or written without a browser: the colours of its `tokens.css`, its `favicon.svg`.
 * @param own the files of the briefing, if it has tokens of its own
 * @returns it, and what is wrong with its styles
 */
export async function readTheme(
  folders: DeckFolders,
  files: ProjectFiles,
  own?: ProjectFiles | undefined,
): Promise<{ theme: Theme; problems: DeckError[] }> {
  const { root, theme } = folders;
  const folder = path.resolve(root, theme);
  const { files: names } = await files.list(theme);
  const sheets = names.filter((name) => name.endsWith('.css'));
  const picture = names.filter((name) => name === `${theme}/favicon.svg`);
  const [{ texts, faults }, icons] = await Promise.all([files.read(sheets), files.read(picture)]);
  const icon = icons.texts[0]?.text ?? '';
  const file = `${theme}/tokens.css`;
  const tokens = texts.find(({ path: name }) => name === file) ?? { path: file, text: '' };
  const colours = readColours(tokens.text);
  const lacking = (hint: string, named: readonly { path: string; source: SourceRef }[]) =>
    named
      .filter((each) => !names.includes(each.path))
      .map((each) => new DeckError('theme-css', `There is no ${each.path}`, hint, each.source));
  const needed = NEEDED.map((name) => `${theme}/${name}`).map((path) => ({ path, source: { file: path, line: 1 } }));
  const broken = [
    ...lacking('Take it from the project as it came, and change it.', needed),
    ...faults,
    ...texts.flatMap((sheet) => {
      const found = lookInto(sheet);
      return [...found.faults, ...lacking(UNNAME, found.named)];
    }),
  ];
  // What is missing in a broken file follows from that.
  const missing = broken.length > 0 ? [] : tokenFaults(tokens, COLOURS, (name) => colours.has(name));
  const [sheet] = own ? (await own.read([ownTokens(folders)])).texts : [];
  const said = sheet && tokensIn(sheet, tokens.text);
  const css = said?.css ?? '';
  const problems = [...broken, ...icons.faults, ...missing, ...(said?.faults ?? [])];
  return { theme: { folder, colours: new Map([...colours, ...readColours(css)]), icon, own: css }, problems };
}

const UNNAME = 'Take out what names it, or take the file from the project as it came.';

const looked = new Map<string, { text: string; faults: DeckError[]; named: ReturnType<typeof filesNamed> }>();

/** What a sheet is broken by, and what it names, looked for again once its text differs: to go through them all is a tenth of what an edit takes. */
function lookInto(sheet: SourceFile) {
  const { path: name, text } = sheet;
  const before = looked.get(name);
  if (before?.text === text) return before;
  const look = { text, faults: themeCssFaults(sheet), named: filesNamed(sheet) };
  looked.set(name, look);
  return look;
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

/** The stylesheet that depends on the deck: its fonts, its widths and backgrounds, its own tokens, the colours for older browsers. */
export function deckStyles(
  fonts: readonly FontFace[],
  widths: readonly number[],
  slides: readonly Slide[],
  { colours, own }: Pick<Theme, 'colours' | 'own'>,
): Asset {
  const faces = fontFaces(fonts, (name) => `./${path.posix.basename(name)}`);
  return asset(
    'deck',
    'css',
    `${faces}\n${widthRules(widths)}\n${backgroundRules(slides)}\n${own}\n${fallbackColours(colours)}`,
  );
}

/** The classes that stand for `width` attributes: no style attribute is ever written. */
export function widthRules(widths: readonly number[]): string {
  return widths
    .map((width) => `.columns>.w-${width}{flex:0 1 ${width}%}:is(img,video,.film-still).w-${width}{width:${width}%}`)
    .join('\n');
}

/** The classes that stand for `background-color`. */
function backgroundRules(slides: readonly Slide[]): string {
  const classes = new Set(slides.flatMap(({ classes }) => classes));
  return [...classes]
    .filter((name) => /^bg-[0-9a-f]{6}$/.test(name))
    .sort()
    .map((name) => `.slide.${name}{background:#${name.slice(3)}}`)
    .join('\n');
}

const SHEET = /^@import "[^"]+";[ \t]*\/\* where ([^*]+?) \*\/\n/gm;

/**
 * The theme's list of sheets without those of what a deck does not have: `@import "./tabs.css"; /* where .panel-tabset *\/` names
 * elements, classes, and beginnings of classes (`.ncol-`).
 * @param texts the HTML of the slides
 */
export function sheetsFor(list: string, texts: readonly string[]): string {
  const used = namesIn(texts);
  const has = (name: string) => (name.endsWith('-') ? [...used].some((each) => each.startsWith(name)) : used.has(name));
  return list.replace(SHEET, (line, names: string) => (names.split(/\s+/).some(has) ? line : ''));
}

/** The elements of a text by name, and its classes with a dot before them. */
function namesIn(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  const lists = new Set<string>();
  for (const text of texts)
    for (const [, element, classes] of text.matchAll(/<([a-z]+)(?=[\s>])|\bclass="([^"]*)"/g)) {
      if (element !== undefined) names.add(element);
      else if (classes !== undefined) lists.add(classes);
    }
  for (const list of lists) for (const name of list.split(' ')) names.add(`.${name}`);
  return names;
}

/** What private notes ask for beside the sheets of their site, which shows none of them: for the handout. @param list as of `sheetsFor` */
export function sheetsOfNotes(list: string, { sections, loaded }: Pick<Site, 'sections' | 'loaded'>): string[] {
  const named = (texts: readonly string[]) =>
    [...sheetsFor(list, texts).matchAll(/^@import "([^"]+)";/gm)].flatMap(([, name]) => name ?? []);
  const had = named(sections.map(({ html }) => html));
  return named(loaded.deck.slides.map(({ notesHtml }) => notesHtml)).filter((name) => !had.includes(name));
}
