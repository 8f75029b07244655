import type { Deck, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';

/** A generated slide's body, without what each of its pages repeats. */
const TABLE = /^<table class="ledger">\n(<thead>.*<\/thead>)\n<tbody>\n([\s\S]*)\n<\/tbody>\n<\/table>$/;
const LIST = /^<ol class="references">\n([\s\S]*)\n<\/ol>$/;

/**
 * The claim ledger and the reference list, each whole: on slides they are broken into pages, on sheets they flow. What
 * leads to one of those slides leads to its rows.
 */
export function handoutLists({ slides }: Deck, notes: boolean): string {
  return (['claims', 'references'] as const)
    .map((kind) => {
      const pages = slides.filter((slide) => slide.kind === kind);
      const [first] = pages;
      if (!first) return '';
      const title = first.title.replace(/ \(1 \/ \d+\)$/, '');
      const notesHtml = notes && first.notesHtml ? `<div class="entry-notes">${first.notesHtml}</div>` : '';
      const body = kind === 'claims' ? ledger(pages) : list(pages);
      return `<article class="list">\n<h1>${escapeHtml(title)}</h1>\n${notesHtml}\n<div class="slide-body">${body}</div>\n</article>`;
    })
    .filter(Boolean)
    .join('\n');
}

function ledger(pages: readonly Slide[]): string {
  const parts = pages.map(({ id, html }) => ({ id, match: TABLE.exec(html) }));
  if (parts.some(({ match }) => match === null)) return whole(pages);
  const bodies = parts.map(({ id, match }) => `<tbody id="${escapeHtml(id)}">\n${match?.[2] ?? ''}\n</tbody>`);
  return `<table class="ledger">\n${parts[0]?.match?.[1] ?? ''}\n${bodies.join('\n')}\n</table>`;
}

function list(pages: readonly Slide[]): string {
  if (pages.some(({ html }) => !LIST.test(html))) return whole(pages);
  return pages
    .map(({ id, html }) => `<ol class="references" id="${escapeHtml(id)}">\n${LIST.exec(html)?.[1] ?? ''}\n</ol>`)
    .join('\n');
}

/** As the slides have it. */
function whole(pages: readonly Slide[]): string {
  return pages.map(({ id, html }) => `<div id="${escapeHtml(id)}">${html}</div>`).join('\n');
}
