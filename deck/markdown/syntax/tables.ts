/** Tables: captions, rows with too many cells, and what is drawn as a table and is none. */

import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { numberToken } from '../cross-references.ts';
import { placeInLine, placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { makeToken } from '../token-tools.ts';

/** `: Words` or `Table: words`, beside a table (https://pandoc.org/MANUAL.html#extension-table_captions); one may have attributes alone. */
const CAPTION = /^(?:(?:Table)?:\s+|:$)/;

/** Core rule after the attributes: the paragraph before or behind a table that begins with a colon is its caption. */
export function tableCaptions(state: StateCore): void {
  const { tokens } = state;
  const scope = scopeOf(state.env);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    out.push(token);
    if (token.type !== 'table_open') continue;
    const end = tokens.findIndex((each, at) => at > i && each.type === 'table_close' && each.level === token.level);
    const behind = captionAt(scope, tokens, end + 1);
    const before = behind ? undefined : captionAt(scope, tokens, i - 3);
    if (before) out.splice(-4, 3);
    const caption = behind ?? before;
    if (caption && hasWords(caption))
      out.push(
        makeToken('caption_open', 'caption', 1, { block: true }),
        caption,
        makeToken('caption_close', 'caption', -1),
      );
    out.push(...tokens.slice(i + 1, end + 1));
    i = behind ? end + 3 : end;
  }
  state.tokens = out;
}

function captionAt(scope: FileScope, tokens: readonly Token[], at: number): Token | undefined {
  const [open, inline] = [tokens[at], tokens[at + 1]];
  const first = open?.type === 'paragraph_open' ? inline?.children?.[0] : undefined;
  if (!inline || first?.type !== 'text' || !CAPTION.test(first.content)) return undefined;
  first.content = first.content.replace(CAPTION, '');
  const id: unknown = open?.meta?.id;
  if (open && hasWords(inline) && typeof id === 'string')
    inline.children?.unshift(numberToken(scope, 'tbl', id, placeOfBlock(scope, open)));
  return inline;
}

/** Whether anything is left of a caption: one of attributes alone has no words. */
function hasWords({ children }: Token): boolean {
  return children?.some(({ type, content }) => type !== 'text' || content !== '') ?? false;
}

const WITH_PIPES = 'Write it with pipes, "| a | b |" and under it "|---|---|": see docs/dialect.md#tables.';

/** Core rule: what is drawn as a table and is none would be published as lines of dashes and pipes, or cut a slide in two. */
export function otherTables(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const [i, token] of state.tokens.entries()) {
    const lines = token.type === 'paragraph_open' ? (state.tokens[i + 1]?.content.split('\n') ?? []) : [];
    const line = scope.lines[token.map?.[0] ?? -1] ?? '';
    const dashes = token.type === 'hr' && /^\s*-{2,}(?:[ \t]+-{2,})+\s*$/.test(line);
    const grid = /^\+(?:[-=:]+\+)+\s*$/.test(lines[0] ?? '');
    if (dashes || grid) {
      const message = `A table drawn ${grid ? 'as a grid' : 'with spaces'} is not read.`;
      report(scope, 'other-table', placeOfBlock(scope, token), message, WITH_PIPES);
    }
    // Of another language from its first line on: see foreign-blocks.ts.
    if (/^(?:\{\||\|={3,})/.test(lines[0] ?? '')) continue;
    tellUnruled(scope, token, lines);
    tellTabs(scope, token, lines);
    const under = lines.findIndex((each, at) => at > 0 && isUnder(each) && lines[at - 1]?.includes('|'));
    if (under < 0) continue;
    const [head, rule] = [columnsOf(lines[under - 1] ?? ''), columnsOf(lines[under] ?? '')];
    if (head === rule) continue;
    const message = `This is no table: the line of dashes has ${rule} ${rule === 1 ? 'column' : 'columns'}, the line above it ${head}.`;
    const hint = 'Give both as many: see docs/dialect.md#tables.';
    report(scope, 'other-table', placeOfBlock(scope, token, under), message, hint);
  }
}

