import Reveal, { type RevealApi } from 'reveal.js';
import { scrolls } from '../shell/dom.ts';
import { type Slides, startSlides } from './start-slides.ts';

/**
 * reveal.js as this deck uses it: it keeps the steps, the slides around the current one and the touch gestures. The list of
 * slides, the address, layout, looks, keys, overview, search and help are the deck's own, see start-slides.ts, theme/stage.css and
 * command.ts.
 * @throws Error if the element holds no `.slides`
 */
export async function startReveal(element: HTMLElement): Promise<{ reveal: RevealApi; slides: Slides }> {
  const container = element.querySelector('.slides');
  if (!container) throw new Error('The page has no .slides element: was it built from this index.html?');
  const reveal = new Reveal(element, {
    width: 1280,
    height: 720,
    margin: 0,
    // CSS alone fits the slides, so that they stand in their final place before this runs.
    disableLayout: true,
    display: 'grid',
    center: false,
    hash: false,
    respondToHashChanges: false,
    navigationMode: 'linear',
    // A swipe turns the page the way that its lines run.
    rtl: document.dir === 'rtl',
    transition: 'none',
    backgroundTransition: 'none',
    // Only auto-animate and the print and scroll views write style elements, which the policy forbids.
    autoAnimate: false,
    scrollActivationWidth: 0,
    controls: false,
    progress: false,
    overview: false,
    help: false,
    jumpToSlide: false,
    keyboard: false,
    viewDistance: 2,
    mobileViewDistance: 2,
    // Unchecked messages could move the deck: hakimel/reveal.js#2900.
    postMessage: false,
    postMessageEvents: false,
  });
  const slides = startSlides(reveal, container);
  leaveWhatScrolls(element);
  await withoutParameters(() => reveal.initialize());
  // Sets role="application", which silences a screen reader's own keys: hakimel/reveal.js#3772.
  element.removeAttribute('role');
  // Reads out the whole slide on every step; keep-address.ts says title and place instead.
  element.querySelector('.aria-status')?.remove();
  // Empty, and Tab stops on it.
  element.querySelector('.speaker-notes')?.remove();
  return { reveal, slides };
}

/** reveal takes any of its settings from the address, print and scroll views among them, when it starts: it shall find none. */
function withoutParameters<T>(task: () => T): T {
  const { pathname, search, hash } = location;
  if (search !== '') history.replaceState(history.state, '', pathname + hash);
  const result = task();
  if (search !== '') history.replaceState(history.state, '', pathname + search + hash);
  return result;
}

/** A finger on what scrolls is no swipe: reveal asks for the attribute. */
function leaveWhatScrolls(stage: HTMLElement): void {
  stage.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (target instanceof Element && target !== stage)
        target.toggleAttribute('data-prevent-swipe', scrolls(target, stage));
    },
    true,
  );
}
