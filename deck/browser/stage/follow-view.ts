import type { RevealApi } from 'reveal.js';
import { readingSlide } from '../article/reading.ts';
import type { LivePanels } from '../figures/start-live-panels.ts';
import { onViewChange } from '../shell/page-view.ts';
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
      const read = readingSlide();
      if (read) slides.go(slides.all.indexOf(read));
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
