import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { withPage } from './driver.ts';
import { builtSite, goTo, ready } from './site.ts';

/** Serves the deck of the whole dialect to the file's tests, and lends its slides by their ids. */
export function dialectSlides() {
  const site = builtSite('tests/fixtures/decks/dialect');
  const onSlide = (id: string, look: (page: Page) => Promise<void>, size = {}): Promise<void> =>
    withPage(`${site()}#${id}`, { reducedMotion: true, ...size }, async (page) => {
      await ready(page);
      await look(page);
    });
  return { site, onSlide };
}

/** How far each picture of a slide reaches beyond its content, in px; and how wide it is drawn. */
const beyond = (page: Page, id: string) =>
  page.$$eval(`#${id} .picture > img`, (images) =>
    images.map((image) => {
      const [own, room] = [image.getBoundingClientRect(), image.closest('.slide-body')?.getBoundingClientRect()];
      const over = room ? Math.max(own.right - room.right, own.bottom - room.bottom, room.left - own.left) : Number.NaN;
      return { over: Math.max(0, Math.round(over)), drawn: own.width > 20 && own.height > 20 };
    }),
  );

/** Tests on every slide with pictures that none leaves its content. */
export function noPictureLeaves({ onSlide }: ReturnType<typeof dialectSlides>, width: number, height: number): void {
  test(`no picture leaves the content of its slide at ${width} × ${height}`, async () => {
    await onSlide(
      'tall',
      async (page) => {
        for (const id of [
          'tall',
          'column',
          'large',
          'beside',
          'listed',
          'boxed',
          'rowed',
          'tabled',
          'noted',
          'stacked',
        ]) {
          await goTo(page, id);
          const pictures = await beyond(page, id);
          expect(pictures.length, id).toBeGreaterThan(0);
          for (const picture of pictures) expect(picture, id).toEqual({ over: 0, drawn: true });
        }
      },
      { width, height },
    );
  });
}
