import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { serveFolder, withPage } from '../browser/driver.ts';
import { drawPage, type ReadPdf, readPdf } from '../browser/read-pdf.ts';
import { builtSite, ready } from '../browser/site.ts';
import { buildDeck, GERMAN, ROOT, SECOND, writeDeck } from '../build-deck.ts';

describe.each(['.', SECOND, 'tests/fixtures/decks/dialect'])('of the deck in %s', (folder) => {
  const site = builtSite(folder);

  test.each([
    ['without scripts', { javascript: false }],
    ['as the article of a phone', { width: 390, height: 844 }],
  ])('each slide has a page, printed %s', async (_name, options) => {
    const slides = (html: string) => html.match(/<section [^>]*class="slide/g)?.length;
    const pdf = await withPage(site(), options, async (page) => {
      if (!('javascript' in options)) await page.waitForSelector('.article-bar .show-deck');
      return page.pdf({ preferCSSPageSize: true });
    });
    const { pages } = await readPdf(pdf);
    const html = await (await fetch(site())).text();
    expect(pages).toHaveLength(slides(html) ?? 0);
  });
});

test('a slide that was measured and holds too much goes on to a second page, with a picture too', async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M0 0h40v40H0z"/></svg>';
  const many = Array.from({ length: 24 }, (_, n) => `- Line ${n + 1} of many\n`).join('');
  const deck = await writeDeck(`---\ntitle: Full\n---\n\n## One {#one}\n\n![A square](square.svg)\n\n${many}\n`);
  try {
    await writeFile(path.join(ROOT, deck.folder, 'slides/square.svg'), picture);
    await buildDeck(deck.folder, path.join(ROOT, deck.folder, 'out/dist'));
    const served = await serveFolder(path.join(ROOT, deck.folder, 'out/dist'), { base: '/a/' });
    try {
      const pdf = await withPage(served.url, {}, async (page) => {
        await ready(page);
        return page.pdf({ preferCSSPageSize: true });
      });
      const texts = (await readPdf(pdf)).pages.map(({ text }) => text);
      expect(texts).toHaveLength(3);
      expect(texts[2]).toContain('Line 24 of many');
    } finally {
      await served.close();
    }
  } finally {
    await deck.remove();
  }
});

describe('a page printed from the browser', () => {
  const site = builtSite(GERMAN);
  const print = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };
  let still: Uint8Array;
  let wanted: ReadPdf;
  beforeAll(async () => {
    still = await withPage(site(), { javascript: false }, (page) => page.pdf(print));
    wanted = await readPdf(still);
  });

  test.each([
    ['a middle slide with an open step', '#/schritte/1', '', 'light'],
    ['a slide with a live chart, in the dark', '#/umsatz', '', 'dark'],
    ['its data table', '#/umsatz', 't', 'light'],
    ['the overview', '#/wartezeit', 'o', 'light'],
    ['help', '#/wartezeit', '?', 'light'],
    ['a blank screen', '#/wartezeit', 'b', 'light'],
  ] as const)('gives the same from %s', async (_name, address, key, colorScheme) => {
    const live = await withPage(`${site()}${address}`, { colorScheme, reducedMotion: true }, async (page) => {
      await ready(page);
      if (address === '#/umsatz') await page.waitForSelector('.plot[data-live] canvas');
      if (key) await page.keyboard.type(key);
      // The overview's code comes at its first use.
      if (key === 'o') await page.waitForSelector('html.overview');
      const attributes = () =>
        page.$$eval('.slides > .slide, .slides > .slide > .slide-body, html', (all) =>
          all.map(({ attributes }) =>
            [...attributes]
              .filter(({ name }) => name !== 'class')
              .map(({ name, value }) => `${name}="${value}"`)
              .sort(),
          ),
        );
      const before = await attributes();
      const pdf = await page.pdf(print);
      expect(await attributes()).toEqual(before);
      return pdf;
    });
    const ours = await readPdf(live);
    expect(ours.pages.map(({ size }) => size)).toEqual(wanted.pages.map(({ size }) => size));
    expect(ours.pages.map(({ text }) => text)).toEqual(wanted.pages.map(({ text }) => text));
    expect(ours.pages.map(({ roles }) => roles)).toEqual(wanted.pages.map(({ roles }) => roles));
    expect(ours.pages.map(({ images }) => images)).toEqual(wanted.pages.map(() => 0));
    expect(ours.outline).toEqual(wanted.outline);
  });

  test('looks as it does on the screen', async () => {
    const pictures = await withPage(`${site()}#/schritte/2`, { reducedMotion: true }, async (page) => {
      await ready(page);
      await page.evaluate(() => document.querySelector('.toolbar')?.remove());
      return page.screenshot({ encoding: 'binary' });
    });
    expect(await difference(pictures, await drawPage(still, 3, 1280))).toBeLessThan(2);
  });
});

/** How far two pictures of one size differ, in levels of 256 a channel on average. */
async function difference(png: Uint8Array, pixels: Uint8ClampedArray): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  expect(data.length).toBe(pixels.length);
  return data.reduce((sum, value, index) => sum + Math.abs(value - (pixels[index] ?? 0)), 0) / data.length;
}
