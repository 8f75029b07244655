import { type Browser, type CDPSession, connect, type Page } from 'puppeteer-core';
import { inject } from 'vitest';
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
  /** Whether the page leaves traces that are not taken away again: permissions, emulations, a network that is off, a rest of requests. */
  fresh?: boolean;
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

/** The worker's browser, asked for when its first page opens; all its files use it, one after the other. */
let connection: Promise<Browser> | undefined;

/** A page at rest that may be used again. */
let rested: Page | undefined;

/** To tell a page's browser what pages are not asked for; each as long as its page. */
const sessions = new WeakMap<Page, CDPSession>();

/** The worker's browser, for what `openPage` does not offer. Nobody closes it but who started it. */
export function testBrowser(): Promise<Browser> {
  connection ??= fetch(`${inject('browserHost')}/${process.env.VITEST_POOL_ID}`).then(async (answer) => {
    if (!answer.ok) throw new Error(await answer.text());
    return connect({ browserWSEndpoint: await answer.text() });
  });
  return connection;
}

/**
 * Opens an address as in a browser that was never used (no storage, no cache shared with other pages) and watches the page.
 * Without `before` and `fresh` it is a page that was used and cleared: to start a context's own takes as long as a test.
 *
 * @param url an absolute address, `http:` or `file:`
 * @returns the page and what goes wrong on it; call `done` at the end, or use `withPage`, which does
 * @throws Error if the address cannot be loaded at all
 */
export async function openPage(url: string, options: PageOptions = {}): Promise<OpenedPage> {
  const again = !options.before && !options.fresh;
  const page = (again ? takeRested() : undefined) ?? (await newPage());
  const { problems, release } = await watchPage(page, new URL(url), options.allow ?? []);
  try {
    await dress(page, options);
    await options.before?.(page);
    await page.goto(url, { waitUntil: options.waitUntil ?? 'load' });
  } catch (error) {
    await page.browserContext().close();
    throw error;
  }
  const done = async () => {
    release();
    rested = again && !rested && (await rest(page)) ? page : rested;
    if (rested !== page) await page.browserContext().close();
    if (problems.length === 0) return;
    throw new Error(`${url}\n${problems.map(({ kind, text }) => `  ${kind}: ${text}`).join('\n')}`);
  };
  return { page, problems, done };
}

async function newPage(): Promise<Page> {
  const context = await (await testBrowser()).createBrowserContext();
  return context.newPage();
}

function takeRested(): Page | undefined {
  const page = rested?.browser().connected ? rested : undefined;
  rested = undefined;
  return page;
}

/**
 * Takes from a page what a user could have left: storage (decks have no other kind), the place in history, the pointer, the medium.
 *
 * @returns whether it could: a page that came from no server keeps its storage to itself
 */
async function rest(page: Page): Promise<boolean> {
  if (new URL(page.url()).protocol !== 'http:') return false;
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  await Promise.all([session.send('Page.resetNavigationHistory'), page.mouse.move(0, 0), page.emulateMediaType()]);
  return true;
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
