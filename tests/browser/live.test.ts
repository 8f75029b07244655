import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import type { ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { copyDeck, GERMAN, serveDeck } from '../build-deck.ts';
import { type PageOptions, withPage } from './driver.ts';
import { currentId, ready, stepsShown } from './site.ts';

let copy: Awaited<ReturnType<typeof copyDeck>>;
let server: ViteDevServer;
let url: string;
/** The page as it was before all edits. */
let first: string;
/** Files that a test has edited, as they were. */
const originals = new Map<string, string>();

const html = async () => (await fetch(url)).text();

beforeAll(async () => {
  copy = await copyDeck(GERMAN);
  ({ server, url } = await serveDeck(copy.folder));
  first = await html();
});

afterEach(async () => {
  for (const [name, text] of originals) await writeFile(copy.file(name), text);
  originals.clear();
  await vi.waitFor(async () => expect(await html()).toBe(first), { timeout: 30_000 });
});

afterAll(async () => {
  await server.close();
  await copy.remove();
});

const options: PageOptions = {
  before: async (page) => {
    await page.evaluateOnNewDocument(() => Object.assign(window, { loads: Number(sessionStorage.loads ?? 0) + 1 }));
    await page.evaluateOnNewDocument(() =>
      sessionStorage.setItem('loads', String((window as { loads?: number }).loads)),
    );
  },
};

async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(copy.file(name), 'utf8');
  expect(text).toContain(from);
  if (!originals.has(name)) originals.set(name, text);
  await writeFile(copy.file(name), text.replace(from, to));
}

const loads = (page: Page) => page.evaluate(() => (window as { loads?: number }).loads);

test('an edited slide is shown without a reload, on the same slide and step, even under a new title', () =>
  withPage(`${url}#/schritte/1`, options, async (page) => {
    await ready(page);
    await edit(
      'slides/01-anfang.md',
      'Drei Schritte führen vom ersten Besuch zum Stammgast {#schritte}',
      'Der Weg zum Stammgast',
    );
    await page.waitForFunction(
      () => document.querySelector('.slides > .present .slide-title')?.textContent === 'Der Weg zum Stammgast',
    );
    expect(await stepsShown(page)).toBe(2);
    await edit('slides/01-anfang.md', 'Jemand bleibt stehen', 'Jemand schaut herein');
    await page.waitForFunction(
      () => document.querySelector('.slides > .present li')?.textContent === 'Jemand schaut herein',
    );
    expect(await stepsShown(page)).toBe(2);
    expect(await loads(page)).toBe(1);
  }));

test('a slide put in before keeps the viewer on his', () =>
  withPage(`${url}#/wartezeit`, options, async (page) => {
    await ready(page);
    await edit('slides/01-anfang.md', '# Lage', '# Lage\n\n## Ganz neu\n\nText');
    await page.waitForSelector('#ganz-neu');
    expect(await currentId(page)).toBe('wartezeit');
  }));

test('edited data and an edited chart module redraw the chart, its table and the values in prose', () =>
  withPage(`${url}#/umsatz`, options, async (page) => {
    await ready(page);
    await edit('charts/umsatz.csv', 'sommer,Sommer,180,22', 'sommer,Sommer,195,22');
    await page.waitForFunction(() => document.querySelector('#umsatz .aside data')?.textContent === '195');
    expect(await page.$eval('#umsatz .panel-table', (table) => table.textContent)).toContain('195');
    await edit('charts/umsatz.ts', "title: 'Verkauf am Tag'", "title: 'Verkauf an Werktagen'");
    await page.waitForFunction(
      () => document.querySelector('#umsatz .caption strong')?.textContent === 'Verkauf an Werktagen',
    );
    await page.waitForSelector('#umsatz .plot[data-live] canvas');
    expect(await loads(page)).toBe(1);
  }));

test('a fault lies over the last good deck with place and remedy, and goes by itself', () =>
  withPage(`${url}#/schritte/1`, options, async (page) => {
    await ready(page);
    await edit('slides/01-anfang.md', '[@K2]', '[@K22]');
    const fault = await page.waitForSelector('.fault');
    const text = await fault?.evaluate((element) => element.textContent);
    // What a stylesheet hides is no help.
    await page.waitForSelector('.fault .place', { visible: true, timeout: 2000 });
    expect(text).toMatch(/slides\/01-anfang\.md:40:25/);
    expect(text).toContain('K22');
    expect(await currentId(page)).toBe('schritte');
    expect(await stepsShown(page)).toBe(2);
    expect(await page.$eval('#schritte li:nth-child(2)', (item) => item.textContent)).toContain('Jemand kommt wieder');
    await edit('slides/01-anfang.md', '[@K22]', '[@K2]');
    await page.waitForFunction(() => !document.querySelector('.fault'));
    expect(await stepsShown(page)).toBe(2);
    expect(await loads(page)).toBe(1);
  }));

test('a chart module that does not compile is a fault by line, and recovers', () =>
  withPage(`${url}#/umsatz`, options, async (page) => {
    await ready(page);
    await edit('charts/umsatz.ts', 'build: (rows) => ({', 'build: (rows) => ({{');
    const fault = await page.waitForSelector('.fault');
    expect(await fault?.evaluate((element) => element.textContent)).toMatch(/charts\/umsatz\.ts:\d+/);
    await edit('charts/umsatz.ts', 'build: (rows) => ({{', 'build: (rows) => ({');
    await page.waitForFunction(() => !document.querySelector('.fault'));
  }));

test('a page opened while the deck is at fault says so over the last good deck', async () => {
  await withPage(url, options, ready);
  await edit('slides/01-anfang.md', '[@K2]', '[@K22]');
  await withPage(`${url}#/schritte`, options, async (page) => {
    await page.waitForSelector('.fault');
    expect(await currentId(page)).toBe('schritte');
  });
});

test('the notes are in the page while serving', () =>
  withPage(url, options, async (page) => {
    expect(await page.$eval('#cover .notes', (notes) => notes.textContent)).toContain('Canary-7f3a');
  }));

test('a deck of many charts is answered before all are drawn, and has them all when it is there', async () => {
  const large = await copyDeck(GERMAN);
  const text = await readFile(large.file('slides/01-anfang.md'), 'utf8');
  const many = Array.from({ length: 20 }, (_, n) => `\n## Noch einmal ${n} {#noch-${n}}\n\n![](../charts/umsatz.ts)\n`);
  await writeFile(large.file('slides/01-anfang.md'), text + many.join(''));
  const cold = await serveDeck(large.folder);
  try {
    const answer = await (await fetch(cold.url)).text();
    expect(answer).toMatch(/<section data-rev="\w+" id="umsatz"[\s\S]*?<svg class="plot-svg"/);
    expect(answer).toMatch(/<section data-rev="" id="noch-19"/);
    await withPage(`${cold.url}#/noch-19`, options, async (page) => {
      await ready(page);
      await page.waitForSelector('.slides > .present .plot-svg text');
      await page.waitForSelector('.slides > .present .plot-narrow');
      expect(await currentId(page)).toBe('noch-19');
      expect(await loads(page)).toBe(1);
    });
  } finally {
    await cold.server.close();
    await large.remove();
  }
});
