import Parser, { type MarkdownIt, type StateBlock } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';
import { lineText, makeToken, originalRule } from '../token-tools.ts';

/** How a list counts, as HTML's `type` says it; plain numbers have none. */
type Style = '' | 'a' | 'A' | 'i' | 'I';

/** The classes that stand for them: CSS cannot tell an "a" from an "A" in every browser. */
const STYLES: Readonly<Record<Style, string>> = {
  '': '',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

interface Marker {
  style: Style;
  value: number;
  /** As it is written around the number: `1.`, `1)` or `(1)`. */
  frame: '.' | ')' | '()';
  /** Its length with the frame. */
  length: number;
  /** Spaces behind it. */
  gap: number;
}

const MARKER =
  /^(?:\(([0-9]{1,9}|[a-z]|[A-Z]|[ivxlcdm]+|[IVXLCDM]+)\)|([a-z]|[A-Z]|[ivxlcdm]+|[IVXLCDM]+|#)([.)]))([ \t]+)\S/;
const EXAMPLE = /^\(@[\w-]*\)[ \t]/;

/**
 * Block rule in place of markdown-it's `list`: the same, and Pandoc's fancy lists (https://pandoc.org/MANUAL.html#extension-fancy_lists),
 * `a.`, `B)`, `iv.`, `(1)` and `#.`. Their markers are read as numbers of the same length, so that lists stay the parser's business and
 * every place stays true. Not markdown-it-fancy-lists: it brings a copy of the parser's own rule as it was in version 12.
 */
export function fancyLists(md: MarkdownIt): void {
  const list = originalRule(new Parser().block.ruler, 'list');
  const rule = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
    const first = markerAt(state, startLine);
    if (!first) {
      refuseExample(state, startLine, silent);
      if (!silent) countOn(state, startLine, endLine);
      return markFrame(state, () => list(state, startLine, endLine, silent));
    }
    if (silent) return interrupts(state, startLine, first);
    const end = plainItem(state, startLine, endLine, first);
    const siblings = siblingsOf(state, startLine, end, first);
    if (!isList(first, siblings.length)) return false;
    const { src } = state;
    for (const line of [startLine, ...siblings]) asNumber(state, line, first);
    const at = state.tokens.length;
    const done = list(state, startLine, end, false);
    const opened = state.tokens[at];
    if (!done || opened?.type !== 'ordered_list_open') {
      state.src = src;
      return done;
    }
    opened.attrs = [];
    if (first.style) opened.attrSet('type', first.style);
    if (first.value !== 1) opened.attrSet('start', first.value);
    const classes = [STYLES[first.style], first.frame === '.' ? '' : first.frame === ')' ? 'paren' : 'parens'].filter(
      Boolean,
    );
    if (classes.length > 0) opened.attrSet('class', classes.join(' '));
    return true;
  };
  md.block.ruler.at('list', rule, { alt: ['paragraph', 'reference', 'blockquote'] });
}

/** A list that begins with a number may go on with `#.`, which counts by itself. */
function countOn(state: StateBlock, startLine: number, endLine: number): void {
  const [, close] = /^\d{1,9}([.)])[ \t]+\S/.exec(lineText(state, startLine)) ?? [];
  if (close === undefined) return;
  const first: Marker = { style: '', value: 1, frame: close === '.' ? '.' : ')', length: 2, gap: 1 };
  for (const line of siblingsOf(state, startLine, endLine, first)) asNumber(state, line, first);
}

/** A list `1)` keeps its bracket. */
function markFrame(state: StateBlock, run: () => boolean): boolean {
  const at = state.tokens.length;
  const done = run();
  const opened = state.tokens[at];
  if (done && opened?.type === 'ordered_list_open' && opened.markup === ')') opened.attrJoin('class', 'paren');
  return done;
}

function markerAt(state: StateBlock, line: number): Marker | undefined {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return undefined;
  const match = MARKER.exec(lineText(state, line));
  if (!match) return undefined;
  const [, inside, bare, close, gap = ''] = match;
  const read = readNumber(inside ?? bare ?? '');
  if (!read) return undefined;
  const frame = inside !== undefined ? '()' : close === ')' ? ')' : '.';
  return { ...read, frame, length: (inside ?? bare ?? '').length + (inside === undefined ? 1 : 2), gap: gap.length };
}

function readNumber(text: string): Pick<Marker, 'style' | 'value'> | undefined {
  if (text === '#') return { style: '', value: 1 };
  if (/^\d+$/.test(text)) return { style: '', value: Number(text) };
  const upper = text === text.toUpperCase();
  const small = text.toLowerCase();
  // As in Pandoc, a letter alone counts letters, but for i.
  if (small.length === 1 && small !== 'i') return { style: upper ? 'A' : 'a', value: small.charCodeAt(0) - 96 };
  const value = romanValue(small);
  return value === undefined ? undefined : { style: upper ? 'I' : 'i', value };
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanValue(text: string): number | undefined {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text)) return undefined;
  const digits = [...text].map((letter) => ROMAN[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

/** Inside an item, a list may follow its words without an empty line; elsewhere "e. g." in the middle of a paragraph is none. */
function interrupts(state: StateBlock, line: number, { value }: Marker): boolean {
  if (state.parentType !== 'paragraph') return true;
  return value === 1 && state.blkIndent > 0 && (state.sCount[line] ?? 0) >= state.blkIndent;
}

/**
 * "B. Russell wrote" and "(c) 2024" are no lists: a lone letter is one if it begins the count, and a capital with a stop if two spaces
 * follow.
 */
function isList({ style, value, frame, gap }: Marker, siblings: number): boolean {
  if (style === '' || siblings > 0 || (frame === '()' && value === 1)) return true;
  if (frame === '()') return false;
  return value === 1 && (style === 'a' || style === 'i' || frame === ')' || gap > 1);
}

/** Lines of the same list: at its indent, with a marker of its kind, until something else stands there after an empty line. */
function siblingsOf(state: StateBlock, startLine: number, endLine: number, first: Marker): number[] {
  const indent = state.sCount[startLine] ?? 0;
  const found: number[] = [];
  for (let line = startLine + 1; line < endLine; line++) {
    if (lineText(state, line).trim() === '') continue;
    if ((state.sCount[line] ?? 0) > indent + 1) continue;
    const marker = (state.sCount[line] ?? 0) >= state.blkIndent ? markerAt(state, line) : undefined;
    if (marker && marker.frame === first.frame && continues(first, marker)) found.push(line);
    else if (lineText(state, line - 1).trim() === '' || /^(?:#|:::|```|~~~|>)/.test(lineText(state, line))) break;
  }
  return found;
}

/** Where another list begins, of plain numbers: the parser, to which all are numbers, would go on with this one. */
function plainItem(state: StateBlock, startLine: number, endLine: number, { style, frame }: Marker): number {
  if (style === '' && frame !== '()') return endLine;
  const plain = frame === '.' ? /^\d{1,9}\.(?:\s|$)/ : /^\d{1,9}\)(?:\s|$)/;
  const indent = state.sCount[startLine] ?? 0;
  for (let line = startLine + 1; line < endLine; line++) {
    const own = state.sCount[line] ?? 0;
    if (own >= state.blkIndent && own <= indent + 1 && plain.test(lineText(state, line))) return line;
  }
  return endLine;
}

/** `v.` stands alone for a letter, after `iv.` for a number. */
function continues({ style }: Marker, marker: Marker): boolean {
  if (marker.style === style) return true;
  return (style === 'i' && marker.style === 'a') || (style === 'I' && marker.style === 'A');
}

/** The marker as a number of the same length, which only its bracket tells from others. */
function asNumber(state: StateBlock, line: number, { frame }: Marker): void {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const { length } = markerAt(state, line) ?? { length: 2 };
  const number = `${'0'.repeat(length - 2)}1${frame === '.' ? '.' : ')'}`;
  state.src = state.src.slice(0, start) + number + state.src.slice(start + length);
}

function refuseExample(state: StateBlock, line: number, silent: boolean): void {
  if (silent || !EXAMPLE.test(lineText(state, line))) return;
  const scope = scopeOf(state.env);
  const row = scope.text.lineOf?.[line] ?? line;
  const source = placeOfBlock(scope, makeToken('', '', 0, { map: [row, row + 1] }));
  const hint = 'Write the numbers, "(1)", "(2)", …: see docs/dialect.md#lists.';
  report(scope, 'example-list', source, 'Numbered examples "(@)" are not counted through the deck.', hint);
}
