/** Keys as they are shown one by one: as links, runs of them by their ends. */

import { type Inline, idLink, joined, span } from '../inline-html.ts';
import type { CitationItem } from '../scope.ts';

/** Keys as links in order of the alphabet, runs shown by their ends: `C40–C42, C44`. */
export function keyLinks(keys: readonly string[]): Inline[] {
  return itemLinks(keys.map((key) => ({ key })));
}

/** The same with what stands before a key and its locator; such a key is in no run. */
export function itemLinks(items: readonly CitationItem[]): Inline[] {
  const sorted = [...items].sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
  const plain = ({ prefix, locator }: CitationItem) => !prefix && !locator;
  const runs = keyRuns(sorted, (item, next) => plain(item) && plain(next)).map(({ first, last, all }): Inline[] => {
    if (all.length > 1) return [span('nowrap', [keyLink(first.key), '–', keyLink(last.key)])];
    const { key, prefix, locator } = first;
    return [prefix ? `${prefix} ` : '', keyLink(key), locator ? `, ${locator}` : ''];
  });
  return joined(runs, ', ');
}

function keyLink(key: string): Inline {
  return idLink(`cite-${key}`, key);
}

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
