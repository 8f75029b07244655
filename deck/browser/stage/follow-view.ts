/** The places of article and deck, kept alike: which slide is read in the one, and shown in the other. */

import type { RevealApi } from 'reveal.js';
import type { LivePanels } from '../figures/start-live-panels.ts';
import { currentView, onViewChange } from '../shell/page-view.ts';
import type { Overview } from './start-overview.ts';
import type { Slides } from './start-slides.ts';

/** Keeps the started deck in step with the view: the slide that was read is the slide that is shown, and back. */
export function followView(
  reveal: RevealApi,
  slides: Slides,
  stage: HTMLElement,
  overview: Overview,
  panels: LivePanels,
): void {
  let gather: (() => void) | undefined;
  onViewChange((view) => {
    // reveal asks for this attribute before it takes a touch for a swipe.
    stage.toggleAttribute('data-prevent-swipe', view === 'article');
    if (view === 'deck') {
      const slide = readingSlide();
      if (slide) slides.go(slides.all.indexOf(slide));
      gather?.();
      panels.follow();
      return;
    }
    if (overview.active) overview.toggle();
    reveal.togglePause(false);
    if (document.fullscreenElement) void document.exitFullscreen();
    panels.rest();
    gather = slides.spread();
    slides.current?.scrollIntoView({ behavior: 'instant' });
  });
}

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
