import type { Token } from 'markdown-it';
import type { Band, Claim } from '../../model/deck.ts';
import type { Grade } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import { nearest } from '../../source/nearest.ts';
import type { FileScope } from '../scope.ts';
import { lookUp } from '../scope.ts';

const CODE = 'band-grade';

/**
 * Holds a finding against the ledger: it names the claims that it grades; its grade is theirs, `partly` where they differ, and
 * another of theirs only with a reason. Where its slide's title cites claims, it grades one of them.
 * @param title the heading's inline token
 */
export function checkBand(file: FileScope, band: Omit<Band, 'html'> | undefined, title: Token | undefined): void {
  if (!band?.grade) return;
  const { grade, claims: ids, source } = band;
  if (ids.length === 0) {
    if (grade === 'na') return;
    const hint = 'Name them, as in "::: {.found .partly claims="C31 C32"}"; only ".na" goes without.';
    report(file, CODE, source, 'The finding does not say which claims it grades.', hint);
    return;
  }
  const claims = ids.flatMap((id) => claimOf(file, band, id) ?? []);
  if (claims.length < ids.length) return;
  checkTitle(file, band, title);
  const grades = new Set(claims.flatMap((claim) => claim.grade ?? []));
  if (claims.some((claim) => !claim.grade)) {
    // Where others have a grade, this one's is a fault of the ledger, told there.
    if (lookUp(file, 'counts', 'yes') !== undefined) return;
    const hint = 'Add a column "grade" to claims.csv: the finding is held against it.';
    report(file, CODE, source, `The finding cannot be held against the ledger: its claims have no grades.`, hint);
    return;
  }
  checkGrade(file, band, grade, grades);
}

function claimOf(file: FileScope, { source }: Pick<Band, 'source'>, id: string): Claim | undefined {
  const cited = lookUp(file, 'keys', id);
  if (cited?.type === 'claim') return cited.entry;
  const known = [...file.tables.keys.values()].flatMap(({ type, entry }) => (type === 'claim' ? [entry.id] : []));
  const near = nearest(id, known);
  const hint = `${near ? `Did you mean "${near}"? ` : ''}The claims are the rows of claims.csv.`;
  report(file, CODE, source, `The finding grades "${id}", which is no claim.`, hint);
  return undefined;
}

function checkTitle(
  file: FileScope,
  { claims, source }: Pick<Band, 'claims' | 'source'>,
  title: Token | undefined,
): void {
  const keys = (title?.children ?? []).flatMap(({ type, meta }) =>
    type === 'citation' ? ((meta?.items ?? []) as { key: string }[]).map(({ key }) => key) : [],
  );
  const cited = keys.filter((key) => lookUp(file, 'keys', key)?.type === 'claim');
  if (cited.length === 0 || cited.some((key) => claims.includes(key))) return;
  const hint = `Grade what the title says: name ${cited.join(', ')} in "claims".`;
  report(file, CODE, source, 'The finding grades no claim of its title.', hint);
}

function checkGrade(file: FileScope, band: Omit<Band, 'html'>, grade: Grade, grades: ReadonlySet<Grade>): void {
  const [first] = grades;
  const due = grades.size === 1 ? first : 'partly';
  if (due === undefined || grade === due) return;
  const { found } = file.words;
  const theirs = band.claims.length === 1 ? `${band.claims[0]} is` : `${band.claims.join(', ')} are`;
  const said = [...grades].map((each) => `"${found[each].toLowerCase()}"`).join(', ');
  const message = `The finding says "${found[grade].toLowerCase()}", and ${theirs} ${said} in the ledger.`;
  if (!grades.has(grade)) report(file, CODE, band.source, message, `Write ".${due}", or name other claims.`);
  else if (!band.because) {
    report(file, CODE, band.source, message, `Write ".${due}", or say why with because="…".`);
  }
}
