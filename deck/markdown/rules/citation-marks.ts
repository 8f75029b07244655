import type { Env, Token } from 'markdown-it';
import { type KeyRun, keyRuns } from '../cite/key-runs.ts';
import type { CitationItem } from '../cite/numeral.ts';
import { numeralInline } from '../cite/numerals.ts';
import { type Inline, idLink, inlineHtml, joined, span } from '../inline-html.ts';
import { type FileScope, type SlideScope, scopeOf } from '../scope.ts';
import type { CitationMeta } from './citations.ts';

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
