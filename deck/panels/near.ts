/** The word of `known` that is most like `word`, if a slip of a letter or two explains the difference. */
export function near(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const scored = known.map((candidate) => ({ candidate, cost: distance(word.toLowerCase(), candidate.toLowerCase()) }));
  return scored.filter(({ cost }) => cost <= limit).sort((a, b) => a.cost - b.cost)[0]?.candidate;
}

/** `Did you mean "x"?` with the known words after it, or only these. */
export function nearHint(word: string, known: readonly string[]): string {
  const like = near(word, known);
  const listed = `Known: ${known.join(', ')}.`;
  return like === undefined ? listed : `Did you mean "${like}"? ${listed}`;
}

/** Levenshtein distance, row by row (Wagner and Fischer 1974). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
