import path from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import type { Bench } from './decks.ts';

export interface FreshPageOptions {
  /** How many times slower the CPU is than it is; 1 if not given. */
  slowdown?: number;
  /** Runs in the page before any script of its own. */
  plant?: () => void;
  /** Name under which a trace is kept, if one is wanted. */
  trace?: string | undefined;
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

/** Opens a deck and waits until its own scripts have taken over. */
export async function openDeck(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await deckAnswers(page);
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

/** Watches for the first contentful paint of the next page; ask before it goes anywhere. */
export async function watchFirstPaint(cdp: CDPSession): Promise<{
  /** Chromium's monotonic time in seconds at which the page painted. */
  painted: Promise<number>;
}> {
  await cdp.send('Page.enable');
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true });
  let started = false;
  const painted = new Promise<number>((resolve) => {
    cdp.on('Page.lifecycleEvent', ({ name, timestamp }) => {
      // Until the page goes somewhere these are the empty page's own.
      if (name === 'init') started = true;
      if (started && name === 'firstContentfulPaint') resolve(timestamp);
    });
  });
  return { painted };
}

/** Milliseconds from the start of the navigation to the first contentful paint, once it is known. */
export async function firstPaintTime(cdp: CDPSession): Promise<number> {
  const expression = `(${paintEntry})()`;
  const { result } = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return Number(result.value);
}

/** Runs in the page. */
function paintEntry(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const entry = list.getEntriesByName('first-contentful-paint')[0];
      if (entry) resolve(entry.startTime);
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}

declare global {
  interface Window {
    /** Milliseconds from a key press to the end of the frame that shows what it did, press by press. */
    benchKeys?: number[];
    /** What a key press is expected to change. */
    benchState?: () => unknown;
  }
}

/**
 * Runs in the page: times every key press that changes `benchState`, from the event's own time stamp to after the frame that
 * shows the change. A task queued in a frame's callback runs when that frame has been laid out and painted.
 */
export function timeKeys(): void {
  const times: number[] = [];
  window.benchKeys = times;
  const afterFrame = (task: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = task;
      channel.port2.postMessage(undefined);
    });
  let presses = 0;
  addEventListener(
    'keydown',
    (event) => {
      const before = window.benchState?.();
      const own = ++presses;
      let frames = 0;
      const look = () => {
        // A press that changed nothing, but showed a step, is over with the next one.
        if (own !== presses) return;
        if (window.benchState?.() !== before) times.push(performance.now() - event.timeStamp);
        else if (++frames < 10) afterFrame(look);
      };
      afterFrame(look);
    },
    true,
  );
}
