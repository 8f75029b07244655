import type { StateCore, Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { type Comment, scanText } from '../../source/comments.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeOfRow } from '../place.ts';
import { type FileScope, type SourceText, scopeOf } from '../scope.ts';

/** Stands for a comment between empty lines: it parts two lists, as in Pandoc, and is dropped by `sourceLines`. */
const MARK = '\uE000';

/** A text without its comments, in one line less for each line that held nothing else: no place is lost with them. */
export function withoutComments(text: string): SourceText & { comments: Comment[] } {
  const whole = text.split('\n');
  if (!text.includes('<!--')) return { text, lines: whole, comments: [] };
  const { comments } = scanText(text);
  const lines = [...whole];
  const cuts = new Map<number, { column: number; length: number }[]>();
  const emptied = new Set<number>();
  let offset = 0;
  for (const [row, line] of whole.entries()) {
    const own = comments.filter(({ start, end }) => start < offset + line.length + 1 && end > offset);
    if (own.length > 0) {
      const spans = own.map(
        ({ start, end }) => [Math.max(0, start - offset), Math.min(line.length, end - offset)] as const,
      );
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

/** Of reveal.js, Marp (https://marpit.marp.app/directives) and presenterm (https://mfontanini.github.io/presenterm/features/commands.html). */
const DIRECTIVE =
  /^<!--\s*(\.(?:slide|element):|_?(?:class|paginate|header|footer|backgroundColor|backgroundImage|backgroundSize|color|theme|style|headingDivider|size|math|transition|column_layout|column|new_lines?|incremental_lists|speaker_note|font_size|jump_to_middle|alignment)\s*:|(?:pause|end_slide|reset_layout|no_footer)(?=\s*-->))/;

/** Reports comments that never end or hold another one, and says once that those of other tools give no orders here. */
export function checkComments(scope: FileScope, text: string, comments: readonly Comment[]): void {
  for (const { start, end, closed } of comments) {
    const before = text.slice(0, start).split('\n');
    const place = { ...placeOfRow(scope, before.length - 1), column: (before.at(-1) ?? '').length + 1 };
    const comment = text.slice(start, end);
    if (!closed) {
      const hint = 'Close it with "-->". To print "<!--" as it stands, write "\\<!--" or set it as code.';
      report(scope, 'unclosed-comment', place, 'This comment is never closed.', hint);
    } else if (comment.indexOf('<!--', 4) >= 0) {
      const hint =
        'Close the outer one first, or remove the inner one: a comment ends at the first "-->", and what follows would be published.';
      report(scope, 'nested-comment', place, 'A comment begins inside this comment.', hint);
    }
    const [, name] = DIRECTIVE.exec(comment) ?? [];
    if (name) letPass(scope, 'directive', place, `"${name.replace(/\s+/g, '')}"`);
  }
}

/** Comments are taken out before: one that is met here was taken for code, and would be published. */
export function refuseComment(scope: FileScope, source: SourceRef): void {
  const hint =
    'Close the code before it, or begin the comment at the start of a line. To print "<!--", write "\\<!--".';
  report(scope, 'unread-comment', source, 'This comment cannot be told from the text.', hint);
}

/** Core rule before all others: lines are counted as in the author's file, and the marks of comments go. */
export function sourceLines(state: StateCore): void {
  const { lineOf } = scopeOf(state.env).text;
  if (!lineOf) return;
  const kept: Token[] = [];
  for (const [i, token] of state.tokens.entries()) {
    if ([i - 1, i, i + 1].some((at) => state.tokens[at]?.type === 'inline' && state.tokens[at]?.content === MARK))
      continue;
    if (token.map) {
      const [start, end] = token.map;
      token.map = [lineOf[start] ?? start, (lineOf[Math.max(start, end - 1)] ?? end - 1) + 1];
    }
    kept.push(token);
  }
  state.tokens = kept;
}
