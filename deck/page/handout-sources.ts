import type { Claim, Deck, Reference, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { gradeSign } from '../model/signs.ts';
import type { Words } from '../model/words.ts';

/** What a slide rests on, as a list: each claim and reference by its key, which leads to its full entry at the end. */
export function handoutSources({ claims, references }: Deck, { cites }: Slide, words: Words): string {
  const items = cites.flatMap((key) => {
    const claim = claims.find(({ id }) => id === key);
    const reference = references.find(({ id }) => id === key);
    const text = claim ? claimText(claim, words) : reference && referenceText(reference);
    return text === undefined ? [] : [`<li>${keyLink(key)} ${text}</li>`];
  });
  if (items.length === 0) return '';
  const head = items.length === 1 ? words.source : words.sources;
  return `<div class="entry-sources"><p class="entry-head">${escapeHtml(head)}</p><ul>${items.join('\n')}</ul></div>`;
}

function keyLink(key: string): string {
  return `<a href="#cite-${escapeHtml(key)}">${escapeHtml(key)}</a>`;
}

/** The claim, whose words and kind, and how it came out. */
function claimText({ claim, figure, voice, kind, grade, check }: Claim, { found }: Words): string {
  const said = escapeHtml(`${claim}${figure ? ` (${figure})` : ''}: ${voice}, ${kind}`);
  return grade ? `${said}. ${gradeSign(grade)}<b>${escapeHtml(found[grade])}</b>: ${escapeHtml(check)}` : said;
}

function referenceText({ titleShort, author, title, publisher, containerTitle, issued }: Reference): string {
  const name = author?.join(', ') ?? titleShort ?? publisher ?? containerTitle;
  const parts = [name, title, containerTitle ?? publisher, issued?.slice(0, 4)];
  return escapeHtml([...new Set(parts.filter(Boolean))].join(', '));
}
