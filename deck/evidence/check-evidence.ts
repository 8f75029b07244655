import type { Finding } from '../model/finding.ts';
import { charts } from './charts.ts';
import { drift, summaries } from './drift.ts';
import type { Evidence, Rule } from './input.ts';
import { length, likelihood, wording } from './language.ts';
import { ledger } from './ledger.ts';
import { sums } from './sums.ts';
import { support } from './support.ts';
import { unsourced } from './unsourced.ts';

/** Every rule that needs no browser, no dictionary and no network. */
const RULES: readonly Rule[] = [
  unsourced,
  sums,
  drift,
  summaries,
  support,
  ledger,
  wording,
  likelihood,
  length,
  charts,
];

/** Holds a deck's texts and charts against its data and its sources. Silences are not yet heeded: see `heed`. */
export function checkEvidence(evidence: Evidence): Finding[] {
  return RULES.flatMap((rule) => rule(evidence));
}
