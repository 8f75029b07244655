import type { StateBlock } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeInLine } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';

/** So many quotes or boxes may stand in one another, or half as many lists. Beyond 100, markdown-it passes over text without a word. */
export const DEEPEST = 40;

/** Block rule before all others: reports the first line of a file that stands too deep, and passes over it and its like. */
export function tooDeep(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if (state.level <= DEEPEST) return false;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const column = start - (state.src.lastIndexOf('\n', start - 1) + 1);
  reportDepth(scope, scope.text.lineOf?.[line] ?? line, column);
  state.line = line + 1;
  return true;
}

/** What is wrong with all that follows is the same: it is said once in a file. */
export function reportDepth(scope: FileScope, line: number, column: number): void {
  if (scope.problems.some(({ code }) => code === 'too-deep')) return;
  const message = `More than ${DEEPEST} quotes or boxes, or ${DEEPEST / 2} lists, stand in one another here.`;
  const hint = 'Close what is finished, take lines back to the margin, or part the slide.';
  report(scope, 'too-deep', placeInLine(scope, line, column), message, hint);
}