/** A head and rows with nothing between them that makes a table of them: its dashes are others, or parted by Org's "+", or are not there. */
function tellUnruled(scope: FileScope, block: Token, lines: readonly string[]): void {
  if (lines.some(isUnder)) return;
  const other = lines.findIndex(
    (line, at) => at > 0 && /[–—−]|^\s*\|.*\+/.test(line) && isUnder(line.replace(/[–—−]+/g, '-').replaceAll('+', '|')),
  );
  const head = lines.findIndex(
    (line, at) => isRow(line) && isRow(lines[at + 1] ?? '') && sameCells(line, lines[at + 1]),
  );
  if (other > 0 && lines[other - 1]?.includes('|')) {
    const message = 'This is no table: the dashes under its head are other signs.';
    report(scope, 'other-table', placeOfBlock(scope, block, other), message, 'Write them as "-", "|---|---|".');
  } else if (head >= 0) {
    const message = 'This is no table: no line of dashes stands under its head.';
    report(scope, 'other-table', placeOfBlock(scope, block, head), message, WITH_PIPES);
  }
}

/** Rows of a spreadsheet as they are pasted: a tab is no more than a blank in a line. A sign and a tab before words are a word processor's list. */
function tellTabs(scope: FileScope, block: Token, lines: readonly string[]): void {
  const tabs = (line = '') =>
    /^\s*(?:[^\p{L}\p{N}\s]|o)\t[^\t]*$/u.test(line) ? 0 : line.trim().split('\t').length - 1;
  const row = lines.findIndex(
    (line, at) => tabs(line) > 0 && tabs(line) === tabs(lines[at + 1]) && !line.endsWith('\\'),
  );
  if (row < 0) return;
  const message = 'Cells that tabs part are no table: these lines would run into one.';
  report(scope, 'other-table', placeOfBlock(scope, block, row), message, WITH_PIPES);
}

/** Words between bars; signs between them are sums of amounts, |a| + |b|. */
function isRow(line: string): boolean {
  return /^\s*\|.*\|.*(?<!\\)\|\s*$/.test(line) && !/\|\s*[-+−=<>≤≥≠·×*/]\s*\|/.test(line);
}

function sameCells(line: string, next = ''): boolean {
  return columnsOf(line) > 1 && columnsOf(line) === columnsOf(next);
}

/** Whether a line is what stands under a table's head. */
function isUnder(line: string): boolean {
  return line.includes('|') && /^\s*\|?(?:\s*:?-+:?\s*\|)*(?:\s*:?-+:?\s*)?$/.test(line);
}

function columnsOf(line: string): number {
  const [, inner = ''] = /^\s*\|?(.*?)(?<!\\)\|?\s*$/.exec(line) ?? [];
  return inner.split(/(?<!\\)\|/).length;
}

/** What stands before a row in its line: the marks of quotes, and the bar that a row may begin with. */
const OPENING = /^[\s>]*\|?/;

/**
 * Core rule after the blocks: a row with more cells than its table's head loses the last ones in GFM, mostly for a `|` in the text.
 * A head without words heads nothing: it is a cell like others, or a screen reader would name it before each of its column.
 */
export function tableCells(state: StateCore): void {
  const scope = scopeOf(state.env);
  let columns = 0;
  let row: Token | undefined;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'thead_open') {
      columns = 0;
      for (let i = index; state.tokens[i] && state.tokens[i]?.type !== 'thead_close'; i++)
        if (state.tokens[i]?.type === 'th_open') columns++;
    }
    if (token.type === 'th_open' && state.tokens[index + 1]?.content.trim() === '')
      for (const part of [token, state.tokens[index + 2]]) if (part) part.tag = 'td';
    if (token.type === 'tr_open' && token.map) checkRow(scope, token.map[0], columns);
    if (token.type === 'tr_open') row = token;
    if (token === row && isRuleAgain(scope.lines[token.map?.[0] ?? -1] ?? ''))
      refuseCells(scope, row, 'A second line of dashes is a row of the table, and would be printed.');
    if (row && token.type === 'td_open' && state.tokens[index + 1]?.content.trim() === '^^')
      refuseCells(scope, row, 'Cells are not joined by "^^", which would be printed.');
  }
}

/** A row whose cells are all dashes: one of them alone, or one dash in each, may say that nothing is there. */
function isRuleAgain(line: string): boolean {
  return isUnder(line.replace(/^[\s>]*/, '')) && (line.match(/-{2,}/g)?.length ?? 0) > 1;
}

function refuseCells(scope: FileScope, row: Token, message: string): void {
  const hint = 'Leave it out: write the words in each row, or begin another table behind an empty line.';
  report(scope, 'other-table', placeOfBlock(scope, row), message, hint);
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
