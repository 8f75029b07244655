/**
 * How many slides on either side of the current one stay in the page. reveal.js goes over all that it finds at every change:
 * at 1,000 it takes longer than three frames (hakimel/reveal.js#1742, #2530).
 */
const AROUND = 20;

/** A deck of so many slides stays whole: nothing is gained, and it prints even where nobody tells the page of it. */
const WHOLE = 100;

/** The part of the deck's slides that is in the page. */
export interface SlideWindow {
  /** Place in the deck of the first slide that is in the page. */
  readonly first: number;
  /** Leaves only the slides around this one in the page. */
  around(index: number): void;
  /** Puts every slide into the page, none with a trace of reveal.js. */
  all(): void;
}

/**
 * Moves slides into their container and out of it. Those that stay are not touched; those that go are as the build made them.
 * @param slides all of them, in order
 */
export function slideWindow(container: Element, slides: readonly HTMLElement[]): SlideWindow {
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
    get first() {
      return first;
    },
    around: (index) =>
      slides.length > WHOLE ? show(Math.max(0, index - AROUND), index + AROUND + 1) : show(0, slides.length),
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
