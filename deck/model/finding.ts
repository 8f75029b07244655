import type { SourceRef } from './deck.ts';
import { type DeckError, formatPlace, printable } from './error.ts';

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
export function findingOf({ code, message, hint, source }: DeckError, slide?: string): Finding {
  return { code, severity: 'error', source, ...(slide !== undefined && { slide }), message, cure: hint };
}

/** The same sorted by file, line, column and code, each once: what is seen in several formats or themes is one finding. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const once = new Map<string, Finding>();
  for (const each of findings) {
    const key = `${formatPlace(each.source)} ${each.code} ${each.message}`;
    if (!once.has(key)) once.set(key, each);
  }
  return [...once.values()].sort(
    (a, b) =>
      a.source.file.localeCompare(b.source.file) ||
      a.source.line - b.source.line ||
      (a.source.column ?? 0) - (b.source.column ?? 0) ||
      a.code.localeCompare(b.code),
  );
}

/** One finding on three lines: place and what is wrong, the slide, how to mend it. */
export function formatFinding({ code, severity, source, slide, message, cure }: Finding): string {
  const on = slide === undefined ? '' : `    on “${slide}”\n`;
  return printable(`${formatPlace(source)}  ${severity}: ${message} [${code}]\n${on}    ${cure}`);
}
