import type { Env, Token } from 'markdown-it';
import { escapeHtml } from '../html.ts';
import type { CitationItem, CitationMeta } from './citations.ts';
import { span } from './html.ts';
import { type KeyRun, keyRuns } from './key-runs.ts';
import { type DeckScope, type SlideScope, scopeOf } from './scope.ts';

/**
 * Renderer of a citation: `<sup class="cite">C31–C35 <span class="kind">figure</span>, R11, p. 3</sup>`, each key a link to
 * its ledger row or reference. The first mark of a key on a slide has the id `slide--key`; notes have none.
 */
export function citationMarks(tokens: Token[], index: number, _options: unknown, env: Env | undefined): string {
  const scope = scopeOf(env);
  const { slide } = scope;
  const items = (tokens[index]?.meta as CitationMeta | null | undefined)?.items ?? [];
  if (!slide || items.length === 0) return '';
  const runs = keyRuns(items, (item) => item.locator === undefined);
  const parts = runs.map((run, i) => {
    const kind = kindOf(scope.deck, run.last.key);
    const next = runs[i + 1];
    const shown = kind && kind !== (next && kindOf(scope.deck, next.first.key)) ? ` ${span('kind', kind)}` : '';
    // Behind a locator a comma would read as more of it.
    const separator = next === undefined ? '' : run.last.locator === undefined ? ', ' : '; ';
    return renderRun(slide, run) + shown + separator;
  });
  return `<sup class="cite">${parts.join('')}</sup>`;
}

/** First word of a claim's kind, as a label; nothing for a reference. */
function kindOf(deck: DeckScope, key: string): string | undefined {
  const cited = deck.keys.get(key);
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

/** Counts the key as cited, and gives the first mark on the slide its id; empty for later ones and in notes. */
function claimId(slide: SlideScope, key: string): string {
  if (slide.inNotes) return '';
  slide.cites.add(key);
  if (slide.marks.has(key)) return '';
  slide.marks.add(key);
  return `${slide.id}--${key}`;
}
