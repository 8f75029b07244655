import { entryName, foundText, inlineHtml, keptInlines, keyLinks } from '../markdown/index.ts';
import type { Claim, Deck, Reference, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { gradeSign } from '../model/signs.ts';
import type { Words } from '../model/words.ts';

/**
 * What a slide rests on: its claims as a table with how each came out, and its references one after the other. Each key
 * leads to its full entry at the end.
 */
export function handoutSources({ claims, references }: Deck, { cites }: Slide, words: Words): string {
  const ownClaims = cites.flatMap((key) => claims.find(({ id }) => id === key) ?? []);
  const ownReferences = cites.flatMap((key) => references.find(({ id }) => id === key) ?? []);
  if (ownClaims.length + ownReferences.length === 0) return '';
  return `<div class="entry-sources">${claimTable(ownClaims, words)}${referenceItems(ownReferences, words)}</div>`;
}

/** More than these stand in two columns, what was found behind each: see theme/handout.css. */
const ROWS = 12;

function claimTable(claims: readonly Claim[], words: Words): string {
  if (claims.length === 0) return '';
  const graded = claims.some(({ grade }) => grade);
  const heads = [...(graded ? [words.check] : []), words.found.label];
  const many = claims.length > ROWS;
  const headOf = (text: string) => `<th scope="col">${escapeHtml(text)}</th>`;
  // What is no table to the eye has no cell over two of its columns.
  const first = many
    ? headOf(words.claims) + headOf(words.claim)
    : `<th scope="col" colspan="2">${escapeHtml(words.claims)}</th>`;
  const rows = claims.map((claim) => {
    const { id, figure, voice, kind, grade } = claim;
    const said = inlineHtml(keptInlines(`${claim.claim}${figure ? ` (${figure})` : ''}`));
    const whose = `<span class="whose">${escapeHtml(`${voice}, ${kind}`)}</span>`;
    const sign = grade ? `${gradeSign(grade)}${escapeHtml(words.found[grade])}` : '';
    const cells = [
      `${said} ${whose}`,
      ...(graded ? [sign] : []),
      inlineHtml(keptInlines(foundText(claim, words) || '–')),
    ];
    const row = cells.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr><th scope="row">${inlineHtml(keyLinks([id]))}</th>${row}</tr>`;
  });
  return [
    `<table class="entry-claims${graded ? ' graded' : ''}${many ? ' many' : ''}">`,
    `<thead><tr>${first}${heads.map(headOf).join('')}</tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n');
}

function referenceItems(references: readonly Reference[], words: Words): string {
  if (references.length === 0) return '';
  const items = references.map(
    (each) => `<li>${inlineHtml(keyLinks([each.id]))} <span>${referenceText(each)}</span></li>`,
  );
  return `<p class="entry-head">${escapeHtml(words.references)}</p><ul>${items.join('\n')}</ul>`;
}

/** Its name, which leads to its page; the list at the end prints the address. */
function referenceText(reference: Reference): string {
  const { title, publisher, containerTitle, issued, URL } = reference;
  const parts = [entryName(reference), title, containerTitle ?? publisher, issued?.slice(0, 4)];
  const text = escapeHtml([...new Set(parts.filter(Boolean))].join(', '));
  return URL ? `<a href="${escapeHtml(URL)}" rel="noopener">${text}</a>` : text;
}
