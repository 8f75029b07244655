import type { RevealApi } from 'reveal.js';
import type { LivePanels } from './live-panels.ts';
import type { Overview } from './overview.ts';
import { readingSlide } from './reading.ts';
import { onViewChange } from './view.ts';

/** Keeps the started deck in step with the view: the slide that was read is the slide that is shown, and back. */
export function followView(reveal: RevealApi, stage: HTMLElement, overview: Overview, panels: LivePanels): void {
  const slides = () => [...document.querySelectorAll<HTMLElement>('.slides > section')];
  // reveal follows the article's address too, and whatever it then does to the other slides is undone before it is seen.
  const lift = new MutationObserver(() => liftSlides(slides()));
  onViewChange((view) => {
    // reveal asks for this attribute before it takes a touch for a swipe.
    stage.toggleAttribute('data-prevent-swipe', view === 'article');
    if (view === 'deck') {
      lift.disconnect();
      reveal.sync();
      const read = readingSlide();
      if (read) reveal.slide(slides().indexOf(read));
      panels.follow();
      return;
    }
    const shown = reveal.getCurrentSlide();
    if (overview.active) overview.toggle();
    reveal.togglePause(false);
    if (document.fullscreenElement) void document.exitFullscreen();
    panels.rest();
    liftSlides(slides());
    lift.observe(stage, { subtree: true, attributeFilter: LIFTED });
    shown?.scrollIntoView({ behavior: 'instant' });
  });
}

const LIFTED = ['hidden', 'inert', 'aria-hidden'];

/** Gives slides back what reveal takes from all but the current one. */
function liftSlides(slides: readonly HTMLElement[]): void {
  for (const slide of slides) {
    for (const attribute of LIFTED) slide.removeAttribute(attribute);
    slide.style.removeProperty('display');
  }
}
