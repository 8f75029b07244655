import type { Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { gradeSign, voiceSign } from '../model/signs.ts';
import type { Words } from '../model/words.ts';

/** The band under a slide's content: what was found, or plain sentences on the same ground. */
export function renderBand({ band }: Slide, { found }: Words): string {
  if (!band) return '';
  const { grade, note, html } = band;
  if (!grade) return `<div class="band strip">${html}</div>`;
  return [
    `<div class="band found" role="group" aria-label="${escapeHtml(found.label)}">`,
    '<div class="band-result">',
    `<p class="band-label">${voiceSign('found')}${escapeHtml(found.label)}</p>`,
    `<p class="band-grade">${gradeSign(grade)}${escapeHtml(found[grade])}</p>`,
    note && `<p class="band-note">${escapeHtml(note)}</p>`,
    '</div>',
    `<div class="band-text">${html}</div>`,
    '</div>',
  ]
    .filter(Boolean)
    .join('\n');
}
