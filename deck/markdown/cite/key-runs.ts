/** Consecutive keys that are shown as one: `C31–C35`. */
export interface KeyRun<T> {
  first: T;
  last: T;
  /** All of them, ends included. */
  all: T[];
}

/** A key with its running number at the end. */
const NUMBERED = /^(.*?)(\d+)$/u;
/** Two keys side by side are as short written out. */
const SHORTEST = 3;

/** Does `b` follow `a` directly: same prefix, same count of digits, next number? */
function follows(a: string, b: string): boolean {
  const [, prefixA, digitsA = ''] = NUMBERED.exec(a) ?? [];
  const [, prefixB, digitsB = ''] = NUMBERED.exec(b) ?? [];
  if (prefixA === undefined || prefixA !== prefixB || digitsA.length !== digitsB.length) return false;
  return Number(digitsB) === Number(digitsA) + 1;
}

/**
 * Gathers runs of three or more consecutive keys; anything else is a run of one.
 * @param joinable whether a key and the next may stand in one run (not with a locator, nor when they are of two kinds)
 */
export function keyRuns<T extends { key: string }>(
  entries: readonly T[],
  joinable: (entry: T, next: T) => boolean = () => true,
): KeyRun<T>[] {
  const runs: KeyRun<T>[] = [];
  let group: T[] = [];
  const flush = () => {
    const parts = group.length >= SHORTEST ? [group] : group.map((entry) => [entry]);
    for (const all of parts) {
      const [first] = all;
      const last = all.at(-1);
      if (first && last) runs.push({ first, last, all });
    }
    group = [];
  };
  for (const entry of entries) {
    const before = group.at(-1);
    if (before && !(joinable(before, entry) && follows(before.key, entry.key))) flush();
    group.push(entry);
  }
  flush();
  return runs;
}
