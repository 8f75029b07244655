import type { Draft } from './drafts.ts';
import type { DeckMemory } from './memory.ts';
import { shownTokens } from './shown.ts';

/** How many words are said on a slide: those of its notes and of their footnotes, without marks. */
export function countNotes({ file, notes }: Draft, { words }: DeckMemory): number {
  const texts = [...shownTokens(file, notes)].map(({ type, content }) => (SAID.has(type) ? content : ' '));
  const text = texts.join('');
  const key = `${file.lang} ${text}`;
  const count = words.get(key) ?? countWords(text, file.lang);
  words.set(key, count);
  return count;
}

/** Tokens with words of their own. */
const SAID: ReadonlySet<string> = new Set(['text', 'code_inline', 'nowrap', 'value', 'fence', 'code_block']);

/** Words of a text in the way of its language, also where it writes none apart. */
export function countWords(text: string, lang: string): number {
  let count = 0;
  for (const { isWordLike } of segmenterFor(lang).segment(text)) if (isWordLike) count++;
  return count;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string): Intl.Segmenter {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, segmenter);
  return segmenter;
}
