import { distance } from 'fastest-levenshtein';

/** The first names of a list as a message has them, and how many more there are. */
export function firstOf(names: readonly string[], most = 12): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return names.slice(0, most).join(', ') + more;
}

/** The known word closest to a mistyped one, if it is close: a third of its letters, at least one, at most three. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const edits = slips(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Edits from one word to another; two letters exchanged, the commonest slip, count as one. */
function slips(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && [...a].sort().join() === [...b].sort().join() ? 1 : edits;
}

/** The near miss as the beginning of a hint; nothing if there is none. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near ? `Did you mean "${near}"? ` : '';
}

/** A hint for an unknown word: the near miss if there is one, then what is there. */
export function suggest(word: string, known: readonly string[], what = 'Known'): string {
  const list = firstOf(known);
  return `${didYouMean(word, known)}${list ? `${what}: ${list}.` : what === 'Known' ? 'There are none.' : `There are no ${what.toLowerCase()}.`}`;
}
