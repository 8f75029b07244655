import type { BackLink, Claim, ClaimList } from '../../model/deck.ts';
import type { DeckScope } from '../scope.ts';
import { breakPages, type Cell, PAGE, textMeasure } from './paging.ts';

/** Widths of the columns in px: id, claim, voice and kind, check, references, used on. The theme sets the same. */
export const LEDGER_WIDTHS = [60, 400, 150, 300, 100, 110] as const;

/** The claim ledger, parted among as many slides as it needs. */
export function ledgerPages(
  { host, words }: DeckScope,
  claims: readonly Claim[],
  links: ReadonlyMap<string, BackLink[]>,
): ClaimList[] {
  const measure = textMeasure(host.measure);
  const head = ['#', words.claim, `${words.voice}, ${words.kind}`, words.check, words.references, words.usedOn];
  const rows = claims.map((claim) => ({ claim, usedOn: links.get(claim.id) ?? [] }));
  const heights = rows.map((row) => measure.rowHeight(cellsOf(textsOf(row), 400)));
  const room = PAGE.height - measure.rowHeight(cellsOf(head, 600));
  return breakPages(rows, heights, room).map((page) => ({ type: 'claims', rows: page }));
}

function textsOf({
  claim: { id, claim, figure, voice, kind, check, references },
  usedOn,
}: ClaimList['rows'][number]): string[] {
  const said = figure === undefined ? claim : `${claim} (${figure})`;
  return [id, said, `${voice}, ${kind}`, check, references.join(', '), usedOn.map(({ label }) => label).join(', ')];
}

function cellsOf(texts: readonly string[], weight: 400 | 600): Cell[] {
  return texts.map((text, i) => ({ text, width: LEDGER_WIDTHS[i] ?? 0, weight }));
}
