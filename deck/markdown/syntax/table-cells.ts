import type { StateCore } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeInLine } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';

/** What stands before a row in its line: the marks of quotes, and the bar that a row may begin with. */
const OPENING = /^[\s>]*\|?/;

/**
 * Core rule after the blocks: a row with more cells than its table's head loses the last ones in GFM, mostly for a `|` in the text.
 * A head without words heads nothing: it is a cell like others, or a screen reader would name it before each of its column.
 */
export function tableCells(state: StateCore): void {
  const scope = scopeOf(state.env);
  let columns = 0;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'thead_open') {
      columns = 0;
      for (let i = index; state.tokens[i] && state.tokens[i]?.type !== 'thead_close'; i++)
        if (state.tokens[i]?.type === 'th_open') columns++;
    }
    if (token.type === 'th_open' && state.tokens[index + 1]?.content.trim() === '')
      for (const part of [token, state.tokens[index + 2]]) if (part) part.tag = 'td';
    if (token.type === 'tr_open' && token.map) checkRow(scope, token.map[0], columns);
  }
}

function checkRow(scope: FileScope, line: number, columns: number): void {
  const text = (scope.lines[line] ?? '').trimEnd();
  const start = OPENING.exec(text)?.[0].length ?? 0;
  // A bar at the end closes the last cell, and one after a backslash is text.
  const bars = [...text.slice(start).matchAll(/(?<!\\)\|(?!$)/g)];
  const extra = bars[columns - 1];
  if (!extra) return;
  const message = `This row has ${bars.length + 1} cells, and the table's head has ${columns}: the last would be lost.`;
  const hint = 'Write "\\|" for a bar that is part of the text, in code too; or give the head as many cells.';
  report(scope, 'extra-cells', placeInLine(scope, line, start + extra.index), message, hint);
}
