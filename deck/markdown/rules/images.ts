/** Pictures: in their paragraph, and behind a slide with its colour. */

import type { Renderer, StateCore, Token } from 'markdown-it';
import { colourDigits, luminance } from '../../source/attribute-values.ts';
import { report } from '../../source/faults.ts';
import { numberToken } from '../cross-references.ts';
import { decodeAddress } from '../paths.ts';
import { placeOfInline, placeOfRow } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { classesOf, makeToken, paragraphOf, plainText, takeAttribute, textToken } from '../token-tools.ts';
import { wordsOfAttribute } from './attribute-list.ts';
import {
  addressOf,
  type FoundImage,
  filmOf,
  filmTag,
  findImage,
  isFilm,
  refuseInText,
  setFilm,
  sizeOf,
} from './image-files.ts';
import { chartMeant } from './panels.ts';

/**
 * Core rule after `panels`: an image is a file of the project, has a size and a text alternative; anything else is a fault and shows
 * its text. One alone in its paragraph is a picture, which fills the room that is left and no more.
 */
export function images(state: StateCore): void {
  const scope = scopeOf(state.env);
  const tokens: Token[] = [];
  let caption: Token[] = [];
  for (const [i, token] of state.tokens.entries()) {
    tokens.push(token);
    if (token.type === 'paragraph_close' && caption.length > 0)
      tokens.push(...caption.splice(0), makeToken('pictured_close', 'figure', -1, { block: true }));
    if (token.type !== 'inline' || !token.children) continue;
    const opening = state.tokens[i - 1];
    const alone = opening?.type === 'paragraph_open' && isAlone(token.children);
    const block = token.map ? token : (opening ?? token);
    for (const image of token.children.filter(({ type }) => type === 'image')) {
      const asked = ['width', 'height', 'class'].some((name) => image.attrGet(name) !== null);
      const shown = checkImage(scope, image, block, alone);
      if (!alone || image.type !== 'image') continue;
      caption = markPicture(opening, image, shown);
      // A picture and its words stay together wherever they are set.
      const open = makeToken('pictured_open', 'figure', 1, {
        block: true,
        attrs: [['class', isNarrow(image, asked) ? 'pictured beside' : 'pictured']],
        map: block.map,
      });
      if (caption.length > 0) tokens.splice(-2, 0, open);
    }
  }
  state.tokens = tokens;
  loosen(tokens);
}

/** What stands beside a picture in a list's item is a block as it is itself, in a tight list too: the slide's room is parted between them. */
function loosen(tokens: readonly Token[]): void {
  const items: { paragraphs: Token[]; pictured: boolean }[] = [];
  for (const token of tokens) {
    if (token.type === 'list_item_open') items.push({ paragraphs: [], pictured: false });
    if (/^paragraph_/.test(token.type)) items.at(-1)?.paragraphs.push(token);
    if (token.type === 'paragraph_open' && classesOf(token).includes('picture'))
      for (const item of items) item.pictured = true;
    if (token.type !== 'list_item_close') continue;
    const closed = items.pop();
    if (closed?.pictured) for (const paragraph of closed.paragraphs) paragraph.hidden = false;
  }
}

/** So much wider than high a picture may be to leave room for words beside it. */
const BESIDE = 1.85;

/** Whether a picture whose size is left to the slide is narrow enough for its words to stand beside it. */
function isNarrow(image: Token, asked: boolean): boolean {
  return !asked && Number(image.attrGet('width')) / Number(image.attrGet('height')) < BESIDE;
}

function isAlone(children: readonly Token[]): boolean {
  const shown = children.filter(
    ({ type, content }) => type !== 'softbreak' && (type !== 'text' || content.trim() !== ''),
  );
  return shown.length === 1 && shown[0]?.type === 'image';
}

/** Marks the paragraph as a picture's, and gives its caption as a paragraph of its own. */
function markPicture(paragraph: Token, image: Token, caption: readonly Token[]): Token[] {
  paragraph.attrJoin('class', 'picture');
  const moved = classesOf(image).filter((name) => /^align-/.test(name));
  for (const name of moved) paragraph.attrJoin('class', name);
  const rest = classesOf(image).filter((name) => !moved.includes(name));
  takeAttribute(image, 'class');
  if (rest.length > 0) image.attrSet('class', rest.join(' '));
  if (caption.length === 0) return [];
  const { map, level } = paragraph;
  return paragraphOf({ content: '', children: [...caption], map }, level, { attrs: [['class', 'caption']], map });
}

/** Words by which Marp (https://marpit.marp.app/image-syntax), Deckset and Obsidian set a picture: read aloud they say nothing. */
const SETTINGS =
  /^(?:bg(?:$|\s)|(?:w|h|width|height):\d|(?:(?:inline|fit|fill|left|right|original|\d+%)(?:[,\s]+|$))+$)|\|\d+(?:x\d+)?$/;

