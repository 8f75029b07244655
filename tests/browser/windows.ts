import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { builtDeck } from '../build-deck.ts';
import { type Served, serveFolder, testBrowser } from './driver.ts';
import { ready } from './site.ts';
import { watchPage } from './watch-page.ts';

/** A built deck as a presenter has it. */
export interface BuiltTalk {
  /** The public site. */
  site: string;
  /** `private/briefing.html`, from a server and from the disk. */
  single: string;
  file: string;
}

/** Serves a built deck to the file's tests; gives the addresses of the site and of the presenter's single file. */
export function builtTalk(folder: string): () => BuiltTalk {
  const served: Served[] = [];
  let talk: BuiltTalk;
  beforeAll(async () => {
    const out = await builtDeck(folder);
    const [site, own] = await Promise.all(
      ['dist', 'private'].map((name) => serveFolder(path.join(out, name), { base: '/a/b/' })),
    );
    if (!site || !own) throw new Error('The test servers did not start.');
    served.push(site, own);
    const file = pathToFileURL(path.join(out, 'private/briefing.html')).href;
    talk = { site: site.url, single: `${own.url}briefing.html`, file };
  });
  afterAll(() => Promise.all(served.map((each) => each.close())));
  return () => talk;
}

/** Windows of one browser profile; every one is watched for errors and broken policy. */
export interface Windows {
  context: BrowserContext;
  /** Opens an address and waits for the deck's script. */
  open(url: string, before?: (page: Page) => Promise<void>): Promise<Page>;
  /** The window that `act` makes a page open. */
  opened(act: () => Promise<unknown>): Promise<Page>;
}

/** Lends windows to `use`, closes them, and fails if anything went wrong in one of them. */
export async function withWindows(use: (windows: Windows) => Promise<void>): Promise<void> {
  const context = await (await testBrowser()).createBrowserContext();
  const problems: (readonly { kind: string; text: string }[])[] = [];
  const dress = async (page: Page, url: string) => {
    problems.push((await watchPage(page, new URL(url), [])).problems);
    await page.setViewport({ width: 1280, height: 800 });
  };
  try {
    await use({
      context,
      async open(url, before) {
        const page = await context.newPage();
        await dress(page, url);
        await before?.(page);
        await page.goto(url);
        await ready(page);
        return page;
      },
      async opened(act) {
        const coming = new Promise<Page | null>((resolve) =>
          context.once('targetcreated', (target) => resolve(target.page())),
        );
        await act();
        const page = await coming;
        if (!page) throw new Error('What was opened is no page.');
        await page.waitForFunction(() => location.href !== 'about:blank');
        await dress(page, page.url());
        await ready(page);
        return page;
      },
    });
  } finally {
    await context.close();
  }
  expect(problems.flat()).toEqual([]);
}

/** Where a deck stands: slide and steps. */
export function deckPlace(page: Page): Promise<string> {
  return page.evaluate(() => {
    const slide = document.querySelector('.slides > .present');
    return `${slide?.id} ${slide?.querySelectorAll('.fragment.visible').length}`;
  });
}

/** Where a speaker view stands: slide and steps. */
export function speakerPlace(page: Page): Promise<string> {
  return page.evaluate(() => {
    const slide = document.querySelector('.now .slide');
    return `${slide?.id.replace(/--now$/, '')} ${slide?.querySelectorAll('.fragment.visible').length}`;
  });
}

/** Waits for an element; asks by the clock, since a window behind another paints no frames. */
export async function appears(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector(wanted) !== null,
    { polling: 50, timeout: 15_000 },
    selector,
  );
}

/** Waits until windows stand at a place, `slide steps`. */
export async function stands(place: string, ...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.waitForFunction(
      (wanted) => {
        const slide = document.querySelector('.now .slide, .slides > .present');
        return `${slide?.id.replace(/--now$/, '')} ${slide?.querySelectorAll('.fragment.visible').length}` === wanted;
      },
      { timeout: 10_000, polling: 50 },
      place,
    );
  }
}

/** Waits until a speaker view says that its deck is `connected` or `disconnected`. */
export async function says(page: Page, state: 'connected' | 'disconnected'): Promise<void> {
  await appears(page, `.connection[data-state="${state}"]`);
}

/** A deck and its speaker view, both from the presenter's single file. */
export async function openBoth(
  { single }: BuiltTalk,
  { open, opened }: Windows,
): Promise<{ deck: Page; speaker: Page }> {
  const deck = await open(single);
  const speaker = await opened(() => deck.keyboard.press('s'));
  await says(speaker, 'connected');
  await speaker.bringToFront();
  return { deck, speaker };
}

/** An element's text. */
export const text = (page: Page, selector: string) => page.$eval(selector, (found) => found.textContent);

/** Waits until an element's text is as wanted; asks by the clock, since a window behind another paints no frames. */
export function reads(page: Page, selector: string, wanted: RegExp): Promise<unknown> {
  return page.waitForFunction(
    (where, pattern) => new RegExp(pattern).test(document.querySelector(where)?.textContent ?? ''),
    { polling: 100, timeout: 10_000 },
    selector,
    wanted.source,
  );
}

/** Presses a key some times. */
export async function press(page: Page, key: Parameters<Page['keyboard']['press']>[0], times = 1): Promise<void> {
  for (let each = 0; each < times; each++) await page.keyboard.press(key);
}
