import type { SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { Noticing } from './notices.ts';

/** Where problems are noted, before the rest of the deck's state is known. */
export interface Reporter extends Noticing {
  readonly problems: DeckError[];
}

/** Notes a problem and goes on. */
export function report(deck: Reporter, code: string, source: SourceRef, message: string, hint: string): void {
  deck.problems.push(new DeckError(code, message, hint, source));
}
