/** The places of article and deck, kept alike: which slide is read in the one, and shown in the other. */

import type { RevealApi } from 'reveal.js';
import type { LivePanels } from '../figures/start-live-panels.ts';
import { closeDialogs } from '../shell/dom.ts';
import { currentView, onViewChange } from '../shell/page-view.ts';
import type { Overview } from './start-overview.ts';
import type { SlidePointer } from './start-pointer.ts';
import type { Slides } from './start-slides.ts';

/** Keeps the started deck in step with the view: the slide that was read is the slide that is shown, and back. */
export function followView(
  reveal: RevealApi,
  slides: Slides,
  stage: HTMLElement,
  overview: Overview,
  pointer: Pick<SlidePointer, 'off'>,
  panels: LivePanels,
): void {
  let gather: (() => void) | undefined;
  // A speaker view leads on meanwhile.
  slides.onChange(() => {
    if (currentView() === 'article') [read, into] = [slides.current, 0];
  });
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
    closeDialogs();
    pointer.off();
    reveal.togglePause(false);
    if (document.fullscreenElement) void document.exitFullscreen();
    panels.rest();
    gather = slides.spread();
    const { current } = slides;
    const down = current === read ? into : 0;
    current?.scrollIntoView({ behavior: 'instant' });
    if (current && down > 0) scrollBy({ top: current.getBoundingClientRect().top + down, behavior: 'instant' });
    // Not left to the scrolling: where the article stands there already, none is told.
    read = current;
    into = down;
  });
}

/** How far below the window's upper edge a slide may begin and still be the one that is read, in pixels. */
const READ_FROM = 120;

let read: HTMLElement | undefined;
/** How far into it, in pixels: a slide can be longer than a phone. */
let into = 0;

/** Follows where the article is read. When the view changes it is too late to ask: the deck's layout stands already. */
export function followReading(): void {
  let width = innerWidth;
  const follow = () => {
    // In the frame in which a window turns, what was scrolled before is told in the new width, and the view changes after it.
    if (currentView() !== 'article' || innerWidth !== width) return;
    const slides = [...document.querySelectorAll<HTMLElement>('.slides > section')];
    // The last ones cannot come up to the edge.
    const { scrollHeight, clientHeight } = document.documentElement;
    const line = scrollY + clientHeight >= scrollHeight - 1 ? clientHeight - READ_FROM : READ_FROM;
    read = slides.findLast((slide) => isReached(slide, line)) ?? slides[0];
    into = Math.max(0, -(read?.getBoundingClientRect().top ?? 0));
  };
  addEventListener('scroll', follow, { passive: true });
  addEventListener('resize', () =>
    requestAnimationFrame(() => {
      width = innerWidth;
    }),
  );
}

/** What is folded away has no box, and would be reached at once. */
function isReached(slide: Element, line: number): boolean {
  const [box] = slide.getClientRects();
  return box !== undefined && box.top <= line;
}

/** The slide that was last read in the article, if it was scrolled at all. */
export function readingSlide(): HTMLElement | undefined {
  return read;
}
