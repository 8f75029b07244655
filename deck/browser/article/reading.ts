import { currentView } from '../shell/page-view.ts';

/** How far below the window's upper edge a slide may begin and still be the one that is read, in pixels. */
const READ_FROM = 120;

let read: HTMLElement | undefined;

/** Follows where the article is read. When the view changes it is too late to ask: the deck's layout stands already. */
export function followReading(): void {
  const follow = () => {
    if (currentView() !== 'article') return;
    const slides = [...document.querySelectorAll<HTMLElement>('.slides > section')];
    read = slides.findLast((slide) => slide.getBoundingClientRect().top <= READ_FROM) ?? slides[0];
  };
  addEventListener('scroll', follow, { passive: true });
}

/** The slide that was last read in the article, if it was scrolled at all. */
export function readingSlide(): HTMLElement | undefined {
  return read;
}
