/** Marks of citations: numerals on slides and at figures, keys in notes, and keys that are shown one by one. */

import type { FigureMark } from '../../model/deck.ts';
import { type Inline, idLink, joined, span } from '../inline-html.ts';
import type { CitationMeta } from '../rules/citations.ts';
import type { CitationItem, FileScope, Numeral, SlideScope } from '../scope.ts';

/** A citation: a numeral on a slide; in notes, which have no source line, the keys themselves. */
export function citationInline(scope: FileScope, { items, follows }: CitationMeta): Inline {
  const { slide } = scope;
  if (!slide || items.length === 0) return '';
  return slide.inNotes ? keysInline(slide, items) : numeralInline(scope, slide, items, follows);
}

/**
 * A numeral: a link to the first of its entries, with all of them in `data-cite` if that says more. The first on a slide has an id.
 * @param follows whether it stands directly behind another: a comma parts the two
 */
function numeralInline(
  { words }: FileScope,
  slide: SlideScope,
  items: readonly CitationItem[],
  follows = false,
): Inline {
  const { numeral, first } = numeralOf(slide, items);
  const [leading = { key: '' }] = items;
  const written = items.map(writeItem).join(';');
  const attrs = {
    href: `#cite-${leading.key}`,
    ...(first && { id: anchorId(slide.id, numeral) }),
    ...(written !== leading.key && { 'data-cite': written }),
    'aria-label': `${words.source} ${numeral.number}`,
  };
  const link = { tag: 'a', attrs, of: String(numeral.number) };
  return { tag: 'sup', attrs: { class: 'cite' }, of: follows ? [',', link] : link };
}

/** The numeral of a bracket on the slide being rendered: equal brackets share one, in whatever order their keys stand. */
function numeralOf({ numerals }: SlideScope, items: readonly CitationItem[]): { numeral: Numeral; first: boolean } {
  const key = JSON.stringify([...items.map(writeItem)].sort());
  const known = numerals.get(key);
  const numeral = known ?? { number: numerals.size + 1, items };
  if (!known) numerals.set(key, numeral);
  return { numeral, first: !known };
}

/** `see @R1, p. 3`, or the key alone: the card reads it, see deck/browser/stage/open-card.ts. */
function writeItem({ key, prefix, locator }: CitationItem): string {
  return `${prefix ? `${prefix} @` : ''}${key}${locator ? `, ${locator}` : ''}`;
}

function keysInline({ linkable }: SlideScope, items: readonly CitationItem[]): Inline {
  const link = (key: string) => (linkable && !linkable.has(key) ? key : keyLink(key));
  // Behind a locator a comma would read as more of it.
  const separator = items.some(({ locator }) => locator !== undefined) ? '; ' : ', ';
  const shown = keyRuns(items).map((run) => span('nowrap', runOf(run, link)));
  return { tag: 'sup', attrs: { class: 'cite keys' }, of: joined(shown, separator) };
}

/** The numeral of all that a figure cites; empty if it cites nothing. */
export function figureNumeral(file: FileScope, cites: readonly string[]): Inline {
  const { slide } = file;
  const items = cites.map((key) => ({ key }));
  return slide && items.length > 0 ? numeralInline(file, slide, items) : '';
}

/** The numerals of what the parts of a figure cite, once for each list of keys. */
export function figureMarks({ slide }: FileScope, parts: readonly string[][]): FigureMark[] {
  const marks = new Map<string, FigureMark>();
  for (const cites of slide ? parts : []) {
    const key = cites.join(' ');
    if (!slide || marks.has(key)) continue;
    const items = cites.map((each) => ({ key: each }));
    const { numeral, first } = numeralOf(slide, items);
    marks.set(key, { cites, number: numeral.number, ...(first && { id: anchorId(slide.id, numeral) }) });
  }
  return [...marks.values()];
}

/** For each key the id of the first numeral that stands for it. */
export function anchorsOf(slideId: string, numerals: ReadonlyMap<string, Numeral>): Map<string, string> {
  const anchors = new Map<string, string>();
  for (const numeral of numerals.values()) {
    for (const { key } of numeral.items) if (!anchors.has(key)) anchors.set(key, anchorId(slideId, numeral));
  }
  return anchors;
}

function anchorId(slideId: string, { number }: Numeral): string {
  return `${slideId}--n${number}`;
}

/** Keys as links in order of the alphabet, runs shown by their ends: `C40–C42, C44`. */
export function keyLinks(keys: readonly string[]): Inline[] {
  return itemLinks(keys.map((key) => ({ key })));
}

/** The same with what stands before a key and its locator; such a key is in no run. */
export function itemLinks(items: readonly CitationItem[]): Inline[] {
  const sorted = [...items].sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
  const runs = keyRuns(sorted).map((run) => {
    const shown = runOf(run, keyLink);
    return run.first === run.last ? shown : [span('nowrap', shown)];
  });
  return joined(runs, ', ');
}

function keyLink(key: string): Inline {
  return idLink(`cite-${key}`, key);
}

function runOf({ first, last }: KeyRun, link: (key: string) => Inline): Inline[] {
  if (first !== last) return [link(first.key), '–', link(last.key)];
  const { key, prefix, locator } = first;
  return [prefix ? `${prefix} ` : '', link(key), locator ? `, ${locator}` : ''];
}

/** Consecutive keys that are shown as one, `C31–C35`, or one that is both. */
interface KeyRun {
  first: CitationItem;
  last: CitationItem;
}

/** A key with its running number at the end. */
const NUMBERED = /^(.*?)(\d+)$/u;
/** Two keys side by side are as short written out. */
const SHORTEST = 3;

/** Does `b` follow `a` directly: same prefix, same count of digits, next number? With words beside it no key does. */
function follows(a: CitationItem, b: CitationItem): boolean {
  if ([a, b].some(({ prefix, locator }) => prefix || locator)) return false;
  const [, prefixA, digitsA = ''] = NUMBERED.exec(a.key) ?? [];
  const [, prefixB, digitsB = ''] = NUMBERED.exec(b.key) ?? [];
  if (prefixA === undefined || prefixA !== prefixB || digitsA.length !== digitsB.length) return false;
  return Number(digitsB) === Number(digitsA) + 1;
}

/** Gathers runs of three or more consecutive keys; anything else is a run of one. */
export function keyRuns(items: readonly CitationItem[]): KeyRun[] {
  const groups: CitationItem[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && follows(before, item)) group.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first && last && group.length >= SHORTEST
      ? [{ first, last }]
      : group.map((one) => ({ first: one, last: one }));
  });
}
