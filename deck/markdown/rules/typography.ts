/** Typography of words: quotation marks, dashes, what is kept on one line, marks that hang on their word, and where long words may break. */

import Parser, { type MarkdownIt, type StateCore, type Token } from 'markdown-it';
import { primaryOf } from '../../model/direction.ts';
import { keepTogether, keptWords } from '../../model/text.ts';
import { pushTo } from '../../source/objects.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import {
  attributeOf,
  classesOf,
  closingIndex,
  makeToken,
  opensSlide,
  originalRule,
  textToken,
} from '../token-tools.ts';

/**
 * Core rule in place of markdown-it's `replacements`: dashes and dots as Pandoc's `smart` writes them, no "(c)"; a hyphen before a number,
 * at the beginning of a cell or a paragraph or behind a blank, is a minus sign.
 */
export function dashes(state: StateCore): void {
  const firsts = new Set(state.tokens.map(({ children }) => children?.[0]));
  eachText(state.tokens, (text) => {
    // Shown by a backslash, a comment has its own hyphens.
    const comment = /(?:^|<)!--/.test(text.content);
    const isOfComment = (all: string, at: number) => comment && (all[at - 1] === '!' || (all[at + 2] ?? '>') === '>');
    text.content = text.content
      .replace(firsts.has(text) ? /(?<=^|[\s(])-(?=\d)/g : /(?<=[\s(])-(?=\d)/g, '\u2212')
      .replace(/(?<!-)---(?!-)/g, '—')
      .replace(/(?<!-)--(?!-)/g, (two, at: number, all: string) => (isOfComment(all, at) ? two : '–'))
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
      if (joined[before.length] === '\u00a0') Object.assign(token, textToken('\u00a0'));
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

/** A longer word may part from its mark: it would not fit in a column. */
const LONGEST_WORD = 24;

/** Core rule after `nowrap`: the numerals of citations and the word before them stand on one line, in a span of the class `nowrap`. */
export function glue(state: StateCore): void {
  for (const { type, children } of state.tokens) {
    if (type !== 'inline' || !children?.some((token) => token.type === 'citation')) continue;
    const glued: Token[] = [];
    for (let i = 0; i < children.length; ) {
      const marks = marksFrom(children, i);
      if (marks.length > 0) glued.push(...gluedTo(glued, marks));
      else glued.push(...children.slice(i, i + 1));
      i += Math.max(1, marks.length);
    }
    children.splice(0, children.length, ...glued);
  }
}

/** Citations side by side. */
function marksFrom(children: readonly Token[], from: number): Token[] {
  const rest = children.slice(from);
  const end = rest.findIndex(({ type }) => type !== 'citation');
  return end === -1 ? rest : rest.slice(0, end);
}

/** The marks with the word before them, which is taken off the end of what stands there. */
function gluedTo(before: Token[], marks: readonly Token[]): Token[] {
  for (const [i, mark] of marks.entries()) if (i > 0) mark.meta = { ...mark.meta, follows: true };
  // A mark on a line of its own in the source stands behind the line before.
  while (before.at(-1)?.type === 'softbreak') before.pop();
  const last = before.at(-1);
  const wrap = (...word: Token[]) => [
    makeToken('glue_open', 'span', 1, { attrs: [['class', 'nowrap']] }),
    ...word,
    ...marks,
    makeToken('glue_close', 'span', -1),
  ];
  if (last?.type === 'nowrap' || last?.type === 'value') return wrap(...before.splice(-1));
  if (!last || last.nesting === 1 || last.type === 'hardbreak') return [...marks];
  const joined = [makeToken('joiner', '', 0), ...marks];
  if (last.type !== 'text') return joined;
  const [word = ''] = /\S*$/.exec(last.content) ?? [];
  if (word === '' || word.length > LONGEST_WORD) return joined;
  const head = last.content.slice(0, last.content.length - word.length);
  // A quotation mark or a stop behind a word that is kept whole hangs on it.
  const whole = head === '' && before.at(-2)?.type === 'nowrap' ? before.splice(-2, 1) : [];
  if (head === '') before.pop();
  else last.content = head;
  return wrap(...whole, textToken(word));
}

/** Boxes and layouts whose columns are narrow enough for a word to be wider: see theme/boxes.css and theme/layouts.css. */
const NARROW = ['tile', 'aside', 'choice', 'chain', 'cards', 'big-numbers', 'sides', 'periods', 'strip', 'column'];

/**
 * Long words in narrow boxes know where they may be broken, in `token.meta.broken`, which the page alone writes; what else reads the
 * tokens finds the words whole. The rule stands last.
 */
export function softHyphens(md: MarkdownIt): void {
  md.core.ruler.push('soft-hyphens', markNarrow);
  const { text } = md.renderer.rules;
  md.renderer.rules.text = (tokens, index, ...rest) => {
    const broken: unknown = tokens[index]?.meta?.broken;
    return typeof broken === 'string' ? md.utils.escapeHtml(broken) : (text?.(tokens, index, ...rest) ?? '');
  };
}

function markNarrow(state: StateCore): void {
  const scope = scopeOf(state.env);
  const { hyphenate } = scope.host;
  if (!hyphenate) return;
  const open: Around[] = [];
  const within: Around = { narrow: false, own: true };
  for (const token of state.tokens) {
    if (token.nesting === 1) open.push(into(scope, token, open.at(-1) ?? within));
    else if (token.nesting === -1) open.pop();
    const { narrow, own } = open.at(-1) ?? within;
    if (token.type === 'inline' && narrow && own) markTexts(scope, token.children ?? [], hyphenate);
  }
}

/** Where a token stands: in a narrow box, and in words of the deck's own language. */
interface Around {
  narrow: boolean;
  own: boolean;
}

function into(scope: FileScope, token: Token, around: Around): Around {
  return {
    narrow: around.narrow || classesOf(token).some((name) => NARROW.includes(name)),
    own: isOwn(scope, token, around.own),
  };
}

function isOwn({ lang }: FileScope, token: Token, around: boolean): boolean {
  const own = attributeOf(token, 'lang');
  return own === undefined ? around : primaryOf(own) === primaryOf(lang);
}

function markTexts(scope: FileScope, tokens: readonly Token[], hyphenate: (text: string) => string): void {
  const foreign: boolean[] = [];
  for (const token of tokens) {
    if (token.nesting === 1) foreign.push(token.info === 'auto' || !isOwn(scope, token, true));
    else if (token.nesting === -1) foreign.pop();
    else if (token.type === 'text' && !foreign.includes(true)) {
      const broken = hyphenate(token.content);
      if (broken !== token.content) token.meta = { ...token.meta, broken };
    }
  }
}

/**
 * Quotation marks, double then single, and the primary languages that have them (the delimiters of CLDR, https://cldr.unicode.org); French ones
 * carry their no-break spaces.
 */
const QUOTES: readonly (readonly [languages: string, marks: string[]])[] = [
  ['fr', ['«\u00a0', '\u00a0»', '‹\u00a0', '\u00a0›']],
  ['de cs sk sl bg lt et is ka mk sq', ['„', '“', '‚', '‘']],
  ['pl ro hr sr bs hu', ['„', '”', '‚', '’']],
  ['es it ca gl el hy eu', ['«', '»', '“', '”']],
  ['ru uk be kk', ['«', '»', '„', '“']],
  ['nb nn no', ['«', '»', '‘', '’']],
  ['sv fi', ['”', '”', '’', '’']],
];
const BY_LANGUAGE = new Map(QUOTES.flatMap(([languages, marks]) => languages.split(' ').map((name) => [name, marks])));

/** The quotation marks for a BCP 47 tag; English ones where there is no row. */
export function quotesFor(lang: string): string[] {
  return BY_LANGUAGE.get(primaryOf(lang)) ?? ['“', '”', '‘', '’'];
}

/**
 * Core rule in place of markdown-it's `smartquotes`: the same, in the language of each slide, box, cell and span. In words of another language
 * the deck's own quotation marks would be wrong.
 */
export function quotes(md: MarkdownIt): void {
  const smart = originalRule(new Parser().core.ruler, 'smartquotes');
  md.core.ruler.at('smartquotes', (state) => {
    const { lang } = scopeOf(state.env);
    for (const [language, tokens] of byLanguage(state.tokens, lang)) {
      const options = { ...md.options, quotes: quotesFor(language) };
      const parser = Object.create(md, { options: { value: options } });
      smart(Object.create(state, { tokens: { value: tokens }, md: { value: parser } }) as StateCore);
    }
  });
}

/** The runs of inlines by the language that they are in. */
function byLanguage(tokens: readonly Token[], lang: string): Map<string, Token[]> {
  const runs = new Map<string, Token[]>();
  const around: string[] = [];
  let slide = lang;
  for (const token of tokens) {
    if (opensSlide(token)) slide = attributeOf(token, 'lang') ?? lang;
    if (token.nesting > 0) around.push(attributeOf(token, 'lang') ?? around.at(-1) ?? slide);
    if (token.nesting < 0) around.pop();
    if (token.type !== 'inline') continue;
    for (const [language, run] of inlineRuns(token, around.at(-1) ?? slide)) {
      pushTo(runs, language, run);
    }
  }
  return runs;
}

/** A run, and each span in it that has a language of its own. */
function inlineRuns(inline: Token, lang: string): [string, Token][] {
  const children = inline.children ?? [];
  const rest: Token[] = [];
  const own: [string, Token][] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (!child) continue;
    rest.push(child);
    const language = child.nesting > 0 ? attributeOf(child, 'lang') : undefined;
    if (language === undefined) continue;
    const end = closingIndex(children, i);
    const run = makeToken('inline', '', 0, { content: inline.content, children: children.slice(i + 1, end) });
    own.push(...inlineRuns(run, language));
    i = end - 1;
  }
  return own.length === 0
    ? [[lang, inline]]
    : [...own, [lang, makeToken('inline', '', 0, { ...inline, children: rest })]];
}
