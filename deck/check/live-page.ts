import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import type { Finding } from '../model/finding.ts';

import type { Tell } from './tell.ts';

/** Longer than 300 slides take. */
const PATIENCE = 240_000;

/** Presents the deck as it is, slide by slide, and tells what its scripts, its policy and its requests do wrong on the way. */
export async function watchDeck(browser: Browser, url: string, tell: Tell): Promise<Finding[]> {
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
