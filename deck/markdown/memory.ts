import type { Claim, Reference, Slide } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { Draft, ParsedFile } from './drafts.ts';
import type { Cited } from './scope.ts';

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
  /** How many words notes have, by language and text: to count those of 15 slides takes longer than to parse them. It grows with each other text. */
  readonly words: Map<string, number>;
  /** References and claims as they were last read without a fault; they serve again if both texts are the same. */
  sources?: { from: readonly (string | undefined)[]; read: Sources };
}

/** A slide as it was last rendered, and what was wrong with it. */
export interface RememberedSlide {
  key: string;
  slide: Slide;
  anchors: ReadonlyMap<string, string>;
  problems: readonly DeckError[];
}

/** What may be cited. */
export interface Sources {
  references: Reference[];
  claims: Claim[];
  keys: ReadonlyMap<string, Cited>;
}

/** A memory of nothing. */
export function deckMemory(): DeckMemory {
  return { files: new Map(), slides: new WeakMap(), words: new Map() };
}
