import type { Claim } from '../../model/deck.ts';
import { GRADES, type Grade } from '../../model/signs.ts';
import { suggest } from '../../source/nearest.ts';
import type { PrintedValue, ValueFault } from '../rules/figures/panel-value.ts';
import { type FileScope, lookUp } from '../scope.ts';

/** How a grade is named in `{{ claims.supported }}`, beside the name of its class. */
const NAMES: Readonly<Record<Grade, string>> = {
  yes: 'supported',
  partly: 'partly',
  no: 'disputed',
  unknown: 'not-found',
  na: 'not-checkable',
};

/** How many claims there are, as `all`, and of each grade, by both of its names. Without a claim that is graded there are no counts of grades. */
export function countClaims(claims: readonly Claim[]): Map<string, number> {
  const counts = new Map([['all', claims.length]]);
  if (!claims.some(({ grade }) => grade)) return counts;
  for (const each of GRADES) {
    const count = claims.filter(({ grade }) => grade === each).length;
    counts.set(each, count);
    counts.set(NAMES[each], count);
  }
  return counts;
}

/** `claims.all`, `claims.supported`, or a sum, `claims.disputed+not-found`: counted in the ledger, so that nobody has to type it. */
export function lookUpCount(file: FileScope, path: string): PrintedValue | ValueFault {
  const names = path.split('+').map((name) => name.trim());
  const counts = names.map((name) => lookUp(file, 'counts', name));
  const unknown = names.find((_name, i) => counts[i] === undefined);
  if (unknown === undefined) {
    const value = counts.reduce<number>((sum, count = 0) => sum + count, 0);
    return { type: 'value', text: String(value), value };
  }
  const known = ['all', ...Object.values(NAMES)];
  const graded = lookUp(file, 'counts', 'yes') !== undefined || !known.includes(unknown);
  const hint = graded ? suggest(unknown, known, 'Counts') : 'Add a column "grade" to claims.csv.';
  const message = graded ? `The ledger has no count "${unknown}".` : 'The claims have no grades to count.';
  return { type: 'fault', message, hint };
}
