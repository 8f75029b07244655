import type { Env, MarkdownIt, StateCore, Token } from 'markdown-it';
import { spotInBlock } from '../place.ts';
import { type FileScope, type InlineBlock, scopeOf } from '../scope.ts';

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
    scope.block = blockOf(token, row, cell);
    state.md.inline.parse(token.content, state.md, state.env, token.children ?? []);
  }
  delete scope.block;
}

function blockOf(token: Token, row: number, cell: number): InlineBlock {
  if (token.map) return { content: token.content, line: token.map[0] };
  return { content: token.content, line: row, column: cell };
}

/** Makes the inline parser note, for each token that a rule pushes, where it began. */
export function recordSpots(md: MarkdownIt): void {
  md.inline.State = class extends md.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting);
      record(scopeOf(this.env as Env), token, this.src, this.pos);
      return token;
    }
  };
}

function record(scope: FileScope, token: Token, src: string, offset: number): void {
  const spot = spotInBlock(scope, src, offset);
  if (spot) scope.spots.set(token, spot);
}
