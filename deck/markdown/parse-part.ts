import type { Env, MarkdownIt } from 'markdown-it';
import { takeGenerated } from './cite/generated-slides.ts';
import type { Carry, Draft } from './drafts.ts';
import type { RememberedFile } from './memory.ts';
import type { Body } from './parse-file.ts';
import { readingScope } from './reading-scope.ts';
import type { DeckScope } from './scope.ts';
import { splitSlides } from './split-slides.ts';
import { footnotesOf, standAlone } from './stand-alone.ts';

/** Which slides of a remembered file have changed, and the lines that they take now. Places are from 0, ends are not included. */
interface Changed {
  /** Slides before and from these places on are as they were. */
  kept: number;
  rest: number;
  from: number;
  to: number;
  /** Where they ended before. */
  oldEnd: number;
  /** How many lines there are more now. */
  moved: number;
}

/**
 * Parses the slides of a file that have changed, and takes the others as they were: a slide begins on the top level, where nothing
 * before it matters but links and footnotes defined for the whole file, see stand-alone.ts.
 * @param known the file as it was, without a fault
 * @param stale lines of it, from 1, that count as changed
 * @returns undefined if that does not go: the file is then to be parsed as a whole, as one with a fault is, for its places
 */
export function parsePart(
  deck: DeckScope,
  md: MarkdownIt,
  body: Body,
  known: RememberedFile,
  stale: readonly number[],
): RememberedFile | undefined {
  const lines = body.text.split('\n');
  const changed = known.divisible ? findChanged(known, lines, stale) : undefined;
  if (!changed) return undefined;
  const { kept, rest, from, to, moved } = changed;
  const [before, after] = [known.drafts.slice(0, kept), known.drafts.slice(rest)];
  const [next] = after;
  const carry: Carry = { ...((from > 0 && known.drafts[kept]?.before) || known.before) };
  // Blank lines in place of what stands before: all places are those of the file.
  const text = '\n'.repeat(from) + lines.slice(from, to).join('\n');
  const { reads, scope } = readingScope(deck, body.path, text);
  const env: Env & { scope: typeof scope } = { scope };
  const split = splitSlides(scope, md.parse(text, env), carry, known.first && kept === 0, next);
  const drafts = split.map(takeGenerated);
  if (reads.deck.problems.length > 0 || !standAlone(env, scope, drafts)) return undefined;
  if (next && (next.before.section !== carry.section || next.before.backup !== carry.backup)) return undefined;
  if ([...before, ...after].some((draft) => sharesFootnote(draft, scope.footnotes))) return undefined;
  for (const { source } of after) source.line += moved;
  return {
    ...known,
    text: body.text,
    lines,
    after: next ? known.after : carry,
    drafts: [...before, ...drafts, ...after],
    parts: [...movedParts(known, changed), { reads, from: from + 1, to }],
  };
}

function findChanged(
  { text, lines, drafts }: RememberedFile,
  now: readonly string[],
  stale: readonly number[],
): Changed | undefined {
  const old = lines ?? text.split('\n');
  const moved = now.length - old.length;
  const edit = findEdit(old, now);
  const first = Math.min(edit?.from ?? old.length, ...stale);
  const last = Math.max(edit?.to ?? 0, ...stale);
  const starts = drafts.map(({ source }) => source.line - 1);
  const kept = Math.max(
    0,
    starts.findLastIndex((line) => line < first),
  );
  const later = starts.findIndex((line, i) => i > kept && line >= last && opensAnywhere(now, line + moved));
  const rest = later === -1 ? drafts.length : later;
  // What stands before the first slide, the heading of a section among it, is parsed with it.
  const from = kept > 0 ? (starts[kept] ?? 0) : 0;
  if (from === 0 && rest === drafts.length) return undefined;
  const oldEnd = starts[rest] ?? old.length;
  return { kept, rest, from, to: oldEnd + moved, oldEnd, moved };
}

/** The lines that are no longer as they were, from 0, the end not included; undefined if all are. */
function findEdit(old: readonly string[], now: readonly string[]): { from: number; to: number } | undefined {
  const least = Math.min(old.length, now.length);
  let head = 0;
  while (head < least && old[head] === now[head]) head++;
  if (head === old.length && head === now.length) return undefined;
  let tail = 0;
  while (tail < least - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { from: head, to: old.length - tail };
}

/** Whether a line that opens a slide does so whatever stands before it, where that is closed: no paragraph or list takes it in. */
function opensAnywhere(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return /^#/.test(line) || (/^\S/.test(line) && (lines[at - 1] ?? '').trim() === '');
}

function sharesFootnote({ file, tokens, heading }: Draft, labels: ReadonlyMap<string, unknown>): boolean {
  if (labels.size === 0 || file.footnotes.size === 0) return false;
  return [...footnotesOf({ tokens, heading } as Draft)].some((label) => labels.has(label));
}

/** What was looked up before: without what only the changed slides asked for, and at its new lines. */
function movedParts({ parts }: RememberedFile, { from, oldEnd, moved }: Changed): RememberedFile['parts'] {
  return parts
    .filter((part) => part.from <= from || part.to > oldEnd)
    .map((part) => {
      part.reads.replaceLines(from + 1, oldEnd, moved);
      const shift = (line: number) => (line > oldEnd ? line + moved : line);
      return { ...part, from: shift(part.from), to: shift(part.to) };
    });
}
