import { fitSlides } from '../print/fit-slides.ts';

/** What reveal sets on slides that are not shown, and what would keep them out of a PDF's tags and outline. */
const HIDING = ['hidden', 'inert', 'aria-hidden'] as const;

/**
 * Makes the live page print as the page without scripts does: theme/print.css lays every slide out, and before it does
 * the slides lose the attributes that hide them from readers, and are fitted to their pages. Afterwards all is as it was.
 */
export function startPrint(stage: HTMLElement): void {
  let restore: (() => void) | undefined;
  addEventListener('beforeprint', () => {
    restore?.();
    restore = openForPrint(stage);
  });
  addEventListener('afterprint', () => {
    restore?.();
    restore = undefined;
  });
}

/** @returns what puts every attribute back */
function openForPrint(stage: HTMLElement): () => void {
  // A modal dialog makes all else inert, and what is inert has no tags.
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  const undo: (() => void)[] = [];
  const slides = [...stage.querySelectorAll<HTMLElement>('.slides > .slide')];
  for (const slide of slides) {
    for (const name of HIDING) {
      const value = slide.getAttribute(name);
      if (value === null) continue;
      slide.removeAttribute(name);
      undo.push(() => slide.setAttribute(name, value));
    }
    // Without reveal's own display a far slide can be measured.
    const { display } = slide.style;
    slide.style.removeProperty('display');
    if (display) undo.push(() => slide.style.setProperty('display', display));
  }
  const root = document.documentElement;
  // An article's slides have no fixed size to be fitted to, nor have thumbnails.
  if (root.matches('.deck:not(.overview)')) undo.push(fitForPrint(slides));
  return () => {
    for (const step of undo.reverse()) step();
  };
}

function fitForPrint(slides: readonly HTMLElement[]): () => void {
  fitSlides();
  return () => {
    delete document.documentElement.dataset.fitted;
    for (const slide of slides) slide.querySelector<HTMLElement>(':scope > .slide-body')?.style.removeProperty('zoom');
  };
}
