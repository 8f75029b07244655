import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { inTheme, ready } from '../browser/site.ts';
import { copyDeck, GERMAN, partsOf, ROOT, serveDeck, themeToken } from '../build-deck.ts';

let copy: Awaited<ReturnType<typeof copyDeck>>;
let server: ViteDevServer;
let url: string;

beforeAll(async () => {
  copy = await copyDeck(GERMAN);
  await cp(path.join(ROOT, 'theme'), copy.file('theme'), { recursive: true });
  ({ server, url } = await serveDeck(copy.folder, '127.0.0.1', `${copy.folder}/theme`));
});
afterAll(async () => {
  await server.close();
  await copy.remove();
});

async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(copy.file(name), 'utf8');
  expect(text).toContain(from);
  await writeFile(copy.file(name), text.replace(from, to));
}

/** Waits until the live chart has a part in this colour. */
const painted = (page: Page, colour: readonly number[]) =>
  page.waitForFunction(
    (wanted: readonly number[]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('#umsatz .plot[data-live] canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      let count = 0;
      for (let i = 0; data && i < data.length; i += 4) {
        if (wanted.every((each, nth) => data[i + nth] === each)) count++;
      }
      return count > 500;
    },
    { timeout: 30_000 },
    colour,
  );

/** The live chart once it is drawn and stays so: an edit may have it drawn more than once. */
const drawing = (page: Page) =>
  page.evaluate(async () => {
    const drawn = () => document.querySelector<HTMLCanvasElement>('#umsatz .plot[data-live] canvas')?.toDataURL();
    for (let last = drawn(); ; ) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const now = drawn();
      if (now !== undefined && now === last) return now;
      last = now;
    }
  });

/** Waits until the live chart is drawn otherwise. */
const redrawn = (page: Page, before: string) =>
  page.waitForFunction(
    (known: string) => {
      const canvas = document.querySelector<HTMLCanvasElement>('#umsatz .plot[data-live] canvas');
      return canvas !== null && canvas.toDataURL() !== known;
    },
    { timeout: 30_000 },
    before,
  );

test('an edit of the theme reaches a live chart at once, and what breaks it is a fault over the last good deck', () =>
  withPage(`${url}#/umsatz`, inTheme('light'), async (page) => {
    await ready(page);
    await page.evaluate(() => Object.assign(window, { same: true }));
    const [accent] = themeToken('accent');
    const soft = `--soft: light-dark(${themeToken('soft').join(', ')}`;
    await painted(page, partsOf(accent));
    await edit('theme/tokens.css', `--accent: light-dark(${accent},`, '--accent: light-dark(#9a1f8c,');
    await painted(page, [0x9a, 0x1f, 0x8c]);

    const sans = await drawing(page);
    await edit('theme/tokens.css', '--sans: "Source Sans 3",', '--sans: "Source Serif 4",');
    await redrawn(page, sans);
    expect(await page.evaluate(() => document.fonts.check('600 20px "Source Serif 4"'))).toBe(true);

    // Numbers are written by the deck's language: 22,5 becomes 22.5.
    const before = await drawing(page);
    await edit('charts/umsatz.csv', 'sommer,Sommer,180,22', 'sommer,Sommer,180,22.5');
    await redrawn(page, before);
    const german = await drawing(page);
    await edit('slides/01-anfang.md', 'lang: de', 'lang: en');
    await redrawn(page, german);
    expect(await page.$eval('#umsatz .panel-table', (table) => table.textContent)).toContain('22.5');

    const good = await drawing(page);
    await edit('theme/tokens.css', `${soft});`, `${soft};`);
    const fault = await page.waitForSelector('.fault');
    expect(await fault?.evaluate((element) => element.textContent)).toMatch(/theme\/tokens\.css:\d+:11/);
    expect(await drawing(page)).toBe(good);
    expect(await page.$eval('#umsatz', (slide) => getComputedStyle(slide).fontFamily)).toContain('Source Serif 4');
    await edit('theme/tokens.css', `${soft};`, '--soft: light-dark(#123456, #aab4bf);');
    await page.waitForFunction(() => !document.querySelector('.fault'));
    await painted(page, [0x9a, 0x1f, 0x8c]);
    expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
  }));
