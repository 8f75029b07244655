/** A slide whose body had to be set smaller to fit its page. */
export interface FittedSlide {
  id: string;
  /** Size of the body in per cent. */
  percent: number;
}

/**
 * Runs in the page: sets the body of every slide that holds more than its page smaller, just so far that all of it is
 * shown above the foot. It is handed to the browser as text, so it uses nothing but what stands in it.
 *
 * @returns the slides that were fitted, in order
 */
export function fitSlides(): FittedSlide[] {
  /** Whether everything in the body stands left of the margin and above footnotes and foot. */
  function fits(slide: Element, body: Element): boolean {
    const frame = slide.getBoundingClientRect();
    const scale = frame.width / 1280;
    const below = ['.band', '.footnotes', '.slide-foot']
      .map((name) => slide.querySelector(`:scope > ${name}`))
      .find(Boolean);
    const bottom = (below?.getBoundingClientRect().top ?? frame.bottom) + scale;
    const right = frame.right - 63 * scale;
    for (const element of body.querySelectorAll('*')) {
      if (element.closest('svg') && !element.matches('svg')) continue;
      if (element.closest('.visually-hidden, .panel-table, .backdrop, .map > .slide-body > .panel-map')) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.height > 0 && (box.right > right || box.bottom > bottom)) return false;
    }
    return true;
  }

  document.documentElement.dataset.fitted = '';
  const fitted: FittedSlide[] = [];
  for (const slide of document.querySelectorAll('.slide')) {
    const body = slide.querySelector<HTMLElement>(':scope > .slide-body');
    if (!body || fits(slide, body)) continue;
    let [small, large] = [2, 100];
    while (large - small > 1) {
      const middle = Math.floor((small + large) / 2);
      body.style.setProperty('zoom', String(middle / 100));
      if (fits(slide, body)) small = middle;
      else large = middle;
    }
    body.style.setProperty('zoom', String(small / 100));
    fitted.push({ id: slide.id, percent: small });
  }
  return fitted;
}
