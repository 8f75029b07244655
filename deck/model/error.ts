import type { SourceRef } from './deck.ts';

/** What went wrong, as a stable word that a test or a search can name. */
export type ErrorCode = string;

/**
 * A fault in the author's files: it names its place, says what is wrong and how to mend it.
 * Rules collect these and go on; only an edge decides to stop.
 */
export class DeckError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly source: SourceRef;

  /**
   * @param code stable name of the fault, for example `unknown-class`
   * @param message what is wrong, one sentence without a place
   * @param hint how to mend it, one sentence
   * @param source where it stands
   */
  constructor(code: ErrorCode, message: string, hint: string, source: SourceRef) {
    super(message);
    this.name = 'DeckError';
    this.code = code;
    this.hint = hint;
    this.source = source;
  }
}

/** A fault as plain data, for the way from the dev server to the page. */
export interface Fault {
  code: ErrorCode;
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
  return `${formatPlace(error.source)}  ${error.message} [${error.code}]\n    ${error.hint}`;
}

/** The same faults sorted by file, line and column, each place-and-message once. */
export function sortErrors(errors: readonly DeckError[]): DeckError[] {
  const once = new Map(errors.map((error) => [`${formatPlace(error.source)} ${error.message}`, error]));
  return [...once.values()].sort(
    (a, b) =>
      a.source.file.localeCompare(b.source.file) ||
      a.source.line - b.source.line ||
      (a.source.column ?? 0) - (b.source.column ?? 0),
  );
}
