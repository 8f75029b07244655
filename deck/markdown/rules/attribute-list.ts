/** Lists of attributes in braces: how one is read, what those in a line hang on, and words in a value that become inlines. */

import type { StateCore, StateInline, Token } from 'markdown-it';
import utils from 'markdown-it-attrs/utils.js';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { findText, placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { eachToken, makeToken, matchAt } from '../token-tools.ts';

const PART = /\s*(?:#([^\s{}]+)|\.([^\s{}]+)|([^\s=.#"'{}]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?)(?=\s|$)/uy;

/**
 * Reads Pandoc's attribute list (https://pandoc.org/MANUAL.html#extension-fenced_divs), without its braces.
 * @returns pairs in order, `.a` as `['class', 'a']`, `#b` as `['id', 'b']`; nothing if it is malformed
 */
export function readAttributeList(text: string): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  const source = text.trim();
  let at = 0;
  while (at < source.length) {
    const match = matchAt(PART, source, at);
    if (!match) return undefined;
    const [, id, name, key, ...values] = match;
    if (id) pairs.push(['id', id]);
    else if (name) pairs.push(['class', name]);
    else if (key) pairs.push([key, values.find((value) => value !== undefined) ?? '']);
    at = PART.lastIndex;
  }
  return pairs;
}

const BRACES = { leftDelimiter: '{', rightDelimiter: '}' };
const beginsWithList = utils.hasDelimiters('start', BRACES);

/**
 * Core rule before markdown-it-attrs: hangs the attribute lists in a line on what stands before them, as its patterns "inline attributes"
 * and "inline nesting 0" do, with its own reader. They begin at the start of the line again after each list, and a paragraph of
 * thousands of spans took minutes.
 */
export function inlineAttributes(state: StateCore): void {
  const rules = new Set<Token>();
  for (const [i, token] of state.tokens.entries()) {
    if (token.type !== 'inline' || !token.children) continue;
    token.children = hang(token.children);
    const opening = state.tokens[i - 1];
    if (opening?.type === 'heading_open' || /^(?:Table)?:\s/.test(token.content)) dropEmpty(token);
    if (opening?.type !== 'paragraph_open' || !EMPTY_RULE.test(token.content)) continue;
    Object.assign(opening, { type: 'hr', tag: 'hr', nesting: 0, markup: token.content.split(/[ \t{]/)[0] });
    for (const rest of state.tokens.slice(i, i + 2)) rules.add(rest);
  }
  state.tokens = state.tokens.filter((token) => !rules.has(token));
}

/** A list of nothing gives nothing, and is none of the words. In prose, as the name of a set, it stands apart from what is before it. */
const EMPTY = /^\{[ \t]*\}/;
const EMPTY_LAST = /[ \t]*\{[ \t]*\}$/;
const EMPTY_RULE = /^(?:-{3,}|\*{3,}|_{3,})[ \t]*\{[ \t]*\}$/;

function dropEmpty({ children }: Token): void {
  const last = children?.at(-1);
  if (last?.type === 'text') last.content = last.content.replace(EMPTY_LAST, '');
}

function hang(children: readonly Token[]): Token[] {
  const open: Token[] = [];
  let owner: Token | undefined;
  return children.filter((child, i) => {
    const before = owner;
    if (child.nesting > 0) open.push(child);
    owner = child.nesting < 0 ? open.pop() : isWhole(child) ? child : undefined;
    if (child.type === 'text' && /^(?:citation|footnote_ref|math)$/.test(children[i - 1]?.type ?? ''))
      child.content = child.content.replace(EMPTY, '');
    return child.type !== 'text' || !before || takeLists(child, before) || !isWhole(before);
  });
}

function isWhole({ type }: Token): boolean {
  return type === 'image' || type === 'code_inline';
}

/** @returns whether anything is left of the text */
function takeLists(text: Token, owner: Token): boolean {
  for (;;) {
    text.content = text.content.replace(EMPTY, '');
    if (!beginsWithList(text.content)) return text.content !== '';
    // markdown-it-attrs ends a list at the first brace, one within a value too.
    const list = attributeListAt(text.content, 0);
    const pairs = list === undefined ? undefined : readAttributeList(list.slice(1, -1));
    utils.addAttrs(pairs ?? utils.getAttrs(text.content, 0, BRACES), owner);
    text.content = text.content.slice(pairs && list ? list.length : text.content.indexOf('}') + 1);
  }
}

const PAIR = String.raw`(?:[#.][^\s{}"'=]+|[^\s=.#"'{}]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`;
const LIST = new RegExp(String.raw`\{\s*${PAIR}(?:\s+${PAIR})*\s*\}`, 'y');
const LISTS = new RegExp(LIST.source, 'g');

/** What would be read as marks within a value. */
const MARKS = /["'][^"']*[*_`~^$<[@=+][^"']*["']/;

/** Inline rule: marks within an attribute's value are the value's, else the braces would be torn apart and stand as they are written. */
export function attributeLists(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '{') return false;
  const list = attributeListAt(src, pos);
  if (list === undefined || !MARKS.test(list)) return false;
  if (!silent) state.pending += list;
  state.pos += list.length;
  return true;
}

/** The attribute list that begins at a place, with its braces. */
function attributeListAt(text: string, at: number): string | undefined {
  return matchAt(LIST, text, at)?.[0];
}

/**
 * Core rule behind `attributes`, as long as what is escaped stands apart: a list that hangs on nothing, as in "words {.a} more words", stands
 * as it is written, and that is said. The front matter refuses it: see front-words.ts.
 */
export function looseAttributes(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { token, block } of eachToken(state.tokens)) {
    if (token.type !== 'text' || !token.content.includes('{')) continue;
    for (const [list] of token.content.matchAll(LISTS)) {
      const from = placeOfBlock(scope, block);
      letPass(scope, 'foreign-mark', findText(scope, list, from, block.map?.[1] ?? from.line), list);
    }
  }
}

/** Words of an attribute, such as a title, which `attributeWords` turns into inlines. */
export function wordsOfAttribute(text: string): Token[] {
  return [makeToken('words', '', 0, { content: text })];
}

/** Core rule behind all that set such words: each is parsed as a line of its own, with all that may stand in a line. */
export function attributeWords(state: StateCore): void {
  const scope = scopeOf(state.env);
  let block: Token | undefined;
  for (const token of state.tokens) {
    if (token.map) block = token;
    if (token.type !== 'inline' || !token.children?.some(({ type }) => type === 'words')) continue;
    const own = { ...scope, text: { ...scope.text, lineOf: [block?.map?.[0] ?? 0] }, footnotes: new Map() };
    // Marks are known for what they are, of footnotes of the file too, none of which is counted here.
    const { footnotes } = state.env as { footnotes?: { refs?: object } };
    const unused = () => Object.fromEntries(Object.keys(footnotes?.refs ?? {}).map((label) => [label, -1]));
    token.children = token.children.flatMap((child) => {
      if (child.type !== 'words') return [child];
      const env = { scope: own, ...(footnotes?.refs && { footnotes: { refs: unused() } }) };
      const words = state.md.parseInline(child.content, env)[0]?.children ?? [];
      return words.filter((word) => word.type !== 'footnote_ref' || refuseNote(scope, block));
    });
  }
}

/** @returns that it does not stay */
function refuseNote(scope: FileScope, block: Token | undefined): false {
  const hint = 'Write it behind words of the slide, as in "words^[note]".';
  report(scope, 'bad-attribute', placeOfBlock(scope, block), 'No footnote stands in an attribute.', hint);
  return false;
}
