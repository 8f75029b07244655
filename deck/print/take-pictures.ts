import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'puppeteer-core';
import type { UserConfig } from 'vite';
import { withBrowser } from '../chromium/browser.ts';
import { wordsFor } from '../model/words.ts';
import { printDeck } from './print-deck.ts';
import { serveSite } from './serve-site.ts';

/** What deck/cli hands over, read from the command line there. */
export interface PictureCommand {
  root: string;
  config: UserConfig;
  /** The id of the slide that is shown; the first with a figure if not given. */
  slide?: string | undefined;
}

/** Where the pictures go, from the project's root: they are the manual's. */
const FOLDER = 'docs/pictures';

/** How wide a sheet of the handout is, in pixels. */
const SHEET = 900;

interface Shown {
  id: string;
  /** As the handout prints it: `Slide 10 / 17`. */
  number: string;
}

/**
 * `npm run pictures`: makes the site and its PDFs, and of one slide a picture on the screen, in the handout and on a phone.
 *
 * @throws Error if the deck is at fault or has no such slide; the earlier pictures stay as they are then
 */
async function command({ root, config, slide }: PictureCommand): Promise<void> {
  const log = console.log;
  const { slides, handout } = await printDeck({
    site: true,
    paper: 'slide',
    vite: { ...config, root, configFile: false },
    log,
  });
  const site = await serveSite(path.dirname(slides));
  const to = [FOLDER, ...(config.deck?.briefing ? [config.deck.briefing.name] : [])].join('/');
  try {
    const { shown, ...screens } = await withBrowser((browser) => pictureScreens(browser, site.url, slide), { log });
    const sheet = await pictureSheet(await readFile(handout), shown);
    const folder = path.join(root, to);
    await mkdir(folder, { recursive: true });
    for (const [name, png] of Object.entries({ ...screens, handout: sheet })) {
      const file = path.join(folder, `${name}.png`);
      await writeFile(`${file}.new`, png);
      await rename(`${file}.new`, file);
      log(`${to}/${name}.png`);
    }
  } finally {
    await site.close();
  }
}

/** The slide with all its steps on the screen, and where the article shows it on a phone. */
async function pictureScreens(
  browser: Browser,
  url: string,
  wanted: string | undefined,
): Promise<{ slide: Uint8Array; phone: Uint8Array; shown: Shown }> {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value: 'light' },
  ]);
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2 });
  await page.goto(url, { waitUntil: 'networkidle0' });
  const shown = await page.evaluate((id) => {
    const section = id
      ? document.getElementById(id)?.closest<HTMLElement>('.slides > section')
      : document.querySelector('.slides > section:not(.cover) .panel')?.closest<HTMLElement>('section');
    const { lang } = document.documentElement;
    return section ? { id: section.id, place: section.querySelector('.number')?.textContent ?? '', lang } : null;
  }, wanted);
  if (!shown)
    throw new Error(wanted ? `There is no slide "${wanted}".` : 'No slide has a figure: name one with --slide.');
  await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), shown.id);
  const phone = await page.screenshot();
  await page.setViewport({ width: 1280, height: 720, deviceScaleFactor: 1 });
  // Past its last step: an address with more steps than there are is taken for the last.
  await page.goto('about:blank');
  await page.goto(`${url}#/${encodeURIComponent(shown.id)}/99`, { waitUntil: 'networkidle0' });
  await page.waitForSelector('html.deck .slides > .present');
  const slide = await page.screenshot();
  return { slide, phone, shown: { id: shown.id, number: `${wordsFor(shown.lang).slide} ${shown.place}` } };
}

/** The sheet of the handout that has the slide. */
async function pictureSheet(pdf: Uint8Array, { id, number }: Shown): Promise<Uint8Array> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  try {
    for (let index = 1; index <= document.numPages; index++) {
      const page = await document.getPage(index);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join('');
      if (!text.includes(number)) continue;
      const viewport = page.getViewport({ scale: SHEET / page.getViewport({ scale: 1 }).width });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      await page.render({ canvas: canvas as never, viewport }).promise;
      return canvas.encode('png');
    }
    throw new Error(`The handout has no sheet for the slide "${id}".`);
  } finally {
    await task.destroy();
  }
}

/** In the form of a configuration: Vite bundles and reads those in one go. */
export default { command };
