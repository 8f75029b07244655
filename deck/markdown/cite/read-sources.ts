import type { Claim, Reference } from '../../model/deck.ts';
import { formatPlace } from '../../model/error.ts';
import type { Words } from '../../model/words.ts';
import { type Reporter, report } from '../../source/faults.ts';
import type { Passed } from '../../source/notices.ts';
import type { DeckMemory, Sources } from '../memory.ts';
import type { Cited, DeckInput } from '../scope.ts';
import { readClaims } from './claims.ts';
import { readReferences } from './references.ts';

/** References and claims, remembered or read. What is at fault is read at every call, to be reported again. */
export function readSources(
  reporter: Reporter,
  { references, claims }: DeckInput,
  memory: DeckMemory,
  words: Words,
): Sources {
  const from = [references?.text, claims?.text, JSON.stringify(words.found)];
  const known = memory.sources;
  if (known && from.every((text, i) => text === known.from[i])) return known.read;
  const own: Reporter & { passed: Passed[] } = { problems: [], passed: [] };
  const entries = references ? readReferences(own, references) : [];
  const rows = claims ? readClaims(own, claims, new Set(entries.map(({ id }) => id)), words) : [];
  const read = { references: entries, claims: rows, keys: keySpace(own, entries, rows) };
  reporter.problems.push(...own.problems);
  reporter.passed?.push(...own.passed);
  if (own.problems.length === 0 && own.passed.length === 0) memory.sources = { from, read };
  return read;
}

/** Joins references and claims to one space of keys; a key that stands twice is reported, its first entry holds. */
function keySpace(deck: Reporter, references: readonly Reference[], claims: readonly Claim[]): Map<string, Cited> {
  const keys = new Map<string, Cited>();
  const entries: Cited[] = [
    ...references.map((entry): Cited => ({ type: 'reference', entry })),
    ...claims.map((entry): Cited => ({ type: 'claim', entry })),
  ];
  for (const cited of entries) {
    const { id, source } = cited.entry;
    const first = keys.get(id)?.entry.source;
    if (first) {
      const hint = `The first stands at ${formatPlace(first)}; references and claims share one space of keys.`;
      report(deck, 'duplicate-key', source, `The key "${id}" stands twice.`, hint);
    } else keys.set(id, cited);
  }
  return keys;
}
