/** Where things stand: the way from a token, an offset or a text to file:line:column, and the rules that note it while a file is parsed. */

import type { Env, MarkdownIt, StateCore, Token } from 'markdown-it';
import type { SourceRef } from '../model/deck.ts';
import { type FileScope, type InlineBlock, type Spot, scopeOf } from './scope.ts';

/** Place of an inline token, or of the block round it where its own offset is not known. */
export function placeOfInline(scope: FileScope, token: Token, block: Token | undefined): SourceRef {
  const spot = scope.spots.get(token);
  return spot ? placeOfSpot(scope, spot) : placeOfBlock(scope, block);
}

/** Place of a block token: its first line, or one after that, and the first character on it that is not space. */
export function placeOfBlock(scope: FileScope, token: Token | undefined, after = 0): SourceRef {
  const line = (token?.map?.[0] ?? 0) + after;
  const indent = /\S/.exec(scope.lines[line] ?? '')?.index ?? 0;
  return placeInLine(scope, line, indent);
}

/** Place of the inline text being parsed, at an offset in `src` (which may be a part of the block, as in an image's text). */
export function placeInBlock(scope: FileScope, src: string, offset: number): SourceRef {
  const spot = spotInBlock(scope, src, offset);
  return spot ? placeOfSpot(scope, spot) : { file: scope.path, line: 1 };
}

/** The spot of an offset in the inline text being parsed; nothing outside of one. */
function spotInBlock(scope: FileScope, src: string, offset: number): Spot | undefined {
  const { block } = scope;
  if (!block) return undefined;
  const base = src === block.content ? 0 : Math.max(0, block.content.indexOf(src));
  return { block, offset: base + offset };
}

/**
 * Turns an inline token's offset into file:line:column.
 * The column is left out where the text of the line is no longer found in the source (escaped pipes in a cell).
 */
function placeOfSpot(scope: FileScope, { block, offset }: Spot): SourceRef {
  const rows = rowsOf(scope, block);
  const row = lastUpTo(rows, offset, ({ offset: begin }) => begin);
  const { line, column, offset: begin } = rows[row] ?? { line: block.line, column: -1, offset: 0 };
  return column < 0 ? placeOfRow(scope, line) : placeInLine(scope, line, column + offset - begin);
}

/** A row of a block's content: where it begins there, and in its file (line and column from 0; the column is negative if it is not found). */
interface Row {
  offset: number;
  line: number;
  column: number;
}

/** By block, as long as it is there: a paragraph of thousands of spans asks for as many places. */
const known = new WeakMap<InlineBlock, readonly Row[]>();

function rowsOf(scope: FileScope, block: InlineBlock): readonly Row[] {
  const before = known.get(block);
  if (before) return before;
  let offset = 0;
  const rows = block.content.split('\n').map((text, row): Row => {
    const line = lineBelow(scope, block.line, row);
    const begin = offset;
    offset += text.length + 1;
    return { offset: begin, line, column: block.column ?? (scope.lines[line] ?? '').lastIndexOf(text.trimEnd()) };
  });
  known.set(block, rows);
  return rows;
}

/** Index of the last of some ascending numbers that is not beyond one; -1 if all are. */
function lastUpTo<T>(items: readonly T[], limit: number, numberOf: (item: T) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && numberOf(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The line so many rows of a block below one: lines of comments between them are no rows of it. */
function lineBelow({ text: { lineOf } }: FileScope, line: number, rows: number): number {
  const row = lastUpTo(lineOf ?? [], line, (each) => each);
  return lineOf?.[row] === line ? (lineOf[row + rows] ?? line + rows) : line + rows;
}

/** A column of a line without its comments, both from 0, as a place in the author's file. */
export function placeInLine(scope: FileScope, line: number, column: number): SourceRef {
  return { ...placeOfRow(scope, line), column: columnInSource(scope, line, column) + 1 };
}

/** A column of a line without its comments, from 0, as it is in the author's file. */
function columnInSource({ text }: Partial<Pick<FileScope, 'text'>>, line: number, column: number): number {
  const before = (text?.cuts?.get(line) ?? []).filter((cut) => cut.column <= column);
  return before.reduce((sum, { length }) => sum + length, column);
}

type Rows = Pick<FileScope, 'path'> & Partial<Pick<FileScope, 'text'>>;

/** A line of what is parsed, from 0, in the file that it comes from. */
export function placeOfRow({ path, text }: Rows, row: number): SourceRef {
  const { file, line } = text?.origins?.[row] ?? { file: path, line: row + 1 };
  return { file, line };
}

/** The same back: the line of what is parsed, from 0, that comes from a place. */
function rowOf({ text }: Rows, { file, line }: SourceRef): number {
  const row = text?.origins?.findIndex((each) => each.file === file && each.line === line) ?? -1;
  return row < 0 ? line - 1 : row;
}

/** First place of a text from one place on, down to a line (from 0, exclusive); the given place if it is not there. */
export function findText(
  scope: Pick<FileScope, 'lines' | 'path'> & Partial<Pick<FileScope, 'text'>>,
  text: string,
  from: SourceRef,
  end: number,
): SourceRef {
  const first = rowOf(scope, from);
  for (let line = first; line < Math.max(end, first + 1); line++) {
    const whole = line > first || scope.text?.cuts?.has(line);
    const start = whole ? 0 : (from.column ?? 1) - 1;
    const column = (scope.lines[line] ?? '').indexOf(text, start);
    if (column >= 0) return { ...placeOfRow(scope, line), column: columnInSource(scope, line, column) + 1 };
  }
  return from;
}

/** Core rule in place of markdown-it's `inline`: the same, and each run's place is known to the inline rules. */
export function inlinePlaces(state: StateCore): void {
  const scope = scopeOf(state.env);
  let row = 0;
  let cursor = 0;
  for (const token of state.tokens) {
    if (token.type === 'tr_open' && token.map) [row, cursor] = [token.map[0], 0];
    if (token.type !== 'inline') continue;
    // A cell has neither line nor column in markdown-it: its row's line, and its text searched from the last cell on.
    const cell = token.map ? -1 : (scope.lines[row] ?? '').indexOf(token.content, cursor);
    if (cell >= 0) cursor = cell + token.content.length;
    const { content } = token;
    scope.block = token.map ? { content, line: token.map[0] } : { content, line: row, column: cell };
    state.md.inline.parse(token.content, state.md, state.env, token.children ?? []);
  }
  delete scope.block;
}

/** Makes the inline parser note, for each token that a rule pushes, where it began. */
export function recordSpots(md: MarkdownIt): void {
  md.inline.State = class extends md.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting);
      const scope = scopeOf(this.env as Env);
      const spot = spotInBlock(scope, this.src, this.pos);
      if (spot) scope.spots.set(token, spot);
      return token;
    }
  };
}
