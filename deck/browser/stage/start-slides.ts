import Reveal, { type RevealApi } from 'reveal.js';
import { scrolls } from '../shell/dom.ts';

/** All slides of the deck, in order, and the one that is shown. reveal.js knows only those around it. */
export interface Slides {
  readonly all: readonly HTMLElement[];
  /** Place of the slide that is shown, from 0. */
  readonly index: number;
  readonly current: HTMLElement | undefined;
  /** The last of its steps that is shown, from 0; -1 for none. */
  readonly step: number;
  /** Place of the slide that has an element with this id in it, or has it itself; -1 for none. */
  holding(id: string): number;
  /** Shows a slide, the nearest there is; without a step as one that was passed, or was not reached yet. */
  go(index: number, step?: number): void;
  /** The same where one is led there, by a link, a list or a search: Back leads back from it. */
  jump(index: number): void;
  /** Calls back when another slide is shown, with the one before, and whether it was jumped to. */
  onChange(listener: (before: HTMLElement | undefined, jumped: boolean) => void): void;
  /** Keeps every slide in the page, free for readers, until all that asked for it have called what it gives back. */
  spread(): () => void;
  /** Takes other slides; the one that is shown is known by its id, else by its place. */
  replace(slides: readonly HTMLElement[]): void;
}

/**
 * reveal.js as this deck uses it: it keeps the steps, the slides around the current one and the touch gestures. The list of
 * slides, the address, layout, looks, keys, overview, search and help are the deck's own, see theme/stage.css and command.ts.
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

/**
 * Takes the deck's moves over from reveal.js, whichever of its functions or gestures asks for them, so that it can do with
 * few slides in the page. Call it before reveal starts, and `go` after.
 */
function startSlides(reveal: RevealApi, container: Element): Slides {
  let all = [...container.children] as HTMLElement[];
  let view = slideWindow(container, all);
  // The head's script has marked the slide that the address names.
  let index = Math.max(
    0,
    all.findIndex((slide) => slide.classList.contains('present')),
  );
  let spreading = 0;
  let started = false;
  let own = false;
  let jumping = false;
  const listeners: ((before: HTMLElement | undefined, jumped: boolean) => void)[] = [];

  const show = (shownStep?: number) => {
    if (spreading > 0) {
      for (const slide of container.querySelectorAll(':scope > .present')) slide.classList.remove('present');
      all[index]?.classList.add('present');
      return;
    }
    view.around(index);
    own = true;
    reveal.slide(index - view.first, 0, shownStep);
    own = false;
  };
  const step = () => (all[index]?.querySelectorAll('.fragment.visible').length ?? 0) - 1;
  const changed = (before: HTMLElement | undefined) => {
    if (before?.id !== all[index]?.id) for (const listener of listeners) listener(before, jumping);
  };
  const go = (wanted: number, toStep?: number) => {
    const [before, place] = [index, Math.max(0, Math.min(wanted, all.length - 1))];
    if (toStep === undefined ? place !== before : spreading > 0)
      setSteps(all[place], toStep ?? (place < before ? Infinity : -1));
    index = place;
    started = true;
    show(toStep);
    changed(all[before]);
  };
  view.around(index);
  reveal.on('beforeslidechange', (event) => {
    if (own) return;
    event.preventDefault();
    // Its own first move, to where it takes the address to lead, is left to keep-address.ts.
    const { indexh } = event as unknown as { indexh: number };
    if (started) go(index + indexh - reveal.getIndices().h);
  });
  return {
    get all() {
      return all;
    },
    get index() {
      return index;
    },
    get current() {
      return all[index];
    },
    get step() {
      return step();
    },
    holding(id) {
      const place = all.findIndex((slide) => slide.id === id);
      return place === -1 ? all.findIndex((slide) => slide.querySelector(`#${CSS.escape(id)}`)) : place;
    },
    go,
    jump(wanted) {
      jumping = true;
      go(wanted);
      jumping = false;
    },
    onChange: (listener) => listeners.push(listener),
    spread: () => {
      if (spreading++ === 0) view.all();
      show();
      let held = true;
      return () => {
        if (held && --spreading === 0) show();
        held = false;
      };
    },
    replace(slides) {
      const [before, kept] = [all[index], step()];
      const found = slides.findIndex(({ id }) => id === before?.id);
      all = [...slides];
      index = found === -1 ? Math.min(index, all.length - 1) : found;
      view = slideWindow(container, all);
      if (spreading > 0) view.all();
      show(kept);
      changed(before);
    },
  };
}

/** Shows the steps of a slide up to one, and none after it. */
function setSteps(slide: HTMLElement | undefined, last: number): void {
  for (const [step, fragment] of slide?.querySelectorAll('.fragment').entries() ?? [])
    fragment.classList.toggle('visible', step <= last);
}

/**
 * How many slides on either side of the current one stay in the page. reveal.js goes over all that it finds at every change:
 * at 1,000 it takes longer than three frames (hakimel/reveal.js#1742, #2530).
 */
const AROUND = 20;

/** A deck of so many slides stays whole: nothing is gained, and it prints even where nobody tells the page of it. */
const WHOLE = 100;

/**
 * The part of the deck's slides that is in the page: moves slides into their container and out of it. Those that stay are not touched; those that go are as the build made them.
 * @param slides all of them, in order
 */
function slideWindow(container: Element, slides: readonly HTMLElement[]) {
  let first = 0;
  const show = (from: number, to: number) => {
    first = from;
    const wanted = new Set(slides.slice(from, to));
    for (const child of [...container.children]) {
      if (wanted.has(child as HTMLElement)) continue;
      child.remove();
      restore(child as HTMLElement);
    }
    let next: Element | null = null;
    for (const slide of slides.slice(from, to).reverse()) {
      if (slide.nextElementSibling !== next || slide.parentElement !== container) container.insertBefore(slide, next);
      next = slide;
    }
  };
  return {
    /** Place in the deck of the first slide that is in the page. */
    get first() {
      return first;
    },
    /** Leaves only the slides around this one in the page. */
    around: (index: number) =>
      slides.length > WHOLE ? show(Math.max(0, index - AROUND), index + AROUND + 1) : show(0, slides.length),
    /** Puts every slide into the page, none with a trace of reveal.js. */
    all: () => {
      // Those that left the page too: reveal.js still hides the one that was shown last.
      for (const slide of slides) restore(slide);
      show(0, slides.length);
    },
  };
}

/** Takes away what reveal.js sets on a slide, and what would keep it from readers, thumbnails and paper. */
function restore(slide: HTMLElement): void {
  slide.classList.remove('past', 'present', 'future');
  for (const name of ['hidden', 'inert', 'aria-hidden']) slide.removeAttribute(name);
  slide.style.removeProperty('display');
}
