/** A slide that holds more than its page. */
export interface TooFull {
  id: string;
  /** By how many of the slide's own pixels, the most on any side. */
  over: number;
}

/**
 * Runs in the page: marks every slide whose content stands left of its margin and above what is at its foot (`data-whole`), so that
 * print can take it as one; others have the mark "no". It is handed to the browser as text, so it uses nothing but what stands in it.
 *
 * @returns the slides that hold more, in order
 */
export function markWhole(): TooFull[] {
  /** How far the content goes beyond its room. */
  function over(slide: Element, body: Element): number {
    const frame = slide.getBoundingClientRect();
    const scale = frame.width / 1280;
    const below = ['.band', '.footnotes', '.slide-foot']
      .map((name) => slide.querySelector(`:scope > ${name}`))
      .find(Boolean);
    const bottom = below?.getBoundingClientRect().top ?? frame.bottom;
    let most = 0;
    for (const element of body.querySelectorAll('*')) {
      // A drawing cuts off what reaches beyond it, one within another too.
      if (element.parentElement?.closest('svg')) continue;
      if (element.closest('.visually-hidden, .panel-table, .backdrop, .behind, .map > .slide-body > .panel-map'))
        continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const beyond = Math.max((box.right - frame.right) / scale + 64, (box.bottom - bottom) / scale);
      if (beyond > most && !isCutOff(element, body)) most = beyond;
    }
    return most;
  }

  /** Whether an element stands in one that is cut off to a pixel: words for screen readers alone. */
  function isCutOff(element: Element, body: Element): boolean {
    for (let around = element.parentElement; around && around !== body; around = around.parentElement)
      if (around.offsetWidth <= 1 && getComputedStyle(around).overflow === 'hidden') return true;
    return false;
  }

  const slides = [...document.querySelectorAll<HTMLElement>('.slides > .slide')];
  // On one page, as it would be: print.css lets one without the mark go on to a second.
  for (const slide of slides) slide.dataset.whole = '';
  const measured = slides.map((slide) => {
    const body = slide.querySelector(':scope > .slide-body');
    return { slide, most: body ? over(slide, body) : 0 };
  });
  const full = measured.filter(({ most }) => most > 1);
  for (const { slide } of full) slide.dataset.whole = 'no';
  return full.map(({ slide, most }) => ({ id: slide.id, over: Math.round(most) }));
}
