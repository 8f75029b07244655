import type { StateInline } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { nearest } from '../../source/nearest.ts';
import { placeInBlock } from '../place.ts';
import { type FileScope, lookUp, scopeOf } from '../scope.ts';

/** One key of a citation, with its locator as written. */
export interface CitationItem {
  key: string;
  locator?: string;
}

/** What a citation token carries for its renderer. */
export interface CitationMeta {
  items: CitationItem[];
}

/** A citation key, as in Pandoc: it begins with a letter, a digit or `_`, and does not end in punctuation. */
export const KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_])?$/u;
const ITEM = /^\s*@([^\s,;]+)\s*(?:,\s*(.+?)\s*)?$/u;

/** Inline rule: `[@key]`, `[@key; @other, p. 3]` (https://pandoc.org/MANUAL.html#citation-syntax). */
export function citations(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '[' || src[pos + 1] !== '@') return false;
  const end = src.indexOf(']', pos);
  if (end < 0 || end >= state.posMax || src[end + 1] === '(' || src[end + 1] === '[') return false;
  state.pos = end + 1;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const items: CitationItem[] = [];
  let at = pos + 1;
  for (const part of src.slice(pos + 1, end).split(';')) {
    const item = readItem(scope, src, at, part);
    if (item && checkKey(scope, src, at + part.indexOf('@') + 1, item.key)) items.push(item);
    at += part.length + 1;
  }
  // The mark hangs on the word before it, so that it never begins a line alone.
  state.pending = state.pending.trimEnd();
  const token = state.push('citation', 'sup', 0);
  token.meta = { items };
  return true;
}

function readItem(scope: FileScope, src: string, at: number, part: string): CitationItem | undefined {
  const [, key, locator] = ITEM.exec(part) ?? [];
  if (key !== undefined && KEY.test(key)) return locator ? { key, locator } : { key };
  const place = placeInBlock(scope, src, at + Math.max(0, part.search(/\S/)));
  const message = `The citation "${part.trim()}" cannot be read.`;
  report(scope, 'malformed-citation', place, message, 'Write "[@key]", "[@key, p. 3]" or "[@one; @two]".');
  return undefined;
}

function checkKey(scope: FileScope, src: string, at: number, key: string): boolean {
  if (lookUp(scope, 'keys', key)) return true;
  const near = nearest(key, scope.tables.keys.keys());
  const hint = `${near ? `Did you mean "${near}"? ` : ''}Keys are the ids in references.yaml and claims.csv.`;
  report(scope, 'unknown-citation', placeInBlock(scope, src, at), `There is no reference or claim "${key}".`, hint);
  return false;
}
