import type { Page } from 'puppeteer-core';

/** A phone's window, either way up, in CSS pixels. */
export const UPRIGHT = { width: 390, height: 844 };
export const LYING = { width: 844, height: 390 };

/** Whether the page is shown as a deck, and not as an article. */
export const isDeck = (page: Page) => page.evaluate(() => document.documentElement.classList.contains('deck'));
/** Slides that a reader cannot see or a screen reader cannot reach. */
export const hiddenSlides = (page: Page) =>
  page.$$eval('.slides > section', (found) =>
    found
      .filter(
        (slide) => !slide.checkVisibility({ visibilityProperty: true }) || slide.inert || slide.ariaHidden === 'true',
      )
      .map((slide) => slide.outerHTML.slice(0, 200)),
  );
/** The slide at the upper edge of the article. */
export const readId = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.slides > section')].findLast((slide) => slide.getBoundingClientRect().top <= 120)
        ?.id,
  );
/** Scrolls to a slide, and waits until the page has been told. */
export const readTo = (page: Page, id: string) =>
  page.evaluate(
    (name) =>
      new Promise<void>((told) => {
        addEventListener('scroll', () => requestAnimationFrame(() => told()), { once: true });
        document.getElementById(name)?.scrollIntoView();
      }),
    id,
  );
/** Waits until the article's script has taken over. */
export const started = (page: Page) => page.waitForSelector('.article-bar .show-deck');
