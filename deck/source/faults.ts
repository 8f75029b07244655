/** How a fault is noted, and where it stands in its file. */

import type { SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { Noticing } from './notices.ts';

/** Where problems are noted, before the rest of the deck's state is known. */
export interface Reporter extends Noticing {
  readonly problems: DeckError[];
}

/** Notes a problem and goes on. @param about what is missing, if it is told wherever it is named */
export function report(
  deck: Reporter,
  code: string,
  source: SourceRef,
  message: string,
  hint: string,
  about?: string,
): void {
  deck.problems.push(new DeckError(code, message, hint, source, about));
}

/** A chart's value as slides write it, `{{ panel.category }}`. */
export const BOUND = /\{\{\s*[\w-]+\.[^{}\n]*\}\}/g;

/**
 * Notes values of charts where none is filled in: they would be printed as they stand.
 * @param line lines that stand in the file before the text
 */
export function reportBound(deck: Reporter, { path, text }: SourceFile, line = 0): void {
  for (const { 0: value, index } of text.matchAll(BOUND)) {
    const place = placeAt({ path, text }, index);
    report(deck, 'unbound-value', { ...place, line: place.line + line }, ...unbound(value));
  }
}

/** What is wrong with such a value, and the cure. */
export function unbound(value: string): [message: string, hint: string] {
  return [`"${value}" is filled in on slides and in their notes only.`, 'Write the number itself here.'];
}

/** The place of an offset in a file's text. */
export function placeAt({ path, text }: SourceFile, offset: number): SourceRef {
  const before = text.slice(0, offset).split('\n');
  return { file: path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The same text with comments blanked out, so that offsets hold and a commented-out key is never taken for the key. */
export function blankComments(text: string): string {
  return text.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (token) => (token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token),
  );
}

/** Finds a property by its name in a module's code, all of them: written out, short, in quotes or as a method. */
export function propertyPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w$.\\-])(['"]?)${escapeRegExp(name)}\\1(?=\\s*[:(,}])`, 'g');
}

export function escapeRegExp(text: string): string {
  // What is read has its units kept: see panels/check/fields.ts.
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\u00a0/g, '[ \u00a0]');
}
