import type { StateInline, Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { labelKind, theoremKind, theoremWord } from '../../model/theorem-words.ts';
import { hasMarks } from '../../source/attribute-values.ts';
import { report } from '../../source/faults.ts';
import { didYouMean, nearest } from '../../source/nearest.ts';
import { narratorName } from '../cite/reference-list.ts';
import type { ReferenceMeta } from '../cross-references.ts';
import { placeInBlock } from '../place.ts';
import { type CitationItem, type FileScope, lookUp, scopeOf, UNREAD_SOURCES } from '../scope.ts';
import { matchAt } from '../token-tools.ts';
import { REFERENCED } from './vocabulary.ts';

/** What a citation token carries for its renderer. */
export interface CitationMeta {
  items: CitationItem[];
  /** It stands directly behind another. */
  follows?: boolean;
}

/** The keys that a token cites. */
export function keysOf({ type, meta }: Token): string[] {
  return type === 'citation' ? (meta as unknown as CitationMeta).items.map(({ key }) => key) : [];
}

/** A citation key, as in Pandoc: it begins with a letter, a digit or `_`, and does not end in punctuation. */
export const KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_])?$/u;
const ITEM = /^\s*(?:([^@]*[^@\s])\s+)?-?@(?:\{([^{}\s]+)\}|([^\s,;]+))\s*(?:,\s*(.+?)\s*)?$/su;
/** `[@key…]`, `[-@key…]` or `[see @key…]`; what stands before the first key holds no bracket. */
const BRACKET = /\[(?:[^[\]@]*\s)?-?@[^\]]*\]/y;
/** In the run of the text: `@key`, or `@key [p. 3]`; braces round a key end it. */
const IN_TEXT = /@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_])?))(?: \[([^[\]@]+)\](?![[({]))?/uy;

/** Inline rule: `[@key]`, `[see @key; @other, p. 3]`, `[-@key]` (https://pandoc.org/MANUAL.html#citation-syntax). */
export function citations(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const bracket = bracketAt(src, pos, state.posMax);
  if (bracket === undefined) return false;
  state.pos = pos + bracket.length;
  if (silent) return true;
  const scope = scopeOf(state.env);
  if (isReference(scope, bracket)) {
    pushReferences(state, bracket, pos);
    return true;
  }
  const items: CitationItem[] = [];
  let at = pos + 1;
  for (const part of bracket.slice(1, -1).split(';')) {
    const item = readItem(scope, src, at, part);
    if (item && checkKey(scope, src, at + part.indexOf('@') + 1, item.key)) items.push(item);
    at += part.length + 1;
  }
  pushCitation(state, items);
  return true;
}

/** Inline rule: `@key says` names the source in the text, where there is one of that key. A word that is no key stays text. */
export function citationsInText(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '@' || state.linkLevel > 0 || /[\p{L}\p{N}_.@]/u.test(src[pos - 1] ?? '')) return false;
  const [all, braced, bare, locator] = matchAt(IN_TEXT, src, pos) ?? [];
  const key = braced ?? bare ?? '';
  const scope = scopeOf(state.env);
  const cited = all === undefined ? undefined : lookUp(scope, 'keys', key);
  const id = referredBy(scope, key);
  if (all !== undefined && !cited && isReferred(id)) {
    state.pos = pos + (braced === undefined ? key.length + 1 : key.length + 3);
    if (!silent) pushReference(state, pos, { id });
    return true;
  }
  if (!cited && !silent && CROSS_REFERENCE.test(key)) refuseReference(scope, placeInBlock(scope, src, pos), key);
  if (all !== undefined && !cited && !silent) checkSlip(scope, src, pos + (braced === undefined ? 1 : 2), key, locator);
  if (all === undefined || !cited) return false;
  state.pos = pos + all.length;
  if (silent) return true;
  state.pending += cited.type === 'claim' ? cited.entry.voice : narratorName(cited.entry, scope.lang);
  pushCitation(state, [locator ? { key, locator: dashed(locator.trim()) } : { key }]);
  return true;
}

/** Where in a source: "p. 3", "ch. IV", "33-35". */
const LOCATOR = /^(?:\p{L}+\.?\s)?\s*(?:\d+|[ivxlcIVXLC]+)(?:\s*[-–,.:]+\s*\d+)*(?:\s?ff?\.)?$/u;

/** A name behind `@` may be anybody's: it is a slip of a key where it is near to one, or where a locator stands behind it. */
function checkSlip(scope: FileScope, src: string, at: number, key: string, locator: string | undefined): void {
  if (CROSS_REFERENCE.test(key)) return;
  const meant = nearest(key, scope.tables.keys.keys());
  if (meant !== undefined || (locator !== undefined && LOCATOR.test(locator.trim()))) checkKey(scope, src, at, key);
}

/** What a reference may lead to: a theorem, a caption, a formula, or a slide by its title. */
function isReferred(key: string): boolean {
  return theoremKind(key) !== undefined || labelKind(key) !== undefined || /^sec-./.test(key);
}

/** `[@thm-line]`, `[Proposition @thm-line]`, `[-@thm-line]`: https://quarto.org/docs/authoring/cross-references.html#references */
const REFERENCE = /^\s*(?:([^@]*[^@\s])\s+)?(-?)@\{?([\w-]+)\}?\s*$/;

/** Quarto's `@Fig-one` at the beginning of a sentence: its word is printed as here, and the id is the same. */
function referredBy(scope: FileScope, key: string): string {
  const id = key.charAt(0).toLowerCase() + key.slice(1);
  return /^[A-Z][a-z]+-/.test(key) && isReferred(id) && !lookUp(scope, 'keys', key) ? id : key;
}

function isReference(scope: FileScope, bracket: string): boolean {
  const parts = bracket.slice(1, -1).split(';');
  return parts.every((part) => isReferred(referredBy(scope, REFERENCE.exec(part)?.[3] ?? '')));
}

function pushReferences(state: StateInline, bracket: string, pos: number): void {
  let at = pos + 1;
  for (const [nth, part] of bracket.slice(1, -1).split(';').entries()) {
    const [, prefix, bare, written = ''] = REFERENCE.exec(part) ?? [];
    const id = referredBy(scopeOf(state.env), written);
    if (nth > 0) state.pending += ', ';
    pushReference(state, at + part.indexOf('@'), { id, ...(prefix && { prefix }), ...(bare && { bare: true }) });
    at += part.length + 1;
  }
}

function pushReference(state: StateInline, at: number, meta: ReferenceMeta): void {
  const scope = scopeOf(state.env);
  const kind = theoremKind(meta.id) ?? labelKind(meta.id);
  scope.references.push({ id: meta.id, source: placeInBlock(scope, state.src, at) });
  // Its word, for who reads the text without numbers.
  Object.assign(state.push('reference', 'a', 0), { content: kind ? theoremWord(kind, scope.lang) : '', meta });
}

/** Things that are not numbered, by the beginnings of their ids. */
const UNNUMBERED: Readonly<Record<string, readonly [kind: string, one: string]>> = {
  lst: ['Listings', 'code'],
  rem: ['Remarks', 'remark'],
  sol: ['Solutions', 'solution'],
};

const CROSS_REFERENCE = new RegExp(`^(?:${REFERENCED})-[\\w-]+$`);

function refuseReference(scope: FileScope, source: SourceRef, key: string): void {
  if (isReferred(key)) {
    const hint = 'Give it a bracket of its own, as in "[@thm-line] [@key]".';
    report(scope, 'cross-reference', source, `"@${key}" is no source like the others in its bracket.`, hint);
    return;
  }
  const [kind, one] = UNNUMBERED[key.split('-')[0] ?? ''] ?? ['They', 'slide'];
  const hint = `Write a link to the slide, as in "[the ${one}](#id)": see docs/dialect.md#links.`;
  const message = `${kind} are not numbered: "@${key}" leads nowhere.`;
  report(scope, 'cross-reference', source, message, hint);
}

/** The bracket of a citation that begins here; a link's text and a span's are none. */
function bracketAt(src: string, pos: number, max: number): string | undefined {
  if (src[pos] !== '[') return undefined;
  const [bracket] = matchAt(BRACKET, src, pos) ?? [];
  if (bracket === undefined || pos + bracket.length > max) return undefined;
  const end = pos + bracket.length;
  const prefixed = !/^\[-?@/.test(bracket);
  if (src[end] === '(' || (prefixed && src[end] === '{')) return undefined;
  return src[end] === '[' && bracketAt(src, end, max) === undefined ? undefined : bracket;
}

function pushCitation(state: StateInline, items: CitationItem[]): void {
  // The mark hangs on the word before it, so that it never begins a line alone.
  state.pending = state.pending.trimEnd();
  state.push('citation', 'sup', 0).meta = { items };
}

function readItem(scope: FileScope, src: string, at: number, part: string): CitationItem | undefined {
  const [, prefix, braced, bare, locator] = ITEM.exec(part) ?? [];
  const key = braced ?? bare;
  const place = placeInBlock(scope, src, at + Math.max(0, part.search(/\S/)));
  if (key !== undefined && KEY.test(key)) {
    const words = [prefix, locator].find((each) => each !== undefined && hasMarks(each));
    if (words === undefined)
      return { key, ...(prefix && { prefix: dashed(prefix) }), ...(locator && { locator: dashed(locator) }) };
    const message = `What stands beside a key is plain words: "${words}" would stand there as it is written.`;
    report(scope, 'malformed-citation', place, message, 'Leave its marks out, as in "[see @key, p. 3]".');
    return undefined;
  }
  const message = `The citation "${part.trim()}" cannot be read.`;
  report(scope, 'malformed-citation', place, message, 'Write "[@key]", "[see @key, p. 3]" or "[@one; @two]".');
  return undefined;
}

/** The rule for dashes reads no words beside a key: `pp. 33--35`. */
function dashed(words: string): string {
  return words.replace(/(?<!-)-{2,3}(?!-)/g, (hyphens) => (hyphens.length === 2 ? '–' : '—'));
}

function checkKey(scope: FileScope, src: string, at: number, key: string): boolean {
  if (lookUp(scope, 'keys', key)) return true;
  if (CROSS_REFERENCE.test(key)) {
    refuseReference(scope, placeInBlock(scope, src, at), key);
    return false;
  }
  if (lookUp(scope, 'faulty', UNREAD_SOURCES)) return false;
  const hint = `${didYouMean(key, scope.tables.keys.keys())}Keys are the ids in references.yaml and claims.csv.`;
  const message = `There is no reference or claim "${key}".`;
  report(scope, 'unknown-citation', placeInBlock(scope, src, at), message, hint, `key ${key}`);
  return false;
}
