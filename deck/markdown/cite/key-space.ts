import type { Claim, Reference } from '../../model/deck.ts';
import { formatPlace } from '../../model/error.ts';
import { type Reporter, report } from '../../source/faults.ts';
import type { Cited } from '../scope.ts';

/** Joins references and claims to one space of keys; a key that stands twice is reported, its first entry holds. */
export function keySpace(
  deck: Reporter,
  references: readonly Reference[],
  claims: readonly Claim[],
): Map<string, Cited> {
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
