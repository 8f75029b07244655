/** Fenced divs: the rule that reads each fence, the one that pairs them, and how deep boxes, quotes and lists may stand. */

import type { StateBlock, StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeInLine, placeOfBlock, placeOfRow } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { ownsHeadings } from '../syntax/boxes.ts';
import { refuseComment } from '../syntax/comments.ts';
import { makeToken } from '../token-tools.ts';
import { readAttributeList } from './attribute-list.ts';

const FENCE = /^:{3,}[ \t]*(.*?)[ \t]*$/s;
const OPENER = /^([^\s{}:]+)?\s*(?:\{(.*)\})?$/su;

/**
 * Block rule: Pandoc's fenced divs (https://pandoc.org/MANUAL.html#extension-fenced_divs).
 * A fence with a name or attributes opens, a bare fence closes the innermost; the count of colons is free.
 * Each fence line is a token of its own, so code fences, lists and quotes between them stay the parser's business;
 * `balanceDivs` then pairs them.
 */
export function fencedDiv(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3a) return false;
  const fence = FENCE.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!fence) return false;
  if (silent) return true;
  // Pandoc lets an opening fence end in colons, as decoration.
  const text = (fence[1] ?? '').replace(/\s*:+$/, '');
  state.line = startLine + 1;
  if (text) openDiv(state, startLine, start, text);
  else {
    state.level++;
    state.push('div_close', 'div', -1).map = [startLine, startLine + 1];
  }
  return true;
}

function openDiv(state: StateBlock, line: number, start: number, text: string): void {
  const token = state.push('div_open', 'div', 1);
  // A box costs the parser no depth: how many stand in one another is seen when they are paired.
  state.level--;
  token.map = [line, line + 1];
  token.attrs = readOpener(text) ?? null;
  if (token.attrs) return;
  const scope = scopeOf(state.env);
  const row = scope.text.lineOf?.[line] ?? line;
  const source = { ...placeOfRow(scope, row), column: columnOf(state, start) + 1 };
  const comment = state.src.slice(start, state.eMarks[line]).indexOf('<!--');
  if (comment >= 0) {
    refuseComment(scope, { ...source, column: source.column + comment });
    return;
  }
  const hint =
    'Write a name, as in "::: notes", or attributes, as in "::: {.column width=40%}", and nothing else on the line.';
  report(scope, 'malformed-div', source, `The fence "::: ${text}" cannot be read.`, hint);
}

function readOpener(text: string): [string, string][] | undefined {
  const match = OPENER.exec(text);
  const attrs = match && readAttributeList(match[2] ?? '');
  if (!match || !attrs) return undefined;
  return match[1] ? [['class', match[1]], ...attrs] : attrs;
}

function columnOf({ src }: StateBlock, start: number): number {
  return start - (src.lastIndexOf('\n', start - 1) + 1);
}

/**
 * Core rule: pairs the fences of `fencedDiv` inside each list item, quote and file, reports those left over,
 * and mends the stream: an unclosed div ends before the next slide heading, so that it swallows no slide.
 */
export function balanceDivs(state: StateCore): void {
  const scope = scopeOf(state.env);
  const unclosed = findUnclosed(scope, state.tokens);
  state.tokens = mend(scope, state.tokens, unclosed);
  let level = 0;
  for (const token of state.tokens) {
    if (token.nesting < 0) level--;
    token.level = level;
    if (token.nesting > 0) level++;
  }
}

function findUnclosed(scope: FileScope, tokens: readonly Token[]): ReadonlySet<Token> {
  const unclosed = new Set<Token>();
  const stack: Token[] = [];
  const leave = () => {
    for (let top = stack.at(-1); top?.type === 'div_open'; top = stack.at(-1)) {
      unclosed.add(top);
      stack.pop();
    }
  };
  for (const token of tokens) {
    if (token.nesting > 0) {
      stack.push(token);
      if (stack.length > DEEPEST && token.type === 'div_open') reportDepth(scope, token.map?.[0] ?? 0, 0);
    } else if (token.type === 'div_close') {
      if (stack.at(-1)?.type === 'div_open') stack.pop();
      else {
        const hint = 'Remove it, or open a div before it in the same list item, quote or slide.';
        report(scope, 'stray-div', placeOfBlock(scope, token), 'This fence closes a div that was never opened.', hint);
      }
    } else if (token.nesting < 0) {
      leave();
      stack.pop();
    }
  }
  leave();
  for (const token of unclosed) {
    const hint = 'Close it with a line of three colons, ":::".';
    report(scope, 'unclosed-div', placeOfBlock(scope, token), 'This div is never closed.', hint);
  }
  return unclosed;
}

function mend(scope: FileScope, tokens: readonly Token[], unclosed: ReadonlySet<Token>): Token[] {
  const mended: Token[] = [];
  const stack: Token[] = [];
  const closeTo = (depth: number) => {
    while (stack.length > depth) {
      stack.pop();
      mended.push(makeToken('div_close', 'div', -1, { block: true }));
    }
  };
  for (const token of tokens) {
    if (isSlideHeading(token) && stack.length > 0 && stack.every((each) => each.type === 'div_open')) {
      const outermost = stack.findIndex((each) => unclosed.has(each));
      if (outermost >= 0) closeTo(outermost);
      else if (!stack.some(ownsHeadings)) reportHeading(scope, token);
    }
    if (token.nesting > 0) stack.push(token);
    else if (token.type === 'div_close') {
      if (stack.at(-1)?.type !== 'div_open') continue;
      stack.pop();
    } else if (token.nesting < 0) {
      closeTo(stack.findLastIndex((each) => each.type !== 'div_open') + 1);
      stack.pop();
    }
    mended.push(token);
  }
  closeTo(0);
  return mended;
}

function isSlideHeading(token: Token): boolean {
  return token.type === 'heading_open' && (token.tag === 'h1' || token.tag === 'h2');
}

function reportHeading(scope: FileScope, token: Token): void {
  const message = `A heading "${token.markup}" inside a fenced div opens no slide.`;
  const hint = 'Close the div before it, or use "###" for a heading on the slide.';
  report(scope, 'heading-in-div', placeOfBlock(scope, token), message, hint);
}

/** So many quotes or boxes may stand in one another, or half as many lists. Beyond 100, markdown-it passes over text without a word. */
const DEEPEST = 40;

/** Block rule before all others: reports the first line of a file that stands too deep, and passes over it and its like. */
export function tooDeep(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if (state.level <= DEEPEST) return false;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  reportDepth(scope, scope.text.lineOf?.[line] ?? line, columnOf(state, start));
  state.line = line + 1;
  return true;
}

/** What is wrong with all that follows is the same: it is said once in a file. */
function reportDepth(scope: FileScope, line: number, column: number): void {
  if (scope.problems.some(({ code }) => code === 'too-deep')) return;
  const message = `More than ${DEEPEST} quotes or boxes, or ${DEEPEST / 2} lists, stand in one another here.`;
  const hint = 'Close what is finished, take lines back to the margin, or part the slide.';
  report(scope, 'too-deep', placeInLine(scope, line, column), message, hint);
}
