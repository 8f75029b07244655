import { markWhole } from '../stage/mark-whole.ts';
import type { Slides } from '../stage/start-slides.ts';

/**
 * Makes the live page print as the page without scripts does: theme/print.css lays every slide out, and before it does
 * all slides are brought into the page, free of what hides them from readers, and marked where they fit their pages. Afterwards
 * all is as it was.
 */
export function startPrint(slides: Slides): void {
  let restore: (() => void) | undefined;
  addEventListener('beforeprint', () => {
    restore?.();
    restore = openForPrint(slides);
  });
  addEventListener('afterprint', () => {
    restore?.();
    restore = undefined;
  });
}

/** @returns what puts everything back */
function openForPrint(slides: Slides): () => void {
  // A modal dialog makes all else inert, and what is inert has no tags.
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  const gather = slides.spread();
  // An article's slides have no fixed size to hold, nor have thumbnails.
  if (!document.documentElement.matches('.deck:not(.overview)')) return gather;
  markWhole();
  return () => {
    for (const slide of slides.all) delete slide.dataset.whole;
    gather();
  };
}
