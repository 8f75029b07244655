import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { type FileScope, type SourceText, scopeOf } from '../scope.ts';

/** A comment in a text, as offsets: its end is behind `-->`. */
interface Comment {
  start: number;
  end: number;
  closed: boolean;
}

/** Stands for a comment between empty lines: it parts two lists, as in Pandoc, and is dropped by `sourceLines`. */
const MARK = '\uE000';

/** What opens at a place where a comment might: an escape, a run of backticks, a comment. */
const OPENING = /\\[\s\S]|`+|<!--/g;
const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})/;
const LIST_LIKE = /^ {0,3}(?:[-*+:]|\(?\w{1,9}[.)]|\[\^[^\]]+\]:)(?:\s|$)/;

/**
 * The comments of a text, `<!-- … -->`; what looks like one in code is none. They are found before anything is parsed, because a
 * comment may begin in one block and end in another, as in Pandoc.
 */
export function findComments(text: string): Comment[] {
  const found: Comment[] = [];
  let at = 0;
  let fence = '';
  let before = { blank: true, code: false, list: false };
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const [, opening = ''] = fence ? [] : (FENCE.exec(line) ?? []);
    if (fence || opening) {
      if (fence && closes(line, fence)) fence = '';
      else fence ||= opening;
      before = { blank: false, code: false, list: before.list };
      at = end + 1;
      continue;
    }
    const indented = /^(?: {4}|\t)/.test(line);
    const code = indented && (before.blank || before.code) && !before.list;
    const next = code ? end + 1 : scanLine(text, at, end, found);
    const blank = line.trim() === '';
    before = { blank, code, list: LIST_LIKE.test(line) || (before.list && (blank || indented || /^ /.test(line))) };
    at = next;
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function closes(line: string, fence: string): boolean {
  const bare = line.replace(/^[\s>]+/, '').trimEnd();
  return bare.length >= fence.length && bare === (fence[0] ?? '').repeat(bare.length);
}

/** Notes the comments that begin on a line. @returns where the next line to look at begins */
function scanLine(text: string, start: number, end: number, found: Comment[]): number {
  let at = start;
  for (;;) {
    OPENING.lastIndex = at;
    const match = OPENING.exec(text);
    if (!match || match.index >= end) return end + 1;
    const [opened] = match;
    if (opened === '<!--') {
      const comment = commentAt(text, match.index);
      found.push(comment);
      at = comment.end;
    } else at = opened.startsWith('`') ? codeEnd(text, match.index, opened) : match.index + opened.length;
    if (at > end) return at >= text.length ? at : lineStart(text, at);
  }
}

/** Behind a span of code that began on an earlier line, the rest of the line is scanned too. */
function lineStart(text: string, at: number): number {
  return text[at] === '\n' ? at + 1 : at;
}

