/** Marks of citations: numerals on slides and at figures, keys in notes. */

import type { Env, Token } from 'markdown-it';
import type { FigureMark } from '../../model/deck.ts';
import { type Inline, idLink, inlineHtml, joined, span } from '../inline-html.ts';
import type { CitationMeta } from '../rules/citations.ts';
import { type CitationItem, type FileScope, type Numeral, type SlideScope, scopeOf } from '../scope.ts';
import { type KeyRun, keyRuns } from './key-links.ts';

/** Renderer of a citation: a numeral on a slide; in notes, which have no source line, the keys themselves. */
export function citationMarks(tokens: Token[], index: number, _options: unknown, env: Env | undefined): string {
  const meta = (tokens[index]?.meta ?? { items: [] }) as unknown as CitationMeta;
  return inlineHtml(citationInline(scopeOf(env), meta));
}

/** The same as a value. */
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

function keysInline(slide: SlideScope, items: readonly CitationItem[]): Inline {
  const plain = ({ prefix, locator }: CitationItem) => prefix === undefined && locator === undefined;
  const runs = keyRuns(items, (item, next) => plain(item) && plain(next));
  // Behind a locator a comma would read as more of it.
  const separator = items.some(({ locator }) => locator !== undefined) ? '; ' : ', ';
  const shown = runs.map((run) => span('nowrap', runOf(slide, run)));
  return { tag: 'sup', attrs: { class: 'cite keys' }, of: joined(shown, separator) };
}

function runOf(slide: SlideScope, { first, last, all }: KeyRun<CitationItem>): Inline[] {
  if (all.length > 1) return [keyLink(slide, first.key), '–', keyLink(slide, last.key)];
  const { key, prefix, locator } = first;
  return [prefix ? `${prefix} ` : '', keyLink(slide, key), locator ? `, ${locator}` : ''];
}

function keyLink({ linkable }: SlideScope, key: string): Inline {
  return linkable && !linkable.has(key) ? key : idLink(`cite-${key}`, key);
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
