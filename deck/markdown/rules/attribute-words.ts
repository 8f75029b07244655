import type { StateCore, StateInline, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { findText, placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { eachToken, makeToken } from '../token-tools.ts';

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
export function attributeListAt(text: string, at: number): string | undefined {
  LIST.lastIndex = at;
  return LIST.exec(text)?.[0];
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
    token.children = token.children.flatMap((child) => {
      if (child.type !== 'words') return [child];
      const words = state.md.parseInline(child.content, { scope: own })[0]?.children ?? [];
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
