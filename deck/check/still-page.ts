import type { Browser, Page } from 'puppeteer-core';
import type { Seen } from './page-visits.ts';

/** Longer than 300 slides take. */
const PATIENCE = 240_000;

/** A built page whose own script stays away: the deck as the styles alone lay it out, one slide at a time. */
export interface StillPage {
  page: Page;
  /**
   * Runs a function of the page for every slide, in one evaluation.
   * @param look the function's name; @param source what defines it and all that it uses
   * @param atSteps whether before each of its steps as well
   */
  each<T>(look: string, source: string, atSteps: boolean): Promise<Seen<T>[]>;
  close(): Promise<void>;
}

/**
 * Opens a built page without its module, in a context of its own.
 * @param headScript the one script that may run: it chooses between deck and article
 * @param visits source of `eachSlide`
 */
export async function openStill(browser: Browser, url: string, headScript: string, visits: string): Promise<StillPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1280, height: 720 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isModule = request.resourceType() === 'script' && !request.url().endsWith(headScript);
    if (isModule) void request.respond({ status: 200, contentType: 'text/javascript', body: '' });
    else void request.continue();
  });
  await page.goto(url, { waitUntil: 'load' });
  const each = async <T>(look: string, source: string, atSteps: boolean) => {
    const given = await page.evaluate(`(() => { ${visits}; ${source}; return eachSlide(${look}, ${atSteps}); })()`);
    return given as Seen<T>[];
  };
  return { page, each, close: () => context.close() };
}
