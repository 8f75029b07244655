import type { Claim } from '../../model/deck.ts';
import { escapeHtml } from '../../model/html.ts';
import { idLink, joined, span } from '../inline-html.ts';
import type { DeckScope } from '../scope.ts';
import { type BackLink, lastOf, renderBackLinks } from './back-links.ts';
import { breakPages, type Cell, PAGE, textMeasure } from './paging.ts';

/** Widths of the columns in px: id, claim, voice and kind, check, references, used on. The theme sets the same. */
export const LEDGER_WIDTHS = [60, 400, 150, 300, 100, 110] as const;

/** A ledger row: the text of its cells for measuring, and their HTML. */
interface Row {
  texts: string[];
  html: string;
}

/** The claim ledger as the bodies of as many slides as it needs. */
export function ledgerPages(
  deck: DeckScope,
  claims: readonly Claim[],
  links: ReadonlyMap<string, BackLink[]>,
): string[] {
  const measure = textMeasure(deck.input.host.measure);
  const head = headTexts(deck);
  const rows = claims.map((claim) => rowOf(claim, links.get(claim.id) ?? [], deck.lang));
  const heights = rows.map((row) => measure.rowHeight(cellsOf(row.texts, 400)));
  const room = PAGE.height - measure.rowHeight(cellsOf(head, 600));
  return breakPages(rows, heights, room).map((page) => table(head, page));
}

function headTexts({ words }: DeckScope): string[] {
  return ['#', words.claim, `${words.voice}, ${words.kind}`, words.check, words.references, words.usedOn];
}

function cellsOf(texts: readonly string[], weight: 400 | 600): Cell[] {
  return texts.map((text, i) => ({ text, width: LEDGER_WIDTHS[i] ?? 0, weight }));
}

/** A claim that has not changed, used on the same slides as before, has its row. */
const rowOf = lastOf(makeRow);

function makeRow(claim: Claim, links: readonly BackLink[]): Row {
  const { id, figure, voice, kind, check, references } = claim;
  const cells = [
    escapeHtml(claim.claim) + (figure === undefined ? '' : ` ${span('claim-figure', `(${figure})`)}`),
    escapeHtml(`${voice}, ${kind}`),
    escapeHtml(check),
    references.map((key) => idLink(`cite-${key}`, key)).join(', '),
    renderBackLinks(links),
  ];
  const texts = [
    id,
    joined([claim.claim, figure && `(${figure})`], ' '),
    `${voice}, ${kind}`,
    check,
    references.join(', '),
    links.map(({ label }) => label).join(', '),
  ];
  const html = `<tr id="cite-${escapeHtml(id)}"><th scope="row">${escapeHtml(id)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return { texts, html };
}

function table(head: readonly string[], rows: readonly Row[]): string {
  const heads = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) => row.html).join('\n');
  return `<table class="ledger">\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
