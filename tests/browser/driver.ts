import type { Browser, Page } from 'puppeteer-core';
import { afterAll, inject } from 'vitest';
import { launchBrowser } from '../../deck/chromium/browser.ts';
import { type Problem, watchPage } from './watch-page.ts';

export { type Served, type ServeOptions, serveFolder } from './serve-folder.ts';
export type { Problem };

/** How the page is seen; what is left out is as a person's ordinary browser has it. */
export interface PageOptions {
  /** CSS pixels; 1280 × 720 if not given. */
  width?: number;
  height?: number;
  /** Device pixels a CSS pixel; 1 if not given. */
  dpr?: number;
  /** Whether scripts run; yes if not given. */
  javascript?: boolean;
  reducedMotion?: boolean;
  colorScheme?: 'light' | 'dark';
  /** Problems that the test provokes on purpose: whose text matches one of these is no problem. */
  allow?: readonly RegExp[];
  /** Called on the empty page before it goes anywhere, to hold a request back or to plant a script. */
  before?: (page: Page) => Promise<void>;
  /** What `goto` waits for; `load` if not given. */
  waitUntil?: 'load' | 'domcontentloaded' | 'networkidle0';
}

export interface OpenedPage {
  page: Page;
  /** What went wrong so far: errors in the console, broken policy, failed requests and requests to other origins. */
  problems: readonly Problem[];
  /** Closes the page; throws Error with all problems if there were any. */
  done(): Promise<void>;
}

/** One browser a test file, started when its first page opens. */
let started: Promise<Browser> | undefined;

afterAll(async () => {
  await (await started)?.close();
  started = undefined;
});

/** The test file's browser, for what `openPage` does not offer. It is closed after the file's last test. */
export function testBrowser(): Promise<Browser> {
  started ??= launchBrowser({ browser: inject('browser') });
  return started;
}

/**
 * Opens an address in a fresh context (no storage, no cache shared with other pages) and watches the page.
 *
 * @param url an absolute address, `http:` or `file:`
 * @returns the page and what goes wrong on it; call `done` at the end, or use `withPage`, which does
 * @throws Error if the address cannot be loaded at all
 */
export async function openPage(url: string, options: PageOptions = {}): Promise<OpenedPage> {
  const context = await (await testBrowser()).createBrowserContext();
  const page = await context.newPage();
  const problems = await watchPage(page, new URL(url), options.allow ?? []);
  try {
    await dress(page, options);
    await options.before?.(page);
    await page.goto(url, { waitUntil: options.waitUntil ?? 'load' });
  } catch (error) {
    await context.close();
    throw error;
  }
  const done = async () => {
    await context.close();
    if (problems.length === 0) return;
    throw new Error(`${url}\n${problems.map(({ kind, text }) => `  ${kind}: ${text}`).join('\n')}`);
  };
  return { page, problems, done };
}

/**
 * Lends an opened page to `use`, closes it, and fails if anything went wrong on it.
 *
 * @returns what `use` returned
 * @throws what `use` threw, else Error with the page's problems
 */
export async function withPage<T>(url: string, options: PageOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const { page, done } = await openPage(url, options);
  let result: T;
  try {
    result = await use(page);
  } catch (error) {
    await page.browserContext().close();
    throw error;
  }
  await done();
  return result;
}

async function dress(page: Page, options: PageOptions): Promise<void> {
  const { width = 1280, height = 720, dpr = 1, javascript = true, reducedMotion, colorScheme } = options;
  await page.setViewport({ width, height, deviceScaleFactor: dpr });
  await page.setJavaScriptEnabled(javascript);
  await page.emulateMediaFeatures([
    { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
    { name: 'prefers-color-scheme', value: colorScheme ?? 'light' },
  ]);
}
