import type { StateCore, Token } from 'markdown-it';
import { keepTogether, keptWords } from '../../model/text.ts';
import { makeToken } from '../token-tools.ts';

/**
 * Core rule in place of markdown-it's `replacements`: dashes and dots as Pandoc's `smart` writes them, no "(c)"; a hyphen before a number,
 * at the beginning of a cell or a paragraph or behind a blank, is a minus sign.
 */
export function dashes(state: StateCore): void {
  const firsts = new Set(state.tokens.map(({ children }) => children?.[0]));
  eachText(state.tokens, (text) => {
    text.content = text.content
      .replace(firsts.has(text) ? /(?<=^|[\s(])-(?=\d)/g : /(?<=[\s(])-(?=\d)/g, '\u2212')
      .replace(/(?<!-)---(?!-)/g, '—')
      .replace(/(?<!-)--(?!-)/g, '–')
      .replace(/(?<!\.)\.\.\.(?!\.)/g, '…');
    return [text];
  });
}

/**
 * Core rule: keeps A-320, UTF-8, pre-1990 and 12–13 on one line, by a class and not by U+2011, so that a search finds them.
 */
export function nowrap(state: StateCore): void {
  eachText(state.tokens, (token) => {
    const parts = keptWords(token.content);
    if (!parts.some(({ kept }) => kept)) return [token];
    return parts.map(({ text, kept }) => makeToken(kept ? 'nowrap' : 'text', kept ? 'span' : '', 0, { content: text }));
  });
}

/** A short word behind a chart's value; any other may stand on the next line: in a column it would take its number along. */
const SHORT = /^ (?=\p{L}[\p{L}.]{0,5}(?!\p{L}))/u;
/** So long is a unit that is kept. */
const LONGEST_UNIT = 16;

/** Core rule: what `keepTogether` keeps together is not parted at a line's end, nor is a chart's value and its unit or a short word. */
export function units(state: StateCore): void {
  const keep = (text: Token) => {
    text.content = keepTogether(text.content);
    return [text];
  };
  // The words of a picture stand under it.
  for (const { children } of state.tokens) eachText(children ?? [], keep, 'image');
  for (const { type, children } of state.tokens) if (type === 'inline') keepAcross(children ?? []);
}

/** So much of what stands before a blank says whether it may break. */
const BEFORE = 12;

/** The same over the ends of texts: from a bold number to its unit, from one line of the source to the next. */
function keepAcross(tokens: readonly Token[]): void {
  let address = false;
  let before = '';
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'link_open') address = token.info === 'auto';
    if (token.type === 'link_close') address = false;
    if (token.nesting !== 0 || address) continue;
    const last = tokens[i - 1];
    if (token.type === 'text') {
      const text = last?.type === 'value' ? keptToValue(last, token.content) : token.content;
      token.content = keepTogether(before + text).slice(before.length);
    } else if (token.type === 'softbreak') {
      const next = tokens[i + 1];
      const joined = next?.type === 'text' ? keepTogether(`${before} ${next.content}`) : '';
      if (joined[before.length] === '\u00a0') Object.assign(token, makeToken('text', '', 0, { content: '\u00a0' }));
    }
    before = /break$/.test(token.type) ? '' : (before + token.content).slice(-BEFORE);
  }
}

/** What stands behind a value, the blank before its chart's unit or a short word not to be broken. */
function keptToValue({ content, meta }: Token, text: string): string {
  if (!/\d$/.test(content)) return text;
  const [unit = ''] = String(meta?.unit ?? '').split(' ');
  const counted = unit !== '' && unit.length <= LONGEST_UNIT && text.startsWith(` ${unit}`);
  return counted && !/^\p{L}/u.test(text.slice(unit.length + 1))
    ? `\u00a0${text.slice(1)}`
    : text.replace(SHORT, '\u00a0');
}

/** Every text token of the blocks, outside of bare addresses and images' texts, is replaced by what `change` makes of it. */
function eachText(tokens: readonly Token[], change: (text: Token) => Token[], within = 'inline'): void {
  for (const block of tokens) {
    if (block.type !== within || !block.children) continue;
    let address = false;
    block.children = block.children.flatMap((token) => {
      if (token.type === 'link_open') address = token.info === 'auto';
      if (token.type === 'link_close') address = false;
      return token.type === 'text' && !address ? change(token) : [token];
    });
  }
}
