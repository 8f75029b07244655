import type { Token } from 'markdown-it';
import type { SlideKind, SourceRef } from '../model/deck.ts';
import type { FileScope } from './scope.ts';

/** A slide whose tokens are known and whose place in the deck is not yet. */
export interface Draft {
  file: FileScope;
  kind: SlideKind;
  /** The heading's inline token; none for the cover and for a slide that a `---` opened. */
  heading?: Token;
  /** Id as the author wrote it. */
  explicitId?: string;
  classes: string[];
  attrs: Record<string, string>;
  section: string;
  backup: boolean;
  tokens: Token[];
  /** What the slide before ended in. */
  before: Carry;
  source: SourceRef;
}

/** What one file hands on to the next: the section it ended in. */
export interface Carry {
  section: string;
  backup: boolean;
}
