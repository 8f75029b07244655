/** What is wrong with a deck, and how it is told: faults of the author's files, and what checks find. */

import type { SourceRef } from './deck.ts';

/** What is wrong and how to mend it, for who knows the place. */
export interface Wrong {
  message: string;
  hint: string;
}

/**
 * A fault in the author's files: it names its place, says what is wrong and how to mend it.
 * Rules collect these and go on; only an edge decides to stop.
 */
export class DeckError extends Error {
  /** What went wrong, as a stable word that a test or a search can name. */
  readonly code: string;
  readonly hint: string;
  readonly source: SourceRef;
  readonly about: string | undefined;

  /**
   * @param code for example `unknown-class`
   * @param message what is wrong, one sentence without a place
   * @param hint how to mend it, one sentence
   * @param source where it stands
   * @param about what is missing, where that is told wherever it is named: one cause, for example `key C1`
   */
  constructor(code: string, message: string, hint: string, source: SourceRef, about?: string) {
    super(message);
    this.name = 'DeckError';
    this.code = code;
    this.hint = hint;
    this.source = source;
    this.about = about;
  }
}

/** A fault as plain data, for the way from the dev server to the page. */
export interface Fault {
  code: string;
  place: string;
  message: string;
  hint: string;
}

/** `file:line:column`, without the column where it is not known. */
export function formatPlace({ file, line, column }: SourceRef): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** The fault as plain data. */
export function toFault(error: DeckError): Fault {
  return { code: error.code, place: formatPlace(error.source), message: error.message, hint: error.hint };
}

/** One fault on two lines: place and what is wrong, then how to mend it. */
export function formatError(error: DeckError): string {
  return printable(`${formatPlace(error.source)}  ${error.message} [${error.code}]\n    ${error.hint}`);
}

/**
 * Text for a terminal: what would steer it is written out, since messages quote what an author or a sender wrote, and so are signs
 * that are not seen: a fault that quotes one would look like none. Those within Persian or Indian words and emoji stay.
 */
