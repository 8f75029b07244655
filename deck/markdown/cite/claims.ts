import type { Claim, SourceFile, SourceRef } from '../../model/deck.ts';
import { GRADES, type Grade } from '../../model/signs.ts';
import { keepTogether } from '../../model/text.ts';
import { namesOfGrade, type Words } from '../../model/words.ts';
import { type Cell, type CsvRow, readCsv, rowHint } from '../../source/csv.ts';
import { type Reporter, report, reportBound } from '../../source/faults.ts';
import { normalise } from '../../source/front-matter.ts';
import { didYouMean, nearest } from '../../source/nearest.ts';
import { marksIn } from '../../source/plain-words.ts';
import { findText } from '../place.ts';
import { KEY } from '../rules/citations.ts';

const CODE = 'claim-file';
const REQUIRED = ['id', 'claim', 'voice', 'kind', 'check', 'references'] as const;
const COLUMNS: readonly string[] = ['id', 'claim', 'figure', 'voice', 'kind', 'grade', 'check', 'references'];
/** Those whose words are printed as they are. */
const PRINTED = ['claim', 'figure', 'voice', 'kind', 'check'];
const HINT = `The first line is "${COLUMNS.join(',')}"; "figure" and "grade" may be missing. Fields with commas stand in double quotes.`;

/**
 * Reads `claims.csv`, the claim ledger (RFC 4180, UTF-8, header required). Rows with faults are reported and left out.
 * @param known ids of the references, to check the last column against; none if they cannot be read
 * @param words those of the deck, in which a grade may be written
 * @returns the claims, and whether a column says how they came out; nothing if it cannot be read
 */
export function readClaims(
  deck: Reporter,
  file: SourceFile,
  known: ReadonlySet<string> | undefined,
  words: Words,
): { claims: Claim[]; graded: boolean } | undefined {
  const text = normalise(file.text);
  const lines = text.split('\n');
  const { rows, fault, delimiter } = readCsv({ path: file.path, text });
  if (fault) {
    const hint = 'Set quotation marks round a whole field, and double one that is part of its text.';
    report(deck, CODE, fault.source, `${fault.message}.`, hint);
    return undefined;
  }
  reportBound(deck, { path: file.path, text });
  const [header, ...claims] = rows;
  const names = header?.cells.map((cell) => cell.text) ?? [];
  if (!header) return { claims: [], graded: false };
  if (!checkHeader(deck, file.path, lines, names)) return undefined;
  const ids = new Set(claims.flatMap(({ cells }) => cells[names.indexOf('id')]?.text ?? []));
  const ledger = { path: file.path, lines, known, words, ids, delimiter };
  return {
    claims: claims.flatMap((row) => readClaim(deck, ledger, names, row) ?? []),
    graded: names.includes('grade'),
  };
}

function checkHeader(deck: Reporter, file: string, lines: readonly string[], header: readonly string[]): boolean {
  const problems = deck.problems.length;
  const first = lines.findIndex((each) => each.trim() !== '');
  const line = Math.max(0, first) + 1;
  if (!header.some((name) => COLUMNS.includes(nearest(name, COLUMNS) ?? name))) {
    const message = 'The first line names none of the columns.';
    report(deck, CODE, { file, line, column: 1 }, message, `${HINT} Take out what stands above it.`);
    return false;
  }
  for (const [i, name] of header.entries()) {
    const source = findText({ lines, path: file }, name, { file, line, column: 1 }, line);
    if (!COLUMNS.includes(name))
      report(deck, CODE, source, `The column "${name}" is not known.`, didYouMean(name, COLUMNS) + HINT);
    else if (header.indexOf(name) < i) report(deck, CODE, { file, line }, `The column "${name}" stands twice.`, HINT);
  }
  // One that is misspelt is told as such.
  const meant = new Set(header.filter((name) => !COLUMNS.includes(name)).map((name) => nearest(name, COLUMNS)));
  for (const name of REQUIRED) {
    if (!header.includes(name) && !meant.has(name))
      report(deck, CODE, { file, line }, `The column "${name}" is missing.`, HINT);
  }
  return deck.problems.length === problems;
}

interface ClaimFile {
  path: string;
  lines: readonly string[];
  known: ReadonlySet<string> | undefined;
  words: Words;
  /** What the rows are called, as it is written. */
  ids: ReadonlySet<string>;
  delimiter: string;
}

