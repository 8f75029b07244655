import path from 'node:path';
import { fontFaces } from '../fonts/web-fonts.ts';
import type { Slide } from '../model/deck.ts';
import type { Asset, FontFace, Site, Theme } from '../model/site.ts';
import { asset } from './files/asset.ts';
import { fallbackColours } from './theme.ts';

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
  const classes = new Set(slides.flatMap(({ classes }) => classes.filter((name) => /^bg-[0-9a-f]{6}$/.test(name))));
  return [...classes]
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
  const left = sheetsFor(
    list,
    loaded.deck.slides.map(({ notesHtml }) => notesHtml),
  );
  const had = sheetNames(
    sheetsFor(
      list,
      sections.map(({ html }) => html),
    ),
  );
  return sheetNames(left).filter((name) => !had.includes(name));
}

function sheetNames(list: string): string[] {
  return [...list.matchAll(/^@import "([^"]+)";/gm)].flatMap(([, name]) => name ?? []);
}
