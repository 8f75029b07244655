import type { Env, MarkdownIt } from 'markdown-it';
import { takeGenerated } from './cite/generated-slides.ts';
import type { Carry, Draft } from './drafts.ts';
import type { DeckMemory, RememberedFile } from './memory.ts';
import { parsePart } from './parse-part.ts';
import { readingScope } from './reading-scope.ts';
import type { DeckScope } from './scope.ts';
import { splitSlides } from './split-slides.ts';
import { standAlone } from './stand-alone.ts';

/** One slide file, its front matter blanked. */
export interface Body {
  path: string;
  text: string;
}

/** What stands before a file in the deck. */
export interface Around {
  /** The section that the file before ended in. */
  before: Carry;
  /** Whether this is the deck's first file. */
  first: boolean;
}

/** The slides of a file, and the section that it ends in. */
export type ParsedFile = Pick<RememberedFile, 'drafts' | 'after'>;

/** The slides of one file: as remembered, with those parsed anew that have changed, or all of them parsed. */
export function parseFile(deck: DeckScope, md: MarkdownIt, body: Body, around: Around, memory: DeckMemory): ParsedFile {
  const known = memory.files.get(body.path);
  const stale = known && fits(known, around) ? staleLines(deck, known) : undefined;
  if (known && stale) {
    const same = known.text === body.text && stale.length === 0;
    const now = same ? known : parsePart(deck, md, body, known, stale);
    if (now) {
      for (const { reads } of now.parts) reads.giveTo(deck);
      memory.files.set(body.path, now);
      return inDeck(deck, now);
    }
  }
  return inDeck(deck, parseWhole(deck, md, body, around, memory));
}

/** A file with a fault is not remembered: what was before it serves until it is mended. */
function parseWhole(
  deck: DeckScope,
  md: MarkdownIt,
  { path, text }: Body,
  { before, first }: Around,
  memory: DeckMemory,
): ParsedFile {
  const { reads, scope } = readingScope(deck, path, text);
  const after = { ...before };
  const env: Env & { scope: typeof scope } = { scope };
  const drafts = splitSlides(scope, md.parse(text, env), after, first).map(takeGenerated);
  reads.giveTo(deck);
  if (reads.deck.problems.length === 0) {
    const parts = [{ reads, from: 1, to: Number.POSITIVE_INFINITY }];
    const divisible = standAlone(env, scope, drafts);
    memory.files.set(path, { text, first, before: { ...before }, after, drafts, parts, divisible });
  }
  return { drafts, after };
}

/** Lines of a remembered file that would be others now for what they looked up; undefined if all of it may be. */
function staleLines(deck: DeckScope, { parts }: RememberedFile): number[] | undefined {
  const lines = parts.map(({ reads }) => reads.staleLines(deck));
  return lines.every((each) => each !== undefined) ? lines.flat() : undefined;
}

/** The slides of a file belong to the deck of this call. */
function inDeck<File extends { drafts: Draft[] }>(deck: DeckScope, file: File): File {
  for (const draft of file.drafts) draft.file.deck = deck;
  return file;
}

function fits(known: RememberedFile, { before, first }: Around): boolean {
  return known.first === first && known.before.section === before.section && known.before.backup === before.backup;
}