function readClaim(
  deck: Reporter,
  file: ClaimFile,
  header: readonly string[],
  { cells, end }: CsvRow,
): Claim | undefined {
  const source: SourceRef = { file: file.path, line: cells[0]?.source.line ?? end, column: 1 };
  const cellOf = (name: string): Cell | undefined => cells[header.indexOf(name)];
  if (cells.length !== header.length) {
    const message = `This row has ${cells.length} fields, the header has ${header.length}.`;
    report(deck, CODE, source, message, rowHint(cells, file.delimiter, header.length));
    return bareClaim(cellOf('id')?.text ?? '', source);
  }
  const field = (name: string) => cellOf(name)?.text ?? '';
  const claim = {
    id: field('id'),
    claim: keepTogether(field('claim')),
    voice: field('voice'),
    kind: field('kind'),
    check: keepTogether(field('check')),
  };
  const empty = Object.entries(claim).find(([, value]) => value === '');
  if (empty || !KEY.test(claim.id)) {
    const message = empty ? `The field "${empty[0]}" is empty.` : `The id "${claim.id}" is not a key.`;
    const place = cellOf(empty?.[0] ?? 'id')?.source ?? source;
    report(deck, CODE, place, message, empty ? 'Fill it in.' : 'Use letters and digits, as in "C31".');
    if (!KEY.test(claim.id)) return meantClaim(file, claim.id, source);
  }
  for (const name of PRINTED) refuseMarks(deck, name, cellOf(name));
  const cited = citedIn(deck, file, field('references'), cellOf('references')?.source ?? source, end);
  const [figure, graded] = [field('figure'), cellOf('grade')];
  const grade = graded && readGrade(deck, file, graded.text, graded.source);
  return {
    ...claim,
    ...(figure && figure !== '-' && { figure }),
    ...(grade && { grade }),
    references: cited,
    source,
  };
}

/** Who cites the key that is meant makes no second fault. */
function meantClaim(file: ClaimFile, written: string, source: SourceRef): Claim | undefined {
  const meant = written.replace(/[^\p{L}\p{N}_.:-]/gu, '');
  return file.ids.has(meant) ? undefined : bareClaim(meant, source);
}

/** The ledger's words are printed as they are. */
function refuseMarks(deck: Reporter, name: string, cell: Cell | undefined): void {
  if (!cell) return;
  for (const { text, what, cure } of marksIn(cell.text)) {
    const message = `The field "${name}" is plain words: "${text}", ${what}, would be printed as it is written.`;
    report(deck, CODE, cell.source, message, cure);
  }
}

/** A row whose cells are not known one from another: it stands there by its key alone, for who cites it. */
function bareClaim(id: string, source: SourceRef): Claim | undefined {
  return KEY.test(id) ? { id, claim: '', voice: '', kind: '', check: '', references: [], source } : undefined;
}

/** The references that a claim lists; those that are not there are reported. */
function citedIn(deck: Reporter, file: ClaimFile, written: string, from: SourceRef, end: number): string[] {
  const references = written.split(/[\s;,]+/).filter((id) => id !== '' && id !== '-');
  const { known } = file;
  if (!known) return [];
  for (const id of references) {
    if (!known.has(id)) reportReference(deck, placeOfKey(file, id, from, end), id, known);
  }
  return references.filter((id) => known.has(id));
}

/** Where a key stands in a cell, as a whole word: "R1" is not in "R18". */
function placeOfKey({ path, lines }: ClaimFile, id: string, from: SourceRef, end: number): SourceRef {
  const word = new RegExp(`(?<![^\\s;,"])${id.replace(/[^\w]/g, '\\$&')}(?![^\\s;,"])`, 'g');
  for (let line = from.line; line <= end; line++) {
    word.lastIndex = line === from.line ? (from.column ?? 1) - 1 : 0;
    const match = word.exec(lines[line - 1] ?? '');
    if (match) return { file: path, line, column: match.index + 1 };
  }
  return from;
}

/** A grade by the name of its class, in English, in the deck's language, or in its own words. */
function readGrade(deck: Reporter, { words }: ClaimFile, written: string, source: SourceRef): Grade | undefined {
  const said = written.toLowerCase().replace(/^n\/a$/, 'na');
  const grade = GRADES.find((each) =>
    // In any language: which one the deck is in is not known where its front matter cannot be read.
    [each, words.found[each], ...namesOfGrade(each)].some((name) => name.toLowerCase() === said),
  );
  if (grade) return grade;
  const names = GRADES.map((each) => `"${words.found[each].toLowerCase()}"`).join(', ');
  const message = written === '' ? 'The field "grade" is empty.' : `The grade "${written}" is not known.`;
  report(deck, CODE, source, message, `Write one of ${names}.`);
  return undefined;
}

function reportReference(deck: Reporter, source: SourceRef, id: string, known: ReadonlySet<string>): void {
  const hint = `${didYouMean(id, known)}References stand in references.yaml.`;
  report(deck, 'unknown-reference', source, `There is no reference "${id}".`, hint, `key ${id}`);
}