/** @returns what stands under it: the words in brackets where another attribute says what is read aloud, or an id makes it a figure as in Quarto */
function checkImage(scope: FileScope, image: Token, block: Token, alone: boolean): Token[] {
  const take = (name: string) => takeAttribute(image, name)?.trim() || undefined;
  const words = plainText(image.children);
  const film = isFilm(image);
  const [spoken, printed] = [take('fig-alt') ?? (film ? take('title') : undefined), take('fig-cap')];
  const alt = spoken ?? (words || (printed ?? ''));
  const source = placeOfInline(scope, image, block);
  const address = decodeAddress(String(image.attrGet('src')));
  const chart = chartMeant(scope, address, source);
  if (chart !== undefined) {
    report(scope, 'missing-image', source, `"${address}" is no picture.`, `Write "${chart}", which is a chart.`);
    Object.assign(image, textToken(alt));
    return [];
  }
  if (SETTINGS.test(words)) {
    const hint =
      'Write a background on the slide, "## Title {background-image=…}", a size behind the picture, "{width=300}", and in the brackets what it shows.';
    const message = `"${words}" is what other tools set a picture by, and no text for it.`;
    report(scope, 'image-alternative', source, message, hint);
  } else if (!alt) {
    const hint = film
      ? 'Say what it shows: "![what it shows](…)", or title="…" in the shortcode.'
      : 'Say what it shows between the square brackets: "![what it shows](…)".';
    report(scope, 'image-alternative', source, `This ${film ? 'film' : 'image'} has no text alternative.`, hint);
  }
  const id: unknown = image.meta?.id;
  const said = (spoken === undefined && id === undefined) || words === '' ? undefined : image.content;
  const under = printed ?? said;
  const caption = under === undefined ? [] : wordsOfAttribute(under);
  if (typeof id === 'string' && caption.length > 0) caption.unshift(numberToken(scope, 'fig', id, source));
  const found = findImage(scope, String(image.attrGet('src')), source, film ? 'film' : undefined);
  if (film && !alone) refuseInText(scope, source);
  if (found && film) setFilm(scope, image, found, alt, source);
  else if (found) setPicture(image, found, alt);
  else {
    if (typeof id === 'string') scope.lost.add(id);
    Object.assign(image, textToken(alt));
  }
  return caption;
}

/** Gives an image token its file, its size and its words. Where the author asked for pixels, the other side follows. */
function setPicture(image: Token, found: FoundImage, alt: string): void {
  const { width, height } = sizeOf(image, found.file);
  image.attrSet('src', addressOf(found));
  image.attrSet('alt', alt);
  image.meta = { pictures: [found.path] };
  image.attrSet('width', width);
  image.attrSet('height', height);
  image.attrSet('loading', 'lazy');
  image.attrSet('decoding', 'async');
}

/** Renderer of an image that passed: its alternative is already plain text. */
export function imageTag(token: Token, { lang }: FileScope, renderer: Renderer): string {
  const film = filmOf(token);
  return film ? filmTag(token, film, lang) : `<img${renderer.renderAttrs(token)}>`;
}

/**
 * What stands behind a slide, out of its heading's attributes: a colour as a class, whose rule the build writes, and a picture as an
 * image of its own. On a dark colour the slide takes the dark tokens, on a light one the light.
 * @param attrs the heading's; what is read is taken out
 */
export function background(file: FileScope, attrs: Record<string, string>, heading: Token) {
  const take = (name: string) => {
    const value = attrs[`background-${name}`];
    delete attrs[`background-${name}`];
    return value;
  };
  const [image, colour, size, opacity] = [take('image'), take('color'), take('size'), take('opacity')];
  const classes = colour === undefined ? [] : colourClasses(colourDigits(colour));
  const tokens = image === undefined ? [] : picture(file, image, heading, { size, opacity });
  return { classes, tokens };
}

function colourClasses(digits: string): string[] {
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  // At 0.18 black and white contrast alike.
  return [`bg-${digits}`, luminance(channel(0), channel(2), channel(4)) < 0.18 ? 'on-dark' : 'on-light'];
}

function picture(
  file: FileScope,
  address: string,
  heading: Token,
  { size, opacity }: { size: string | undefined; opacity: string | undefined },
): Token[] {
  const source = placeOfRow(file, heading.map?.[0] ?? 0);
  const found = findImage(file, decodeAddress(address), source);
  if (!found) return [];
  const image = makeToken('image', 'img', 0, { attrs: [['src', '']], children: [] });
  setPicture(image, found, '');
  // In steps of a twentieth: each has a class.
  const step = opacity === undefined ? 100 : Math.round(Number(opacity) * 20) * 5;
  image.attrSet('class', ['behind', size ?? 'cover', step < 100 && `opacity-${step}`].filter(Boolean).join(' '));
  return [makeToken('inline', '', 0, { content: '', children: [image], level: 0, map: heading.map })];
}
