import { existsSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { builtSite } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

/** Where Debian's package and the usual installers put it; `FIREFOX_PATH` names another. */
const FIREFOX = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'].find(
  (path) => path !== undefined && existsSync(path),
);

// Debian: `apt-get install firefox-esr`. It cannot be had from a package registry.
describe.skipIf(FIREFOX === undefined)('printed from Firefox', () => {
  // `.`: the deck that lies in slides/ and charts/, whatever it is.
  describe.each(['.', GERMAN])('%s', (folder) => {
    const site = builtSite(folder);
    let labels: string[][];
    beforeAll(async () => {
      labels = await withPage(site(), { javascript: false }, (page) =>
        page.$$eval('.slides > .slide', (slides) =>
          slides.map((slide) => [...slide.querySelectorAll('.plot-svg text')].map((text) => text.textContent)),
        ),
      );
    });

    test.each([
      ['with scripts, from a middle slide', true, '#/3'],
      ['without scripts', false, ''],
    ] as const)('%s: one page a slide, each with its charts', { timeout: 120_000 }, async (_name, scripts, address) => {
      const { pages } = await readPdf(await printFromFirefox(`${site()}${address}`, scripts));
      expect(pages).toHaveLength(labels.length);
      for (const [index, { text, size, images }] of pages.entries()) {
        expect([index, ...size]).toEqual([index, 960, 540]);
        expect([index, images]).toEqual([index, 0]);
        expect(missing(letters(text), labels[index] ?? [])).toEqual([]);
      }
    });
  });
});

async function printFromFirefox(url: string, scripts: boolean): Promise<Uint8Array> {
  const firefox = await launch({
    browser: 'firefox',
    executablePath: FIREFOX ?? '',
    headless: true,
    extraPrefsFirefox: { 'javascript.enabled': scripts },
  });
  try {
    const page = await firefox.newPage();
    await page.goto(url, { waitUntil: 'load' });
    const margin = { top: 0, right: 0, bottom: 0, left: 0 };
    return await page.pdf({ width: '1280px', height: '720px', printBackground: true, margin });
  } finally {
    await firefox.close();
  }
}

/** The labels that a page lacks. */
function missing(text: string, labels: readonly string[]): string[] {
  return labels.filter((label) => !text.includes(letters(label)));
}

function letters(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
