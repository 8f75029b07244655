import { type Inline, idLink, joined, span } from '../inline-html.ts';
import { keyRuns } from './key-runs.ts';
import type { CitationItem } from './numeral.ts';

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
