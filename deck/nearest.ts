import { distance } from 'fastest-levenshtein';

/** How many known words a hint lists. */
const LISTED = 12;

/** The known word closest to a mistyped one, if at most one edit in a short word or two or three in a longer one part them. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  // Two letters exchanged, the commonest slip, count as two edits.
  const limit = word.length < 3 ? 1 : Math.min(3, Math.max(2, Math.floor(word.length / 3)));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** A hint for an unknown word: the near miss if there is one, then what is there. */
export function suggest(word: string, known: readonly string[], what = 'Known'): string {
  const near = nearest(word, known);
  const more = known.length > LISTED ? ` and ${known.length - LISTED} more` : '';
  const list = known.slice(0, LISTED).join(', ') + more;
  return `${near ? `Did you mean "${near}"? ` : ''}${list ? `${what}: ${list}.` : `There are no ${what.toLowerCase()}.`}`;
}
