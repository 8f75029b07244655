import { noteReads, type Reads } from './reads.ts';
import { type DeckScope, type FileScope, makeFileScope } from './scope.ts';

/** A fresh state for the text of a file, which notes what is looked up in the deck, and in which line. */
export function readingScope(deck: DeckScope, path: string, text: string): { reads: Reads; scope: FileScope } {
  const reads: Reads = noteReads(deck, () => (scope.block === undefined ? undefined : scope.block.line + 1));
  const scope = makeFileScope(reads.deck, path, text);
  return { reads, scope };
}
