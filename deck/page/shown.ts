import type { Shown, Slide } from '../model/deck.ts';

/** What slides show, each once: nothing else stands beside their page. @param notes whether their notes are shown too */
export function shownIn(slides: readonly Slide[], notes: boolean): Shown {
  const parts = slides.flatMap(({ shows, notesShow }) => (notes ? [shows, notesShow] : [shows]));
  return {
    pictures: [...new Set(parts.flatMap(({ pictures }) => pictures))],
    widths: [...new Set(parts.flatMap(({ widths }) => widths))].sort((a, b) => a - b),
  };
}
