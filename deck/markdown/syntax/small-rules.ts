/** Small things of the dialect, each a rule or two: spaces, emoji, boxes of tasks, line blocks, spans, signs of who speaks. */

import type { StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import emojiByName from 'markdown-it-emoji/lib/data/full.mjs';
import { VOICES, type Voice } from '../../model/signs.ts';
import type { Words } from '../../model/words.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { marksIn } from '../../source/plain-words.ts';
import type { Inline } from '../inline-html.ts';
import { placeInBlock, placeInLine } from '../place.ts';
import { scopeOf } from '../scope.ts';
import { classesOf, closingIndex, lineText, makeToken, matchAt, plainText, pushParagraph } from '../token-tools.ts';

/** Inline rule: `\ ` is a space that does not break (https://pandoc.org/MANUAL.html#extension-all_symbols_escapable). */
export function fixedSpace(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('\\ ', state.pos)) return false;
  if (!silent) state.pending += '\u00a0';
  state.pos += 2;
  return true;
}

const ABBREVIATION = /^\*\[((?:\\.|[^\]\\[])+)\]:[ \t]*(\S.*?)\s*$/;

/** Block rule before markdown-it-abbr's, which takes the first of two explanations without a word, and any as plain words. */
export function abbreviations(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (silent || !state.src.startsWith('*[', start)) return false;
  const [, label = '', title = ''] = ABBREVIATION.exec(state.src.slice(start, state.eMarks[line])) ?? [];
  if (label === '') return false;
  const scope = scopeOf(state.env);
  // Comments are taken out of what is parsed.
  const place = placeInLine(scope, scope.text.lineOf?.[line] ?? line, start - (state.bMarks[line] ?? 0));
  const { abbreviations: known = {} } = state.env as { abbreviations?: Record<string, string> };
  const first = known[`:${label.replace(/\\(.)/g, '$1')}`];
  if (first !== undefined && first !== title) {
    const message = `The abbreviation "${label}" is explained twice.`;
    report(scope, 'abbreviation', place, message, `The first holds, "${first}": take one of the two out.`);
  }
  for (const { text, what, cure } of marksIn(title)) {
    const message = `What explains an abbreviation is plain words: "${text}", ${what}, would be shown as it is written.`;
    report(scope, 'abbreviation', place, message, cure);
  }
  return false;
}

const EMOJI = /:([a-z0-9_+-]+):(?![\p{L}\p{N}])/uy;

/**
 * Inline rule: `:tada:` is the emoji of that name; any other word between colons stands as it is written, and that is said. The names are those of
 * markdown-it-emoji; its rule makes one expression of all of them for each parser, which takes longer than all other rules together.
 */
export function emoji(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== ':' || /[\p{L}\p{N}]/u.test(src[pos - 1] ?? '')) return false;
  const [all = '', name = ''] = matchAt(EMOJI, src, pos) ?? [];
  if (!Object.hasOwn(emojiByName, name)) {
    if (!silent && /^[a-z][a-z0-9_+-]+$/.test(name))
      letPass(scopeOf(state.env), 'foreign-mark', placeInBlock(scopeOf(state.env), src, pos), all);
    return false;
  }
  if (!silent) state.pending += emojiByName[name];
  state.pos += all.length;
  return true;
}

/** Core rule: `[ ]` and `[x]` at the beginning of an item (https://github.github.com/gfm/#task-list-items-extension-) are drawn boxes. */
export function taskLists(state: StateCore): void {
  const { words } = scopeOf(state.env);
  for (const [i, token] of state.tokens.entries()) {
    const item = state.tokens[i - 2];
    const first = token.type === 'inline' && item?.type === 'list_item_open' ? token.children?.[0] : undefined;
    const [mark, box] = (first?.type === 'text' && /^\[([ xX])\]\s+/.exec(first.content)) || [];
    if (!first || mark === undefined || !item) continue;
    first.content = first.content.slice(mark.length);
    const done = box !== ' ';
    item.attrJoin('class', 'task');
    const said = makeToken('spoken', 'span', 0, { content: `${done ? words.tasks.done : words.tasks.open}: ` });
    token.children?.unshift(makeToken('drawn', 'svg', 0, { content: taskBox(done) }), said);
  }
}

function taskBox(done: boolean): string {
  const tick = done ? '<path d="M6 12.5l4 4 8-9.5" fill="none" stroke="currentColor" stroke-width="3"/>' : '';
  return `<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M2 2h20v20H2z" fill="none" stroke="currentColor" stroke-width="2.4"/>${tick}</svg>`;
}

const LINE = /^\|(?: (.*))?$/s;

