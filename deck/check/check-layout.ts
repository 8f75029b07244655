import axe from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { MEASURES, type Measured } from '../browser/live/measure-slide.ts';
import { type BrowserOptions, withBrowser } from '../chromium/browser.ts';
import type { Finding } from '../model/finding.ts';

import type { Site } from '../model/site.ts';
import { serveSite } from '../print/serve-site.ts';
import { coloursIn } from './check-colours.ts';
import { watchDeck } from './live-page.ts';
import { type Barrier, barriersIn, eachSlide, loadAll, phoneFaults } from './page-visits.ts';
import { openStill, type StillPage } from './still-page.ts';
import { onceEach, type Tell, teller } from './tell.ts';

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
