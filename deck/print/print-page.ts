/** Prints one page on its paper, once its fonts and images are there. */

import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { markWhole, type TooFull } from '../browser/stage/mark-whole.ts';
import { dropSoftHyphens, labelItems, type PageWords, pageWords, tagPage } from './tag-page.ts';

/** A page that stays silent for longer is given up, in milliseconds; 300 slides take a tenth of it. */
const PATIENCE = 180_000;

/** What a page is printed on: a page of the slide's own size, or a sheet. */
export type Paper = 'slide' | 'a4' | 'letter';

/** How many slides stand on a handout page that leaves the notes out. */
export type PerPage = 2 | 4 | 6;

export interface PrintedPage {
  pdf: Uint8Array;
  /** Slides that held more than their page. */
  full: TooFull[];
  words: PageWords;
}

/**
 * Prints a page with scripts off, on the size that its own CSS names, with tags and outline.
 *
 * @param paper what the page's CSS shall print on
 * @throws Error that names what the page lacks: a file, a font, an image; or that the browser is gone
 */
export async function printPage(browser: Browser, url: string, paper: Paper): Promise<PrintedPage> {
  let context: BrowserContext | undefined;
  try {
    context = await browser.createBrowserContext();
    const page = await context.newPage();
    const faults = watch(page);
    page.setDefaultTimeout(PATIENCE);
    await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: 1280, height: 720 });
    await page.emulateMediaType('print');
    await page.goto(url, { waitUntil: 'load' });
    // Said again: the process that the browser starts for an address may come up without it.
    await page.emulateMediaType('print');
    await page.evaluate((wanted) => {
      document.documentElement.dataset.paper = wanted;
    }, paper);
    faults.push(...(await page.evaluate(pageFaults)));
    if (faults.length > 0) throw new Error(`The page is at fault:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    const words = await page.evaluate(pageWords);
    await page.evaluate(tagPage);
    await page.evaluate(labelItems);
    await page.evaluate(dropSoftHyphens);
    const full = await page.evaluate(markWhole);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: PATIENCE,
    });
    return { pdf, full, words };
  } catch (error) {
    if (!browser.connected) throw new Error('The browser ended before the page was printed.', { cause: error });
    throw error;
  } finally {
    if (browser.connected) await context?.close();
  }
}

/** What goes wrong on the page from now on, in words. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('requestfailed', (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()} is not there (status ${response.status()})`);
  });
  return faults;
}

/**
 * Runs in the page: waits until its fonts and images are there, which is when it is ready to be printed.
 * It is handed to the browser as text, so it uses nothing but what stands in it.
 *
 * @returns what is missing, in words; empty if the page is whole
 */
async function pageFaults(): Promise<string[]> {
  const images = [...document.images];
  for (const image of images) image.loading = 'eager';
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
  const name = ({ family, weight }: FontFace) => `${family.replaceAll('"', '')} ${weight}`;
  return [
    ...[...document.fonts]
      .filter(({ status }) => status === 'error')
      .map((font) => `the font ${name(font)} is missing`),
    ...images.filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => `the image ${src} is missing`),
    ...(document.querySelector('.slide') ? [] : ['it has no slides']),
  ];
}

/** The sheet of the handout, which is never of the slide's size: A4 unless Letter is asked for. */
export function handoutPaper(paper: Paper): Exclude<Paper, 'slide'> {
  return paper === 'letter' ? 'letter' : 'a4';
}
