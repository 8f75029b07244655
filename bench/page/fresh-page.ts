import path from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import type { Bench } from '../bench.ts';

export interface FreshPageOptions {
  /** How many times slower the CPU is than it is; 1 if not given. */
  slowdown?: number;
  /** Runs in the page before any script of its own. */
  plant?: () => void;
  /** Name under which a trace is kept, if one is wanted. */
  trace?: string | false;
}

/** A page and Chromium's own protocol to it. */
export interface FreshPage {
  page: Page;
  cdp: CDPSession;
}

/** Lends an empty page of a context of its own, without storage or cache, and closes it whatever happened. */
export async function withFreshPage<T>(
  { browser, profiles }: Bench,
  { slowdown = 1, plant, trace }: FreshPageOptions,
  use: (fresh: FreshPage) => Promise<T>,
): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    const cdp = await page.createCDPSession();
    if (slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    if (plant) await page.evaluateOnNewDocument(plant);
    const file = profiles !== undefined && trace ? path.join(profiles, `${trace}.json`) : undefined;
    if (file) await page.tracing.start({ path: file });
    const result = await use({ page, cdp });
    if (file) await page.tracing.stop();
    return result;
  } finally {
    await context.close();
  }
}

/** Waits until the deck's own scripts have taken over. */
export async function deckAnswers(page: Page): Promise<void> {
  await page.waitForSelector('html.ready');
}

/** Presses a key as a keyboard does; resolves when the page has been told of it. */
export async function press(cdp: CDPSession, key: string): Promise<void> {
  const event = {
    key,
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    windowsVirtualKeyCode: KEY_CODES[key] ?? 0,
  };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

const KEY_CODES: Readonly<Record<string, number>> = { ArrowRight: 39, o: 79 };
