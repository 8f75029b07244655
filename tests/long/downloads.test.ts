import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { builtSite } from '../browser/site.ts';
import { GERMAN, partsOf, themeToken } from '../build-deck.ts';
import { expectGolden } from '../markdown/golden.ts';

const site = builtSite(GERMAN);

/** Catches what the page hands to the viewer: names and contents, instead of writing files. */
async function catchFiles(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const files: { name: string; text: Promise<string> }[] = [];
    const blobs = new Map<string, Blob>();
    Object.assign(globalThis, { files });
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const address = create(blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      const blob = blobs.get(this.href);
      if (blob) files.push({ name: this.download, text: blob.text() });
    };
  });
}

const files = async (page: Page) => {
  // The code that writes them comes at its first use.
  await page.waitForFunction(() => (globalThis as unknown as { files: unknown[] }).files.length > 0);
  return page.evaluate(() => {
    const caught = (globalThis as unknown as { files: { name: string; text: Promise<string> }[] }).files;
    return Promise.all(caught.map(async ({ name, text }) => ({ name, text: await text })));
  });
};

/** In the deck they show while the pointer moves, in the article with the figure's numbers. */
async function showFiles(page: Page): Promise<void> {
  await page.waitForSelector('#umsatz .panel-files');
  await page.mouse.move(300, 300);
  if (!(await page.$('html.deck'))) await page.click('#umsatz .fold');
}

describe.each([
  ['deck', { width: 1280, height: 720 }],
  ['article', { width: 390, height: 844 }],
])('in the %s', (_view, size) => {
  test("each chart's data come as CSV: bare numbers, a missing one empty", () =>
    withPage(`${site()}#umsatz`, { ...size, before: catchFiles }, async (page) => {
      await showFiles(page);
      await page.click('#umsatz .panel-files button:last-child');
      const [file] = await files(page);
      expect(file?.name).toBe('umsatz.csv');
      // `Blob.text()` takes the byte order mark off.
      expect(file?.text.split('\r\n')).toEqual([
        'Kategorie,Tassen (Stück),Packungen (Stück)',
        'Frühling,120,14',
        'Sommer,180,22',
        'Herbst,130,',
        'Winter,90,18',
        '',
      ]);
    }));

  test('its drawing comes as an SVG that needs nothing of the page', () =>
    withPage(`${site()}#umsatz`, { ...size, before: catchFiles }, async (page) => {
      await showFiles(page);
      await page.click('#umsatz .panel-files button:first-child');
      const [file] = await files(page);
      expect(file?.name).toBe('umsatz.svg');
      expect(file?.text).not.toMatch(/var\(|class=|<script|url\((?!#)/);
      expect(file?.text).toContain('Source Sans 3');
      const texts = file?.text.match(/<text[^>]*>/g) ?? [];
      expect(texts.length).toBeGreaterThan(4);
      // In another family the words are as wide as in this one.
      for (const text of texts) expect(text).toMatch(/textLength="[1-9][\d.]*" lengthAdjust="spacingAndGlyphs"/);
      expect(file?.text).toContain('<title>Verkauf am Tag, Tassen und Packungen, erfunden</title>');
      expect(file?.text).toMatch(/<desc>Im Sommer wird am meisten verkauft/);
      const fills = [...(file?.text ?? '').matchAll(/fill="([^"]+)"/g)].map(([, fill]) => fill);
      for (const name of ['paper', 'accent'])
        expect(fills).toContain(`rgb(${partsOf(themeToken(name)[0]).join(', ')})`);
    }));
});

test('the data of every kind of figure come as CSV', () =>
  withPage(`${site()}#umsatz`, { width: 1280, height: 720, before: catchFiles }, async (page) => {
    const tables = await readFile(new URL('../panels/golden/tables.html', import.meta.url), 'utf8');
    await showFiles(page);
    // Its code comes with the first click: were it still on its way, all clicks would find the last table.
    await page.click('#umsatz .panel-files button:last-child');
    await files(page);
    const count = await page.evaluate((html) => {
      (globalThis as unknown as { files: unknown[] }).files.length = 0;
      const all = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table');
      const place = document.querySelector('#umsatz .panel-table');
      const button = document.querySelector<HTMLElement>('#umsatz .panel-files button:last-child');
      for (const table of all) {
        place?.replaceChildren(document.importNode(table, true));
        button?.click();
      }
      return all.length;
    }, tables);
    const caught = async () => {
      const found = await files(page);
      return found.length;
    };
    await expect.poll(caught).toBe(count);
    const text = (await files(page)).map((file) => file.text.replaceAll('\r\n', '\n')).join('\n');
    expectGolden(text, fileURLToPath(new URL('../panels/golden/tables.csv', import.meta.url)));
  }));