export function printable(text: string): string {
  return text.replace(
    /[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu,
    (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
      return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code}`;
    },
  );
}

/** What was thrown, in words: not all that is thrown is an Error, and an event is no word. */
export function reasonOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  const { message, error, type } = thrown as { message?: unknown; error?: unknown; type?: unknown };
  if (typeof message === 'string' && message !== '') return message;
  if (error !== undefined && error !== thrown) return reasonOf(error);
  return typeof type === 'string' ? `it told of "${type}" and of nothing else` : 'for a reason that it does not tell';
}

/** The same faults sorted by file, line and column, each place-and-message once. */
export function sortErrors(errors: readonly DeckError[]): DeckError[] {
  const once = new Map(errors.map((error) => [`${formatPlace(error.source)} ${error.message}`, error]));
  return [...once.values()].sort(byPlace);
}

function byPlace({ source: a }: { source: SourceRef }, { source: b }: { source: SourceRef }): number {
  return a.file.localeCompare(b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}

const CITED = ['unknown-citation', 'unknown-reference', 'band-grade', 'bad-wall', 'generated-slide'];
const CUT_OFF = ['unknown-link', 'cross-reference', 'generated-slide', 'undefined-footnote', 'unused-footnote'];

/** What a fault of one code makes of others: all keys are unknown where their list cannot be read. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  'reference-file': CITED,
  'claim-file': CITED,
  encoding: [...CITED, ...CUT_OFF],
  'misnamed-file': CITED,
  'unclosed-fence': CUT_OFF,
  'unclosed-comment': CUT_OFF,
  'too-deep': CUT_OFF,
  include: CUT_OFF,
};

/** So many that follow from a fault are told one by one. */
const FEW = 3;

/**
 * The same faults sorted, but those that others follow from first, what follows from one folded into a line after it, and equal ones
 * one with a count.
 */
export function foldErrors(errors: readonly DeckError[]): DeckError[] {
  const sorted = sortErrors(errors);
  const causes = sorted.filter(({ code }) => code in FOLLOWERS);
  const causeOf = ({ code }: DeckError) => causes.find((cause) => FOLLOWERS[cause.code]?.includes(code));
  const following = new Map(causes.map((cause) => [cause, [] as DeckError[]]));
  for (const error of sorted) {
    const cause = causeOf(error);
    if (cause) following.get(cause)?.push(error);
  }
  const met = [...following].filter(([, others]) => others.length > 0);
  const folded = met.flatMap(([cause, others]) => [cause, ...fold(cause, others)]);
  const told = new Set(met.flatMap(([cause, others]) => [cause, ...others]));
  return countEqual([...folded, ...sorted.filter((error) => !told.has(error))]);
}

/** So many places of equal faults are named. */
const PLACES = 6;

/** More than a few faults that say the same become one, at the place of the first, that names the places of others; so do any about one thing. */
function countEqual(errors: readonly DeckError[]): DeckError[] {
  const keyOf = ({ code, message, hint, about }: DeckError) => about ?? JSON.stringify([code, message, hint]);
  const equal = new Map<string, DeckError[]>();
  for (const error of errors) equal.set(keyOf(error), [...(equal.get(keyOf(error)) ?? []), error]);
  return errors.flatMap((error) => {
    const [first = error, ...others] = equal.get(keyOf(error)) ?? [];
    if (others.length < (error.about === undefined ? FEW : 1)) return [error];
    return first === error ? [withCount(first, others)] : [];
  });
}

function withCount({ code, message, hint, source }: DeckError, others: readonly DeckError[]): DeckError {
  const all = others.map(({ source: { file, line } }) => (file === source.file ? `line ${line}` : `${file}:${line}`));
  const places = [...new Set(all)];
  const more = places.length > PLACES ? ', …' : '';
  const times = others.length === 1 ? 'once' : `${others.length} times`;
  const counted = `${message.replace(/\.$/, '')}, and ${times} more: ${places.slice(0, PLACES).join(', ')}${more}`;
  return new DeckError(code, counted, hint, source);
}

function fold(cause: DeckError, others: readonly DeckError[]): readonly DeckError[] {
  const [first] = others;
  if (!first || others.length <= FEW) return others;
  const message = `${others.length} more faults may follow from this one, the first at ${formatPlace(first.source)}: ${first.message}`;
  return [new DeckError('follows', message, 'Mend this one first: what is left is told then.', cause.source)];
}

export type Severity = 'error' | 'warning';

/** Something that a check found: an error is wrong before any audience, a warning is for the author to judge. */
export interface Finding {
  code: string;
  severity: Severity;
  source: SourceRef;
  /** Title of the slide that it is seen on, where there is one. */
  slide?: string;
  /** Id of that slide. */
  on?: string;
  message: string;
  cure: string;
}

/** The same for the author's page: where on its slide it is seen. */
export interface ShownFinding extends Finding {
  /** Lines from the slide's heading. */
  at?: number;
  /** Which of the slide's elements, counted through its whole tree. */
  element?: number;
}

/** A fault of the author's files as a finding. */
export function findingOf({ code, message, hint, source }: DeckError): Finding {
  return { code, severity: 'error', source, message, cure: hint };
}

/** The same sorted by file, line, column and code, each once: what is seen in several formats or themes is one finding. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const once = new Map<string, Finding>();
  for (const each of findings) {
    const key = `${formatPlace(each.source)} ${each.code} ${each.message}`;
    if (!once.has(key)) once.set(key, each);
  }
  return [...once.values()].sort((a, b) => byPlace(a, b) || a.code.localeCompare(b.code));
}

/** One finding on three lines: place and what is wrong, the slide, how to mend it. */
export function formatFinding({ code, severity, source, slide, message, cure }: Finding): string {
  const on = slide === undefined ? '' : `    on “${slide}”\n`;
  return printable(`${formatPlace(source)}  ${severity}: ${message} [${code}]\n${on}    ${cure}`);
}
