import type { StateBlock } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeOfRow } from '../place.ts';
import { scopeOf } from '../scope.ts';
import { refuseComment } from '../syntax/comments.ts';
import { readAttributeList } from './attribute-list.ts';

const FENCE = /^:{3,}[ \t]*(.*?)[ \t]*$/s;
const OPENER = /^([^\s{}:]+)?\s*(?:\{(.*)\})?$/su;

/**
 * Block rule: Pandoc's fenced divs (https://pandoc.org/MANUAL.html#extension-fenced_divs).
 * A fence with a name or attributes opens, a bare fence closes the innermost; the count of colons is free.
 * Each fence line is a token of its own, so code fences, lists and quotes between them stay the parser's business;
 * `balance-divs` then pairs them.
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
  const column = start - lineStart(state.src, start) + 1;
  const source = { ...placeOfRow(scope, row), column };
  const comment = state.src.slice(start, state.eMarks[line]).indexOf('<!--');
  if (comment >= 0) {
    refuseComment(scope, { ...source, column: column + comment });
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

function lineStart(src: string, position: number): number {
  return src.lastIndexOf('\n', position - 1) + 1;
}
