import { expect, test } from 'vitest';
import { withPage } from './driver.ts';
import { counted, loads, servedCopy } from './served-copy.ts';
import { currentId, ready, stepsShown } from './site.ts';

const { url, edit } = servedCopy();

test('an edited slide is shown without a reload, on the same slide and step, even under a new title', () =>
  withPage(`${url()}#/schritte/1`, counted, async (page) => {
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

test('edited data and an edited chart module redraw the chart, its table and the values in prose', () =>
  withPage(`${url()}#/umsatz`, counted, async (page) => {
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
  withPage(`${url()}#/schritte/1`, counted, async (page) => {
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
