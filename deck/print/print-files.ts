import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import type { Site } from '../model/site.ts';
import { handoutMargins, renderHandout } from '../page/handout.ts';
import { describePdf } from './describe-pdf.ts';
import { handoutPaper } from './paper.ts';
import type { PrintOptions } from './print-deck.ts';
import { type PrintedPage, printPage } from './print-page.ts';
import { type ExtraFile, serveSite } from './serve-site.ts';

const HANDOUT_CSS = fileURLToPath(new URL('../../theme/handout.css', import.meta.url));

/** Both files, finished. */
export interface Pdfs {
  slides: Uint8Array;
  handout: Uint8Array;
}

/**
 * Prints the slides and the handout of a built site, over the loopback interface. The handout's page is served beside the
 * site and never lies in it.
 *
 * @throws Error that says what a page lacks
 */
export async function printFiles(browser: Browser, site: Site, folder: string, options: PrintOptions): Promise<Pdfs> {
  const { paper, log } = options;
  const served = await serveSite(folder, await handoutFiles(site, folder, options));
  try {
    const print = async (what: string, address: string, on: typeof paper) => {
      log(`Printing the ${what} …`);
      return printPage(browser, served.url + address, on);
    };
    const describe = async (what: string, { pdf, headings }: PrintedPage) => {
      const described = await describePdf(pdf, site.loaded.deck.meta, headings);
      log(`Printed the ${what}.`);
      return described;
    };
    const page = await print('slides', '', paper);
    for (const { id, percent } of page.fitted) {
      log(`  The slide "${id}" holds more than a page: its body is set at ${percent} %.`);
    }
    // The browser prints the handout while the slides are described.
    const [slides, handout] = await Promise.all([
      describe('slides', page),
      print('handout', HANDOUT, handoutPaper(paper)).then((printed) => describe('handout', printed)),
    ]);
    return { slides, handout };
  } finally {
    await served.close();
  }
}

const HANDOUT = 'handout.html';

async function handoutFiles(site: Site, folder: string, { perPage }: PrintOptions): Promise<Map<string, ExtraFile>> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const links: string[] = page.match(/<link\b[^>]*\brel="(?:icon|stylesheet)"[^>]*>/g) ?? [];
  const own = new Map<string, ExtraFile>([
    ['handout.css', { type: 'text/css', text: await readFile(HANDOUT_CSS, 'utf8') }],
    ['handout-margins.css', { type: 'text/css', text: handoutMargins(site.loaded.deck) }],
  ]);
  for (const href of own.keys()) links.push(`<link rel="stylesheet" href="${href}">`);
  const text = renderHandout(site, { notes: site.notes !== 'none', perPage, links });
  return own.set(HANDOUT, { type: 'text/html', text });
}
