import * as tokens from 'css-tree/tokenizer';
import type { SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { placeAt } from './faults.ts';
import { suggest } from './nearest.ts';

const CLOSES: ReadonlyMap<number, string> = new Map([
  [tokens.LeftCurlyBracket, '}'],
  [tokens.LeftParenthesis, ')'],
  [tokens.LeftSquareBracket, ']'],
  [tokens.Function, ')'],
]);
const CLOSING: readonly number[] = [tokens.RightCurlyBracket, tokens.RightParenthesis, tokens.RightSquareBracket];
const ENDS: readonly number[] = [tokens.Semicolon, tokens.LeftCurlyBracket, tokens.RightCurlyBracket];

/** What a stylesheet of the theme is broken by: browsers go on in silence, with half of it. The first fault only, others come of it. */
export function themeCssFaults(file: SourceFile): DeckError[] {
  const { text } = file;
  const faults: DeckError[] = [];
  const fault = (offset: number, message: string, hint: string) =>
    faults.push(new DeckError('theme-css', message, hint, placeAt(file, offset)));
  const open: { closes: string; at: number }[] = [];
  let property: { name: string; at: number; depth: number } | undefined;
  let before: { type: number; start: number; end: number } | undefined;
  tokens.tokenize(text, (type, start, end) => {
    if (type === tokens.WhiteSpace || type === tokens.Comment) return;
    const written = text.slice(start, end);
    if (type === tokens.BadString)
      fault(start, 'A quotation mark opens here and is not closed on its line', 'Close it.');
    const name = before && type === tokens.Colon ? text.slice(before.start, before.end) : '';
    if (before && name.startsWith('--')) {
      if (property && property.depth === open.length)
        fault(property.at, `The value of "${property.name}" goes on into "${name}"`, 'Write a semicolon after it.');
      property = { name, at: before.start, depth: open.length };
    }
    if (ENDS.includes(type) && property && property.depth >= open.length) property = undefined;
    const closes = CLOSES.get(type);
    if (closes) open.push({ closes, at: start });
    if (CLOSING.includes(type)) {
      const last = open.pop();
      if (!last) fault(start, `"${written}" closes nothing`, 'Take it out, or open what it closes.');
      else if (last.closes !== written)
        fault(last.at, `What opens here is never closed: "${last.closes}" is missing`, 'Close it.');
    }
    before = { type, start, end };
  });
  const left = open.at(0);
  if (left) fault(left.at, `What opens here is never closed: "${left.closes}" is missing`, 'Close it.');
  return faults.slice(0, 1);
}

const NAMED = /@import\s+(?:url\(\s*)?["']?(\.[^"')]+)|\burl\(\s*["']?(\.[^"')]+)/g;

/** Files at and below its own folder that a stylesheet names, each with where it does. */
export function filesNamed(file: SourceFile): { path: string; source: SourceRef }[] {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return [...withoutComments(file.text).matchAll(NAMED)].flatMap(({ index, 0: all, 1: sheet, 2: other = '' }) => {
    const [name = ''] = (sheet ?? other).split(/[?#]/);
    const parts = name.split('/').filter((part) => part !== '.');
    if (parts.includes('..')) return [];
    return [{ path: folder + parts.join('/'), source: placeAt(file, index + all.lastIndexOf(name)) }];
  });
}

/** Colours that drawings take from the theme and do not find, or cannot read. */
export function tokenFaults(file: SourceFile, wanted: readonly string[], read: (name: string) => boolean): DeckError[] {
  return wanted
    .filter((name) => !read(name))
    .map((name) => {
      const at = file.text.search(new RegExp(`--${name}\\s*:`));
      const hint = `Write it as hexadecimal, light then dark: "--${name}: light-dark(#15191f, #eef1f4);".`;
      const message = at < 0 ? `The colour "--${name}" is missing` : `"--${name}" is no colour that charts can read`;
      return new DeckError('theme-token', message, hint, placeAt(file, Math.max(0, at)));
    });
}

/**
 * What a briefing's own `tokens.css` says: one or more `:root { --name: value; }` of names that the theme has. It goes into the site as it is
 * read, never as it is written: comments stay the author's, and a value that could end the style holds no sign that would. It outweighs the
 * theme's own, before which it stands while serving.
 * @param theme the text of the theme's own tokens
 * @returns the same as CSS, and what is wrong with it
 */
export function tokensIn(file: SourceFile, theme: string): { css: string; faults: DeckError[] } {
  const faults = themeCssFaults(file);
  if (faults.length > 0) return { css: '', faults };
  const fault = (offset: number, message: string, hint: string) =>
    faults.push(new DeckError('theme-token', message, hint, placeAt(file, offset)));
  const known = [...new Set([...theme.matchAll(/--([\w-]+)\s*:/g)].map(([, name = '']) => name))];
  const text = withoutComments(file.text);
  const rest = text.replace(ROOT, blank);
  const strange = rest.search(/\S/);
  if (strange >= 0)
    fault(strange, 'Tokens alone may stand here', 'Write ":root { --accent: light-dark(#0072b2, #56b4e9); }".');
  const lines: string[] = [];
  for (const block of text.matchAll(ROOT)) {
    let at = block.index + (block[0].indexOf('{') + 1);
    for (const written of (block[1] ?? '').split(';')) {
      const [, name = '', value = ''] = /^\s*--([\w-]+)\s*:\s*(\S[\s\S]*?)\s*$/.exec(written) ?? [];
      const offset = at + written.search(/\S|$/);
      at += written.length + 1;
      if (written.trim() === '') continue;
      if (name === '') fault(offset, `"${written.trim()}" is no token`, 'Write "--name: value;".');
      else if (!known.includes(name))
        fault(offset, `The theme has no token "--${name}"`, suggest(name, known, 'Tokens'));
      else if (!VALUE.test(value)) fault(offset, `The value of "--${name}" cannot be read`, COLOUR);
      else if (isColour(theme, name) && !HEX.test(value))
        fault(offset, `"--${name}" is no colour that charts can read`, COLOUR);
      else lines.push(`--${name}:${value.replace(/\s+/g, ' ')}`);
    }
  }
  return { css: lines.length > 0 ? `html:root{${lines.join(';')};}` : '', faults };
}

const ROOT = /:root\s*\{([^{}]*)\}/g;
const VALUE = /^[\w#%.,()\s"'+*/-]+$/;
/** A colour in hexadecimal: of three or six digits, with opacity of four or eight. https://www.w3.org/TR/css-color-4/#hex-notation */
export const HEX_COLOUR = '#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![0-9a-f])';
const HEX = new RegExp(`^(?:light-dark\\(\\s*${HEX_COLOUR}\\s*,\\s*${HEX_COLOUR}\\s*\\)|${HEX_COLOUR})$`, 'i');
const COLOUR = 'A colour is hexadecimal, light then dark: "light-dark(#15191f, #eef1f4)"; a size ends in px.';

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, blank);
}

/** As many blanks as signs, lines kept: places stay what they are. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function isColour(theme: string, name: string): boolean {
  return new RegExp(`--${name}\\s*:\\s*(?:light-dark\\(|#)`).test(theme);
}
