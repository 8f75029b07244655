import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { type ServedSite, serveSite } from '../deck/print/serve-site.ts';

/** The pages that the deck is held against, as HTML. */
export interface LimitPages {
  /** A plain page of the same slides: all of them are laid out, one under the other. */
  plain: string;
  /** The same, with the first slide alone shown where the deck shows it: as little as can be painted. */
  still: string;
}

/**
 * The limit pages. The first is a plain HTML page of the same slides, with the deck's own stylesheets and fonts, without any script. It is
 * the built page as a browser reads it that runs no scripts, with the scripts taken out.
 *
 * @param url address of the built page
 * @param slides how many it must hold, but for a page more or less of its ledger and references
 * @throws Error if the page holds quite another number of slides
 */
export async function limitPages(browser: Browser, url: string, slides: number): Promise<LimitPages> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.goto(url, { waitUntil: 'load' });
    const found = await page.evaluate(withoutScripts);
    if (Math.abs(found.slides - slides) > slides / 50) {
      throw new Error(
        `The page has ${found.slides} slides without scripts, not ${slides}: it is no limit to compare with.`,
      );
    }
    return { plain: found.plain, still: found.still };
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function withoutScripts(): LimitPages & { slides: number } {
  // What stands in it is shown where scripts are off, and nothing where they are on.
  for (const each of document.querySelectorAll('noscript')) each.replaceWith(...each.childNodes);
  for (const each of document.querySelectorAll('script, link[as="script"], link[rel="modulepreload"]')) each.remove();
  const html = () => `<!doctype html>\n${document.documentElement.outerHTML}`;
  const plain = html();
  document.documentElement.classList.add('deck');
  document.querySelector('section.slide')?.classList.add('present');
  return { plain, still: html(), slides: document.querySelectorAll('section.slide').length };
}

/** What a static host compresses; fonts and pictures are compressed already. */
const TEXT = /\.(?:html|css|js|svg|json|webmanifest)$/;

/**
 * Serves a folder on a free port of the loopback interface as a static host does, text in gzip. The compressed files lie
 * beside their originals, made once and at gzip's usual level: no request waits for one.
 *
 * @param folder absolute path
 * @throws Error if the port cannot be opened
 */
export async function serveGzip(folder: string): Promise<ServedSite> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && TEXT.test(entry.name))
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file)));
      }),
  );
  return serveSite(folder, new Map(), { gzip: true });
}
