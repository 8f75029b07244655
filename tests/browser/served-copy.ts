import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import type { ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { copyDeck, GERMAN, serveDeck } from '../build-deck.ts';
import type { PageOptions } from './driver.ts';

/** The German deck, served, of which a file's tests edit what they will: after each it is as it was. */
export interface ServedCopy {
  url(): string;
  /** Puts another text in the place of one that a file of the deck has. */
  edit(name: string, from: string, to: string): Promise<void>;
}

/** Serves a copy of the German deck to the file's tests. */
export function servedCopy(): ServedCopy {
  let copy: Awaited<ReturnType<typeof copyDeck>>;
  let server: ViteDevServer;
  let url: string;
  let first: string;
  const originals = new Map<string, string>();
  const html = async () => (await fetch(url)).text();
  beforeAll(async () => {
    copy = await copyDeck(GERMAN);
    ({ server, url } = await serveDeck(copy.folder));
    first = await html();
  });
  afterEach(async () => {
    for (const [name, text] of originals) await writeFile(copy.file(name), text);
    originals.clear();
    await vi.waitFor(async () => expect(await html()).toBe(first), { timeout: 30_000 });
  });
  afterAll(async () => {
    await server.close();
    await copy.remove();
  });
  return {
    url: () => url,
    async edit(name, from, to) {
      const text = await readFile(copy.file(name), 'utf8');
      expect(text).toContain(from);
      if (!originals.has(name)) originals.set(name, text);
      await writeFile(copy.file(name), text.replace(from, to));
    },
  };
}

/** For a page that counts how often it was loaded, see `loads`. */
export const counted: PageOptions = {
  before: async (page) => {
    await page.evaluateOnNewDocument(() => Object.assign(window, { loads: Number(sessionStorage.loads ?? 0) + 1 }));
    await page.evaluateOnNewDocument(() =>
      sessionStorage.setItem('loads', String((window as { loads?: number }).loads)),
    );
  },
};

/** How often a page was loaded. */
export const loads = (page: Page) => page.evaluate(() => (window as { loads?: number }).loads);
