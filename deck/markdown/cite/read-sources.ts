import type { Reporter } from '../../source/faults.ts';
import type { DeckMemory, Sources } from '../memory.ts';
import type { DeckInput } from '../scope.ts';
import { readClaims } from './claims.ts';
import { keySpace } from './key-space.ts';
import { readReferences } from './references.ts';

/** References and claims, remembered or read. What is at fault is read at every call, to be reported again. */
export function readSources(reporter: Reporter, { references, claims }: DeckInput, memory: DeckMemory): Sources {
  const from = [references?.text, claims?.text];
  const known = memory.sources;
  if (known && from.every((text, i) => text === known.from[i])) return known.read;
  const own: Reporter = { problems: [] };
  const entries = references ? readReferences(own, references) : [];
  const rows = claims ? readClaims(own, claims, new Set(entries.map(({ id }) => id))) : [];
  const read = { references: entries, claims: rows, keys: keySpace(own, entries, rows) };
  reporter.problems.push(...own.problems);
  if (own.problems.length === 0) memory.sources = { from, read };
  return read;
}
