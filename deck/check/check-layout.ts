/** What only a browser finds wrong with a built deck: slide by slide as it stands still, and as it is presented. */

import axe from 'axe-core';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { MEASURES, type Measured } from '../browser/live/measure-slide.ts';
import { type BrowserOptions, withBrowser } from '../chromium/browser.ts';
import type { Finding } from '../model/error.ts';
import type { Site } from '../model/site.ts';
import { serveSite } from '../print/serve-site.ts';
import { coloursIn } from './check-colours.ts';
import {
  type Barrier,
  barriersIn,
  eachSlide,
  loadAll,
  onceEach,
  openStill,
  PATIENCE,
  phoneFaults,
  type StillPage,
  type Tell,
  teller,
} from './still-page.ts';

/** Windows that a deck is presented in; the slide is fitted to each. */
const WINDOWS = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
];
const PHONE = { width: 390, height: 844 };

/**
 * Lays a built deck out in a browser and finds what only then is seen: in every format, in both themes, with all steps and before each.
 *
 * @param folder the site's
 * @throws Error if there is no browser or it ends
 */
export async function checkLayout(site: Site, folder: string, options: BrowserOptions): Promise<Finding[]> {
  const served = await serveSite(folder);
  const tell = teller(site.loaded.deck.slides);
  try {
    return await withBrowser(async (browser) => {
      // Each in a process of its own: two cores are kept busy.
      const found = await Promise.all([
        measure(browser, served.url, site, tell),
        findBarriers(browser, served.url, site, tell),
        watchDeck(browser, served.url, tell),
      ]);
      return found.flat();
    }, options);
  } finally {
    await served.close();
  }
}

async function measure(browser: Browser, url: string, site: Site, tell: Tell): Promise<Finding[]> {
  const still = await openStill(browser, url, site.headScript, String(eachSlide));
  const { page } = still;
  try {
    const missing = await page.evaluate(loadAll);
    const found = missing.map((face) => tell('', undefined, 'missing-font', `The font ${face} is missing.`));
    for (const size of WINDOWS) {
      await page.setViewport(size);
      const seen = await still.each<Measured[]>('measureSlide', MEASURES, true);
      const fresh = onceEach(seen, ({ code, element }) => `${code} ${element}`);
      found.push(
        ...fresh.flatMap(({ id, when, given: { at, code, message } }) =>
          // That a slide fills itself step by step is no fault.
          when !== '' && WHOLE.has(code) ? [] : [tell(id, at, code, when + message)],
        ),
      );
    }
    found.push(...(await coloursIn(still, tell)));
    await showArticle(still);
    const faults = await page.evaluate(phoneFaults);
    found.push(...faults.map(({ id, at, code, message }) => tell(id, at, code, message)));
    return found;
  } finally {
    await still.close();
  }
}

/** What is asked of a slide with all its steps only. */
const WHOLE: ReadonlySet<string> = new Set<Measured['code']>(['empty-third', 'title-lines', 'title-orphan']);

/** A narrow window shows the article: see deck/browser/head.ts. */
async function showArticle({ page }: StillPage): Promise<void> {
  await page.setViewport(PHONE);
  await page.waitForSelector('html:not(.deck)');
}

async function findBarriers(browser: Browser, url: string, site: Site, tell: Tell): Promise<Finding[]> {
  const still = await openStill(browser, url, site.headScript, String(eachSlide));
  try {
    // By the debugger, not by a script element: the page's policy stays as it is.
    await still.page.evaluate(axe.source);
    const slides = await still.each<Barrier[]>('barriersIn', String(barriersIn), false);
    await showArticle(still);
    const article = await still.page.evaluate(`(${barriersIn})(document)`);
    const barriers = [...slides.flatMap(({ given }) => given), ...(article as Barrier[])];
    return barriers.map(({ id = '', rule, help, url: address, html, at }) =>
      tell(id, at, 'axe', `${help} (${rule}): ${html}`, `See ${address}.`),
    );
  } finally {
    await still.close();
  }
}

/** Presents the deck as it is, slide by slide, and tells what its scripts, its policy and its requests do wrong on the way. */
async function watchDeck(browser: Browser, url: string, tell: Tell): Promise<Finding[]> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1280, height: 720 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const found: Finding[] = [];
    watch(page, new URL(url).origin, (code, message, slide = slideIn(page)) => {
      found.push(tell(slide, undefined, code, message));
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForSelector('html.ready');
    await page.evaluate(present);
    await page.waitForNetworkIdle({ idleTime: 100 });
    return found;
  } finally {
    await context.close();
  }
}

/** Id of the slide that the address names. */
function slideIn(page: Page): string {
  return decodeURIComponent(new URL(page.url()).hash.replace(/^#\/?|\/\d+$/g, ''));
}

/** @param slide where it began, if that is not where the deck is by now */
type Add = (code: 'console' | 'policy' | 'foreign-request', message: string, slide?: string) => void;

function watch(page: Page, origin: string, add: Add): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const policy = /Content Security Policy/.test(message.text());
    add(
      policy ? 'policy' : 'console',
      `${policy ? 'The policy refused something' : 'The console has an error'}: ${message.text()}`,
    );
  });
  page.on('pageerror', (error) => {
    add('console', `A script failed: ${error instanceof Error ? error.message : String(error)}`);
  });
  const asked = new Map<HTTPRequest, string>();
  page.on('request', (request) => asked.set(request, slideIn(page)));
  page.on('requestfinished', (request) => {
    if (isForeign(request, origin)) add('foreign-request', `The page asks for ${request.url()}.`, asked.get(request));
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What the policy refused is told by the console; what is given up, by a page that is left, is no fault.
    if (!reason || reason === 'csp' || /ABORTED|BLOCKED_BY_CSP/.test(reason)) return;
    const slide = asked.get(request);
    if (isForeign(request, origin)) add('foreign-request', `The page asks for ${request.url()}.`, slide);
    else add('console', `${new URL(request.url()).pathname} was not loaded: ${reason}.`, slide);
  });
}

function isForeign(request: HTTPRequest, origin: string): boolean {
  const { protocol, origin: its } = new URL(request.url());
  return /^https?:$/.test(protocol) && its !== origin;
}

/** Runs in the page: goes to every slide by its address. */
async function present(): Promise<void> {
  const shown = () => document.querySelector('.slides > .present')?.id;
  const links = [...document.querySelectorAll('.slides > section')].map(({ id }) => id);
  for (const id of links) {
    location.hash = `/${encodeURIComponent(id)}`;
    const late = performance.now() + 10_000;
    while (shown() !== id && performance.now() < late) await new Promise((resolve) => setTimeout(resolve));
  }
}
