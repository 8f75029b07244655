import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { buildDeck, temporary } from '../build-deck.ts';
import { type Served, serveFolder } from './driver.ts';

/** Builds a deck before the file's tests and serves it under a sub-path; gives its address. */
export function builtSite(folder: string): () => string {
  let out: string;
  let served: Served;
  beforeAll(async () => {
    out = await mkdtemp(path.join(await temporary(), 'site-'));
    await buildDeck(folder, path.join(out, 'dist'));
    served = await serveFolder(path.join(out, 'dist'), { base: '/a/b/' });
  });
  afterAll(async () => {
    await served?.close();
    await rm(out, { recursive: true, force: true });
  });
  return () => served.url;
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
