import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { counted, loads, servedCopy } from '../browser/served-copy.ts';
import { currentId, ready } from '../browser/site.ts';
import { copyDeck, GERMAN, serveDeck } from '../build-deck.ts';

const { url, edit } = servedCopy();

test('a slide put in before keeps the viewer on his', () =>
  withPage(`${url()}#/wartezeit`, counted, async (page) => {
    await ready(page);
    await edit('slides/01-anfang.md', '# Lage', '# Lage\n\n## Ganz neu\n\nText');
    await page.waitForSelector('#ganz-neu');
    expect(await currentId(page)).toBe('wartezeit');
  }));

test('a chart module that does not compile is a fault by line, and recovers', () =>
  withPage(`${url()}#/umsatz`, counted, async (page) => {
    await ready(page);
    await edit('charts/umsatz.ts', 'build: (rows) => ({', 'build: (rows) => ({{');
    const fault = await page.waitForSelector('.fault');
    expect(await fault?.evaluate((element) => element.textContent)).toMatch(/charts\/umsatz\.ts:\d+/);
    await edit('charts/umsatz.ts', 'build: (rows) => ({{', 'build: (rows) => ({');
    await page.waitForFunction(() => !document.querySelector('.fault'));
  }));

test('a page opened while the deck is at fault says so over the last good deck', async () => {
  await withPage(url(), counted, ready);
  await edit('slides/01-anfang.md', '[@K2]', '[@K22]');
  await withPage(`${url()}#/schritte`, counted, async (page) => {
    await page.waitForSelector('.fault');
    expect(await currentId(page)).toBe('schritte');
  });
});

test('the notes are in the page while serving', () =>
  withPage(url(), counted, async (page) => {
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
    await withPage(`${cold.url}#/noch-19`, counted, async (page) => {
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
