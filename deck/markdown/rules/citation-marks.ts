import type { Env, Token } from 'markdown-it';
import { escapeHtml } from '../../model/html.ts';
import { type KeyRun, keyRuns } from '../cite/key-runs.ts';
import { inlineHtml, span } from '../inline-html.ts';
import { type FileScope, type SlideScope, scopeOf } from '../scope.ts';
import type { CitationItem, CitationMeta } from './citations.ts';

/**
 * Renderer of a citation: `<sup class="cite"><span class="run">C31–C35 <span class="kind">figure</span>,</span> …</sup>`, each
 * key a link to its ledger row or reference. A line breaks between kinds only. The first mark of a key on a slide has the id
 * `slide--key`; notes have none.
 */
export function citationMarks(tokens: Token[], index: number, _options: unknown, env: Env | undefined): string {
  const scope = scopeOf(env);
  const { slide } = scope;
  const items = (tokens[index]?.meta as CitationMeta | null | undefined)?.items ?? [];
  if (!slide || items.length === 0) return '';
  const kind = ({ key }: CitationItem) => kindOf(scope, key);
  const joinable = (item: CitationItem, next: CitationItem) =>
    item.locator === undefined && next.locator === undefined && kind(item) === kind(next);
  const groups = groupBy(keyRuns(items, joinable), (run) => kind(run.first));
  const parts = groups.map((group, i) => {
    const label = kind(group[0]?.first ?? { key: '' });
    const shown = group.map((run, j) => renderRun(slide, run) + (j === group.length - 1 ? '' : separatorOf(run)));
    const end = i === groups.length - 1 ? '' : separatorOf(group.at(-1)).trimEnd();
    return `<span class="run">${shown.join('')}${label ? ` ${inlineHtml(span('kind', label))}` : ''}${end}</span>`;
  });
  return `<sup class="cite">${parts.join(' ')}</sup>`;
}

/** Behind a locator a comma would read as more of it. */
function separatorOf(run: KeyRun<CitationItem> | undefined): string {
  return run?.last.locator === undefined ? ', ' : '; ';
}

/** Neighbours that have the same label, together; references, which have none, each alone. */
function groupBy<T>(entries: readonly T[], label: (entry: T) => string | undefined): T[][] {
  const groups: T[][] = [];
  for (const entry of entries) {
    const before = groups.at(-1)?.at(-1);
    if (before && label(entry) !== undefined && label(before) === label(entry)) groups.at(-1)?.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** First word of a claim's kind, as a label; nothing for a reference. */
function kindOf({ tables }: FileScope, key: string): string | undefined {
  const cited = tables.keys.get(key);
  return cited?.type === 'claim' ? /^[\p{L}-]+/u.exec(cited.entry.kind)?.[0] : undefined;
}

function renderRun(slide: SlideScope, { first, last, all }: KeyRun<CitationItem>): string {
  if (all.length === 1) {
    const locator = first.locator === undefined ? '' : `, ${escapeHtml(first.locator)}`;
    return renderKey(slide, first.key) + locator;
  }
  // Keys inside a range are not shown, but the ledger links to them all the same.
  const start = renderKey(slide, first.key);
  const between = all.slice(1, -1).map(({ key }) => renderAnchor(slide, key));
  return `${start}–${between.join('')}${renderKey(slide, last.key)}`;
}

function renderKey(slide: SlideScope, key: string): string {
  const id = claimId(slide, key);
  if (slide.linkable && !slide.linkable.has(key)) return escapeHtml(key);
  return `<a href="#cite-${escapeHtml(key)}"${id && ` id="${escapeHtml(id)}"`}>${escapeHtml(key)}</a>`;
}

function renderAnchor(slide: SlideScope, key: string): string {
  const id = claimId(slide, key);
  return id && `<span id="${escapeHtml(id)}"></span>`;
}

/** Gives the first mark of a key on the slide its id; empty for later ones and in notes. */
function claimId(slide: SlideScope, key: string): string {
  if (slide.inNotes || slide.marks.has(key)) return '';
  slide.marks.add(key);
  return `${slide.id}--${key}`;
}
