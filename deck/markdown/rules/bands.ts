/** The band at the foot of a slide: cut out of its tokens, and its finding held against the ledger. */

import type { Token } from 'markdown-it';
import type { Band, Claim, SourceRef } from '../../model/deck.ts';
import { GRADES, type Grade } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import { didYouMean } from '../../source/nearest.ts';
import type { DraftBand } from '../drafts.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, lookUp, UNREAD_SOURCES } from '../scope.ts';
import { attributeOf, classesOf, replaceBoxes } from '../token-tools.ts';
import { keysOf } from './citations.ts';
import { withoutPanels } from './panel-figures.ts';
import { boxMeant } from './vocabulary.ts';

/**
 * Pass over a slide's tokens, its notes cut out: cuts out `::: {.found .partly}` or `::: strip`, which stand at the foot of
 * the slide, once and last, and reports one that stands elsewhere.
 */
export function cutBand(file: FileScope, tokens: readonly Token[]): { body: Token[]; band?: DraftBand } {
  const bands: DraftBand[] = [];
  const body = replaceBoxes(tokens, (box, inner, close) => {
    if (!isBand(box)) {
      refuseFields(file, box);
      return undefined;
    }
    const source = placeOfBlock(file, box);
    const last = close[0] === tokens.at(-1);
    checkPlace(file, source, { nested: box.level > 0, second: bands.length > 0, last });
    if (inner.length === 0) {
      const hint = 'Write one to three full sentences in it.';
      report(file, 'bad-finding', source, 'The band at the foot of the slide says nothing.', hint);
    }
    if (bands.length === 0)
      bands.push({ fields: readFields(file, box, source), tokens: withoutPanels(file, inner, 'the band') });
    return [];
  });
  const [band] = bands;
  return { body, ...(band && { band }) };
}

function isBand(box: Token): boolean {
  return classesOf(box).some((name) => name === 'found' || name === 'strip');
}

function checkPlace(
  file: FileScope,
  source: SourceRef,
  { nested, second, last }: { nested: boolean; second: boolean; last: boolean },
): void {
  const where = nested ? 'inside another box' : second ? 'beside another' : last ? '' : 'before other content';
  if (!where) return;
  const message = `The band at the foot of the slide stands ${where}.`;
  const hint = second
    ? 'A slide has one band: join the two, or make a second slide.'
    : 'Set it last on its slide, outside of every other box; only the notes may follow it.';
  report(file, 'misplaced-band', source, message, hint);
}

const FIELDS: readonly string[] = ['claims', 'because', 'note'];

/** What belongs to a finding has no meaning on another box. */
function refuseFields(file: FileScope, token: Token): void {
  const wrong = FIELDS.filter((name) => token.attrGet(name) !== null);
  const box = token.attrGet('note') === '' ? boxMeant('note') : undefined;
  if (wrong.length === 0) return;
  token.attrs = (token.attrs ?? []).filter(([name]) => !wrong.includes(name));
  const message = `This box has what only a finding has: ${wrong.join(', ')}.`;
  const hint = box
    ? `Write "::: ${box}" for a box, and \`note="…"\` on "::: {.found .partly}".`
    : 'Write it on "::: {.found .partly}", or leave it out.';
  report(file, 'bad-finding', placeOfBlock(file, token), message, hint);
}

function readFields(file: FileScope, token: Token, source: SourceRef): DraftBand['fields'] {
  const classes = classesOf(token);
  const grades = GRADES.filter((grade) => classes.includes(grade));
  const [grade] = grades;
  const text = (name: string) => attributeOf(token, name)?.trim() || undefined;
  const [note, because] = [text('note'), text('because')];
  const found = classes.includes('found');
  if (found && grades.length !== 1) {
    const message = grades.length === 0 ? 'The finding has no grade.' : 'The finding has more than one grade.';
    const hint = `Write one of ${GRADES.map((name) => `.${name}`).join(', ')}, as in "::: {.found .partly}"; sentences without a grade stand in "::: strip".`;
    report(file, 'bad-finding', source, message, hint);
  }
  if (!found && (grades.length > 0 || note || because || text('claims'))) {
    const hint = 'Only a finding has grade, claims and note: write "::: {.found .partly}", or leave them out.';
    report(file, 'bad-finding', source, 'A strip of plain sentences is given a grade or what belongs to one.', hint);
  }
  return {
    ...(found && grade ? { grade } : {}),
    ...(note ? { note } : {}),
    claims: (text('claims') ?? '').split(/[\s,;]+/).filter(Boolean),
    ...(because ? { because } : {}),
    source,
  };
}

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
  if (lookUp(file, 'faulty', UNREAD_SOURCES)) return undefined;
  const known = [...file.tables.keys.values()].flatMap(({ type, entry }) => (type === 'claim' ? [entry.id] : []));
  const hint = `${didYouMean(id, known)}The claims are the rows of claims.csv.`;
  report(file, CODE, source, `The finding grades "${id}", which is no claim.`, hint, cited ? undefined : `key ${id}`);
  return undefined;
}

function checkTitle(
  file: FileScope,
  { claims, source }: Pick<Band, 'claims' | 'source'>,
  title: Token | undefined,
): void {
  const cited = (title?.children ?? []).flatMap(keysOf).filter((key) => lookUp(file, 'keys', key)?.type === 'claim');
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