/** Block rule: lines that begin with `| ` keep their breaks and their indents (https://pandoc.org/MANUAL.html#line-blocks). */
export function lineBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const textOf = (line: number) => lineText(state, line);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !/^\| \S/.test(textOf(startLine))) return false;
  // A row of cells without a table above it is words between strokes: shown as they stand.
  if (/\S\s*\|\s*$/.test(textOf(startLine).slice(1))) return false;
  if (silent) return true;
  const lines: string[] = [];
  let line = startLine;
  for (; line < endLine && (state.sCount[line] ?? 0) >= state.blkIndent; line++) {
    const match = LINE.exec(textOf(line));
    if (match) lines.push((match[1] ?? '').replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length)));
    else if (/^\s+\S/.test(state.src.slice(state.bMarks[line], state.eMarks[line])) && lines.length > 0)
      lines.push(`${lines.pop()} ${textOf(line).trim()}`);
    else break;
  }
  const words = lines.map((each) => each || '\u00a0').join('\n');
  pushParagraph(state, startLine, line, words).attrs = [['class', 'lines']];
  return true;
}

/** Core rule after the inlines: the lines of a line block end where the author ends them. */
export function hardLines(state: StateCore): void {
  for (const [i, token] of state.tokens.entries()) {
    const block: Token | undefined = state.tokens[i - 1];
    if (token.type !== 'inline' || block?.attrGet('class') !== 'lines') continue;
    for (const child of token.children ?? [])
      if (child.type === 'softbreak') [child.type, child.tag] = ['hardbreak', 'br'];
  }
}

/**
 * Inline rule: `[text]{.class}`, Pandoc's bracketed span (https://pandoc.org/MANUAL.html#extension-bracketed_spans).
 * The braces are left to markdown-it-attrs, which hangs them on the closing tag before them.
 * Not markdown-it-bracketed-spans: its rule pushes tokens in silent mode too, when markdown-it only looks ahead.
 */
export function bracketedSpan(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '[' || src[pos + 1] === '^' || src[pos + 1] === '@') return false;
  const end = state.md.helpers.parseLinkLabel(state, pos);
  if (end < 0 || src[end + 1] !== '{' || src[end + 2] === '{' || !src.slice(end + 1, posMax).includes('}'))
    return false;
  if (silent) {
    state.pos = end + 1;
    return true;
  }
  state.push('span_open', 'span', 1);
  state.pos = pos + 1;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.pos = end + 1;
  state.posMax = posMax;
  state.push('span_close', 'span', -1);
  return true;
}

/**
 * Core rule: `[text]{.found}`, `{.own}` or `{.voice}`, on a span or at the end of a block, sets the small sign of who speaks
 * before the text. A div of that name is a box and has no sign. A span of `.own` with a figure in it is the deck's own arithmetic:
 * that is said in words behind it, for the sign stands for a judgement.
 */
export function signMarks(state: StateCore): void {
  let sign: Token | undefined;
  for (const token of state.tokens) {
    const voice = token.type === 'div_open' ? undefined : voiceOf(token);
    if (voice) sign = makeSign(voice);
    if (token.type !== 'inline') continue;
    token.children = [...(sign ? [sign] : []), ...withMarks(token.children ?? [])];
    sign = undefined;
  }
}

/** The tokens of a line, each marked span with its sign, or with its word before its end. */
function withMarks(tokens: readonly Token[]): Token[] {
  const reckoned = new Set<number>();
  return tokens.flatMap((token, index) => {
    if (reckoned.has(index)) return [makeToken('calculation', 'small', 0), token];
    const voice = token.type === 'span_open' ? voiceOf(token) : undefined;
    if (!voice) return [token];
    const end = closingIndex(tokens, index);
    if (voice !== 'own' || !isReckoned(tokens.slice(index + 1, end))) return [token, makeSign(voice)];
    reckoned.add(end);
    return [token];
  });
}

/** Whether words state a figure, typed or worked out of data. */
function isReckoned(tokens: readonly Token[]): boolean {
  return tokens.some(({ type }) => type === 'value') || /\p{Nd}/u.test(plainText(tokens));
}

function voiceOf(token: Token): Voice | undefined {
  const classes = token.nesting === 1 ? classesOf(token) : [];
  return VOICES.find((voice) => classes.includes(voice));
}

/** What is said behind the deck's own arithmetic. */
export function calculationMark({ calculation }: Words): Inline {
  return { tag: 'small', attrs: { class: 'calculation' }, of: `(${calculation})` };
}

/** The token that the parser's renderer writes as a voice's sign. */
function makeSign(voice: Voice): Token {
  return makeToken('sign', 'svg', 0, { meta: { voice } });
}
