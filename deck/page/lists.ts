import { idLink, inlineHtml, linksTo, referenceEntry } from '../markdown/index.ts';
import type { ClaimList, ReferenceList } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { wordsFor } from '../model/words.ts';

/** The same rows under the id of the slide that they stand on, where the list is one on paper. */
type Part<List> = List & { id?: string };

/** The claim ledger as a table, one body for each part. */
export function renderLedger(parts: readonly Part<ClaimList>[], lang: string): string {
  const words = wordsFor(lang);
  const heads = ['#', words.claim, `${words.voice}, ${words.kind}`, words.check, words.references, words.usedOn];
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const bodies = parts.map(({ id, rows }) => `<tbody${idOf(id)}>\n${rows.map(renderClaim).join('\n')}\n</tbody>`);
  return `<table class="ledger">\n<thead><tr>${head}</tr></thead>\n${bodies.join('\n')}\n</table>`;
}

function renderClaim({
  claim: { id, claim, figure, voice, kind, check, references },
  usedOn,
}: ClaimList['rows'][number]) {
  const cells = [
    escapeHtml(claim) + (figure === undefined ? '' : ` <span class="claim-figure">${escapeHtml(`(${figure})`)}</span>`),
    escapeHtml(`${voice}, ${kind}`),
    escapeHtml(check),
    references.map((key) => inlineHtml(idLink(`cite-${key}`, key))).join(', '),
    inlineHtml(linksTo(usedOn)),
  ];
  const row = cells.map((cell) => `<td>${cell}</td>`).join('');
  return `<tr id="cite-${escapeHtml(id)}"><th scope="row">${escapeHtml(id)}</th>${row}</tr>`;
}

/** The reference list, a list for each part. */
export function renderReferences(parts: readonly Part<ReferenceList>[], lang: string): string {
  const lists = parts.map(({ id, rows }) => {
    const items = rows.map(({ reference, usedOn }) => {
      const entry = `<span class="entry">${inlineHtml(referenceEntry(reference, usedOn, lang))}</span>`;
      const key = escapeHtml(reference.id);
      return `<li id="cite-${key}"><span class="key">${key}</span> ${entry}</li>`;
    });
    return `<ol class="references"${idOf(id)}>\n${items.join('\n')}\n</ol>`;
  });
  return lists.join('\n');
}

function idOf(id: string | undefined): string {
  return id === undefined ? '' : ` id="${escapeHtml(id)}"`;
}
