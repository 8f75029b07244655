import type { MarkdownIt } from 'markdown-it';
import type { Claim, Reference, SourceFile } from '../model/deck.ts';
import type { SplitFile } from '../source/front-matter.ts';
import type { Carry, Draft } from './drafts.ts';
import { noteReads, type Reads } from './reads.ts';
import type { Rendered } from './render.ts';
import type { Cited, DeckScope } from './scope.ts';

/**
 * What earlier calls have made, to be handed to the next: the same input gives the same deck with it as without. A file is parsed
 * again if anything that it looked up has changed: a key, a chart, an image; of its text only the slides that have changed are. A
 * slide is rendered again if it was parsed again, or its own surroundings have changed.
 */
export interface DeckMemory {
  readonly files: Map<string, RememberedFile>;
  /** Files parted into front matter and body. */
  readonly splits: WeakMap<SourceFile, SplitFile & { first: boolean }>;
  readonly slides: WeakMap<Draft, RememberedSlide>;
  readonly parsers: Map<string, MarkdownIt>;
  /** Entries as they were last read, by their JSON: what has not changed stays the same object. */
  readonly entries: Map<string, Cited>;
  sources?: RememberedSources;
}

/** A file without a fault. */
export interface RememberedFile {
  text: string;
  /** Its lines, once they were asked for. */
  lines?: readonly string[];
  first: boolean;
  before: Carry;
  after: Carry;
  drafts: Draft[];
  /** What was looked up: by the whole file, and by each part of it that was parsed again. */
  parts: ReadPart[];
  /** Whether a slide of it can be parsed again alone: nothing in one depends on what another defines. */
  divisible: boolean;
}

export interface ReadPart {
  reads: Reads;
  /** First and last line, from 1. */
  from: number;
  to: number;
}

export interface RememberedSlide {
  id: string;
  title: string;
  /** Panels on it, each with how often it was drawn before. */
  panels: readonly (readonly [id: string, nth: number])[];
  rendered: Rendered;
  reads: Reads;
  notes?: RememberedNotes;
}

export interface RememberedNotes {
  html: string;
  sources: string;
  /** Keys that the notes cite, and whether they could link to them. */
  linked: ReadonlyMap<string, boolean>;
  reads: Reads;
}

export interface RememberedSources {
  references: SourceFile | undefined;
  claims: SourceFile | undefined;
  read: { references: Reference[]; claims: Claim[]; keys: ReadonlyMap<string, Cited> };
}

/** Lets files be parsed as a whole again of which only parts were. @returns whether there were any */
export function forgetParts({ files }: DeckMemory): boolean {
  const parsed = [...files].filter(([, { parts }]) => parts.length > 1);
  for (const [path] of parsed) files.delete(path);
  return parsed.length > 0;
}

/** A memory of nothing. */
export function deckMemory(): DeckMemory {
  return { files: new Map(), splits: new WeakMap(), slides: new WeakMap(), parsers: new Map(), entries: new Map() };
}

/** Does work in a deck and notes what it looked up. */
export function noting<Result>(deck: DeckScope, work: (own: DeckScope) => Result): { result: Result; reads: Reads } {
  const reads = noteReads(deck);
  const result = work(reads.deck);
  reads.giveTo(deck);
  return { result, reads };
}