/** The end of a span of code, else of its backticks. One that would end inside a comment is no code: better lost than published. */
function codeEnd(text: string, from: number, ticks: string): number {
  const inside = from + ticks.length;
  const paragraph = /\n[ \t]*\n/g;
  paragraph.lastIndex = inside;
  const rest = text.slice(inside, paragraph.exec(text)?.index ?? text.length);
  const run = /`+/g;
  for (let match = run.exec(rest); match; match = run.exec(rest)) {
    if (match[0].length !== ticks.length) continue;
    const content = rest.slice(0, match.index);
    if (content.lastIndexOf('<!--') > content.lastIndexOf('-->')) break;
    return inside + match.index + ticks.length;
  }
  return inside;
}

/** https://html.spec.whatwg.org/multipage/syntax.html#comments: `<!-->` and `<!--->` are whole ones. */
function commentAt(text: string, start: number): Comment {
  const short = /<!--(-?>)/y;
  short.lastIndex = start;
  const match = short.exec(text);
  if (match) return { start, end: start + match[0].length, closed: true };
  const end = text.indexOf('-->', start + 4);
  return end < 0 ? { start, end: text.length, closed: false } : { start, end: end + 3, closed: true };
}

/** A text without its comments, in one line less for each line that held nothing else: no place is lost with them. */
export function withoutComments(text: string): SourceText & { comments: Comment[] } {
  const whole = text.split('\n');
  if (!text.includes('<!--')) return { text, lines: whole, comments: [] };
  const comments = findComments(text);
  const lines = [...whole];
  const cuts = new Map<number, { column: number; length: number }[]>();
  const emptied = new Set<number>();
  let offset = 0;
  for (const [row, line] of whole.entries()) {
    const own = comments.filter(({ start, end }) => start < offset + line.length + 1 && end > offset);
    if (own.length > 0) {
      const spans = own.map(({ start, end }) => [Math.max(0, start - offset), Math.min(line.length, end - offset)] as const);
      const kept = cutSpans(line, spans);
      lines[row] = kept.line;
      cuts.set(row, kept.cuts);
      if (kept.line.trim() === '') emptied.add(row);
    }
    offset += line.length + 1;
  }
  const lineOf = lines.flatMap((_, row) => (emptied.has(row) && !standsFor(lines, row, emptied) ? [] : [row]));
  return { text: lineOf.map((row) => lines[row] ?? '').join('\n'), lines, lineOf, cuts, comments };
}

function cutSpans(line: string, spans: readonly (readonly [number, number])[]) {
  const cuts: { column: number; length: number }[] = [];
  let kept = '';
  let from = 0;
  for (const [start, end] of spans) {
    kept += line.slice(from, start);
    // Spaces behind a comment that begins its line would make code of the rest.
    const after = kept.trim() === '' ? (/^[ \t]*/.exec(line.slice(end))?.[0].length ?? 0) : 0;
    from = end + after;
    cuts.push({ column: kept.length, length: from - start });
  }
  const rest = line.slice(from);
  // Nor may spaces before one make a hard break.
  return { line: rest.trim() === '' ? kept.trimEnd() : kept + rest, cuts };
}

/** A line that held only a comment goes, but for two: between empty lines it parts what stands round it, before a rule it stays empty. */
function standsFor(lines: string[], row: number, emptied: ReadonlySet<number>): boolean {
  if (emptied.has(row - 1)) return false;
  let next = row + 1;
  while (emptied.has(next)) next++;
  const [before = '', after = ''] = [lines[row - 1], lines[next]];
  if (before.trim() === '' && after.trim() === '') {
    const indent = /^\s*/.exec(lines[row] ?? '')?.[0] ?? '';
    lines[row] = indent + MARK;
    return true;
  }
  return /^ {0,3}(?:=+|-+)[ \t]*$/.test(after);
}

const DIRECTIVE =
  /^<!--\s*(\.(?:slide|element):|_?(?:class|paginate|header|footer|backgroundColor|backgroundImage|backgroundSize|color|theme|style|headingDivider|size|math|transition)\s*:)/;

/** Reports comments that never end or hold another one, and says once that those of other tools give no orders here. */
export function checkComments(scope: FileScope, text: string, comments: readonly Comment[]): void {
  for (const { start, end, closed } of comments) {
    const before = text.slice(0, start).split('\n');
    const place = { file: scope.path, line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const comment = text.slice(start, end);
    if (!closed) {
      const hint = 'Close it with "-->". To print "<!--" as it stands, write "\\<!--" or set it as code.';
      report(scope, 'unclosed-comment', place, 'This comment is never closed.', hint);
    } else if (comment.indexOf('<!--', 4) >= 0) {
      const hint = 'Close the outer one first, or remove the inner one: a comment ends at the first "-->", and what follows would be published.';
      report(scope, 'nested-comment', place, 'A comment begins inside this comment.', hint);
    }
    const [, name] = DIRECTIVE.exec(comment) ?? [];
    if (name) letPass(scope, 'directive', place, `"${name.replace(/\s+/g, '')}"`);
  }
}

/** Core rule before all others: lines are counted as in the author's file, and the marks of comments go. */
export function sourceLines(state: StateCore): void {
  const { lineOf } = scopeOf(state.env).text;
  if (!lineOf) return;
  const kept: Token[] = [];
  for (const [i, token] of state.tokens.entries()) {
    if ([i - 1, i, i + 1].some((at) => state.tokens[at]?.type === 'inline' && state.tokens[at]?.content === MARK)) continue;
    if (token.map) {
      const [start, end] = token.map;
      token.map = [lineOf[start] ?? start, (lineOf[Math.max(start, end - 1)] ?? end - 1) + 1];
    }
    kept.push(token);
  }
  state.tokens = kept;
}
