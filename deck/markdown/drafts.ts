/** Slides on their way from tokens to the deck, and what is remembered of them from one call to the next. */

import type { Token } from 'markdown-it';
import type { Band, Claim, FigureRef, Reference, Slide, SlideKind, SourceRef } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { Silence } from '../model/reading.ts';
import type { FrontWords } from './front-words.ts';
import type { Cited, FileScope } from './scope.ts';

/** A slide with all the tokens that stand under its heading. */
export interface Opened {
  file: FileScope;
  kind: SlideKind;
  /** The heading's inline token, on the cover the deck's title; none for a slide that a `---` opened. */
  heading?: Token;
  /** What else the front matter says: the cover's lines. */
  front?: FrontWords;
  /** The heading's plain text; empty where there is none. */
  title: string;
  /** Id as the author wrote it. */
  explicitId?: string;
  classes: string[];
  attrs: Record<string, string>;
  section: string;
  backup: boolean;
  tokens: Token[];
  source: SourceRef;
}

/** What a slide cites. */
export interface Citing {
  /** Keys used by the slide and by its panels, each once: those of its title, of its panels, of its text and of its footnotes. */
  cites: string[];
  /** Keys that its notes name. They count for nothing, but are links where there is something to link to. */
  noted: ReadonlySet<string>;
}

/** A slide's band, but for its HTML. */
export interface DraftBand {
  fields: Omit<Band, 'html'>;
  tokens: Token[];
}

/** A slide that is known but for its place in the deck; its tokens are without its band, its foot and its notes. */
export interface Draft extends Opened, Citing {
  /** What its author says to the checks. */
  silences: Silence[];
  figures: ReadonlyMap<Token, FigureRef>;
  band?: DraftBand;
  /** What stands at its foot in place of the deck's words, as a run of inlines. */
  foot?: Token;
  notes: Token[];
}

/** What stands under a slide's body, but for its footnotes and its sources, in the order in which it is read. */
export function beneath(band: DraftBand | undefined, foot: Token | undefined): Token[] {
  return [...(band?.tokens ?? []), ...(foot ? [foot] : [])];
}

/** A draft with its id in the deck. */
export interface Placed {
  draft: Draft;
  id: string;
}

/** A slide as HTML and values; its numbers are not known yet. */
export interface Rendered {
  slide: Slide;
  /** Ids of the first numeral of each key on it. */
  anchors: ReadonlyMap<string, string>;
}

/** What one file hands on to the next: the section it ended in. */
export interface Carry {
  readonly section: string;
  readonly backup: boolean;
}

/** What stands before a file in the deck. */
export interface Around {
  /** The section that the file before ended in. */
  before: Carry;
  /** Path of the deck's first file, which has the front matter. */
  first: string;
}

/** A file's slides and the section that it ends in, with all that they were made of: the scope knows what was looked up. */
export interface ParsedFile extends Around {
  text: string;
  scope: FileScope;
  drafts: Draft[];
  after: Carry;
}

/**
 * What earlier calls have made, to be handed to the next: the same input gives the same deck with it as without. Each thing in it is
 * forgotten when another takes its place.
 */
export interface DeckMemory {
  /**
   * Files by their paths, each as it last was without a fault. One serves again if its text, the deck's language and what stands
   * before it are the same, and so is all that it looked up.
   */
  readonly files: Map<string, ParsedFile>;
  /** The slides of those files, rendered and with their last numbers. One serves again if it shows the same of the rest of the deck: its key tells. */
  readonly slides: WeakMap<Draft, RememberedSlide>;
  /** References and claims as they were last read without a fault; they serve again if both texts are the same. */
  sources?: { from: readonly (string | undefined)[]; read: Sources };
}

/** A slide as it was last rendered, and what was wrong with it. */
export interface RememberedSlide extends Rendered {
  key: string;
  problems: readonly DeckError[];
}

/** What may be cited. */
export interface Sources {
  references: Reference[];
  claims: Claim[];
  keys: ReadonlyMap<string, Cited>;
  /** Whether the ledger says how claims came out, as far as can be known: one that cannot be read may. */
  graded: boolean;
  /** A file of them cannot be read, and what it holds is not known. */
  unread: boolean;
}

/** A memory of nothing. */
export function deckMemory(): DeckMemory {
  return { files: new Map(), slides: new WeakMap() };
}
