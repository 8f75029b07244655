import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { builtDeck } from '../build-deck.ts';
import { type PageOptions, type Served, serveFolder } from './driver.ts';

/** Serves a built deck to the file's tests, under a sub-path; gives its address. */
export function builtSite(folder: string): () => string {
  return servedSite(() => builtDeck(folder));
}

/** @param build makes what is served, or finds it: a folder with `dist/` in it */
export function servedSite(build: () => Promise<string>): () => string {
  let served: Served;
  beforeAll(async () => {
    served = await serveFolder(path.join(await build(), 'dist'), { base: '/a/b/' });
  });
  afterAll(() => served?.close());
  return () => served.url;
}

/** A page whose viewer has chosen a theme, and wants no motion. */
export function inTheme(theme: string): PageOptions {
  return {
    reducedMotion: true,
    before: async (page) => {
      await page.evaluateOnNewDocument((wanted) => localStorage.setItem('deck-theme', wanted), theme);
    },
  };
}

/** Waits until the deck's script has taken over. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html.ready');
}

/** Id of the slide that is shown. */
export function currentId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('.slides > .present')?.id);
}

/** How many steps of the current slide are shown. */
export function stepsShown(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('.slides > .present .fragment.visible').length);
}

/** Ids of all slides in order. */
export function allIds(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('.slides > section')].map(({ id }) => id));
}

/** Goes to a slide by its address, and waits until it is shown. */
export async function goTo(page: Page, id: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = `/${next}`;
  }, id);
  await page.waitForFunction((next) => document.querySelector('.slides > .present')?.id === next, {}, id);
}

/**
 * Goes to every slide in turn by its address and looks at it, all in the page: a round trip for each step takes longer than
 * the step.
 *
 * @param look runs in the page, so it uses nothing but what stands in it
 * @returns what it gave, slide by slide
 */
export async function onEachSlide<T>(page: Page, look: (id: string) => T | Promise<T>): Promise<Awaited<T>[]> {
  const found = await page.evaluate(`(${visitSlides})(${look})`);
  return found as Awaited<T>[];
}

/** Runs in the page. */
async function visitSlides(look: (id: string) => unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  const shown = () => document.querySelector('.slides > .present')?.id;
  for (const { id } of [...document.querySelectorAll('.slides > section')]) {
    location.hash = `/${id}`;
    const late = performance.now() + 30_000;
    while (shown() !== id) {
      if (performance.now() > late) throw new Error(`${id} is not shown, but ${shown()}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
    found.push(await look(id));
  }
  return found;
}

/** Waits until the deck stands at a place, `slide steps`. */
export const standsAt = (page: Page, place: string) =>
  expect.poll(async () => `${await currentId(page)} ${await stepsShown(page)}`).toBe(place);
