import type { Page } from 'puppeteer-core';
import { type PageOptions, withPage } from './driver.ts';
import { builtSite, ready } from './site.ts';

/** The deck that has every kind of figure. */
export const GALLERY = 'tests/fixtures/decks/gallery';

/** Opens a slide by its address and waits for its live chart. */
export type OnSlide = (id: string, options: PageOptions, look: (page: Page) => Promise<void>) => Promise<void>;

/** Serves a built deck to the file's tests. */
export function liveSlides(folder: string): { site: () => string; onSlide: OnSlide } {
  const site = builtSite(folder);
  const onSlide: OnSlide = (id, options, look) =>
    withPage(`${site()}#/${id}`, options, async (page) => {
      await ready(page);
      await page.waitForSelector(`#${id} .plot[data-live] > canvas`);
      await look(page);
    });
  return { site, onSlide };
}

/** What is named. A number and its unit are not parted: U+00A0 stands between them. */
export const tipOf = (page: Page, id: string) =>
  page.$eval(`#${id} .panel-tip`, ({ textContent }) => textContent?.replaceAll('\u00a0', ' '));
