import type { Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { voiceNamed, voiceSign } from '../model/signs.ts';
import type { Words } from '../model/words.ts';

/** Who speaks on the slide, above its title; empty where the title is established fact. */
export function renderEyebrow({ attrs: { voice } }: Slide, id: string, { found }: Words): string {
  if (!voice) return '';
  const sign = voiceSign(voiceNamed(voice, found));
  return `<p class="eyebrow" id="${escapeHtml(id)}">${sign}${escapeHtml(voice)}</p>`;
}
