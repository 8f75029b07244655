import type { Claim, Reference } from '../../model/deck.ts';
import type { Reporter } from '../../source/faults.ts';
import type { DeckMemory } from '../memory.ts';
import type { Cited, DeckInput } from '../scope.ts';
import { readClaims } from './claims.ts';
import { keySpace } from './key-space.ts';
import { readReferences } from './references.ts';

/** What may be cited. */
export interface Sources {
  references: Reference[];
  claims: Claim[];
  keys: ReadonlyMap<string, Cited>;
}

/** References and claims, remembered or read. An entry that reads as it did stays the same object, so that who cites it need not be made again. */
export function readSources(reporter: Reporter, { references, claims }: DeckInput, memory: DeckMemory): Sources {
  const known = memory.sources;
  if (known && known.references?.text === references?.text && known.claims?.text === claims?.text) return known.read;
  const own: Reporter = { problems: [] };
  const read = {
    references: references ? readReferences(own, references) : [],
    claims: [] as Claim[],
  };
  const ids = new Set(read.references.map(({ id }) => id));
  if (claims) read.claims = readClaims(own, claims, ids);
  const made = { ...read, keys: kept(keySpace(own, read.references, read.claims), memory) };
  reporter.problems.push(...own.problems);
  // What is at fault is read again, to be reported again.
  if (own.problems.length === 0) memory.sources = { references, claims, read: made };
  else delete memory.sources;
  return made;
}

function kept(keys: ReadonlyMap<string, Cited>, { entries }: DeckMemory): Map<string, Cited> {
  const next = new Map<string, Cited>();
  const result = new Map<string, Cited>();
  for (const [key, cited] of keys) {
    const json = JSON.stringify(cited);
    const same = entries.get(json) ?? cited;
    next.set(json, same);
    result.set(key, same);
  }
  entries.clear();
  for (const [json, cited] of next) entries.set(json, cited);
  return result;
}
