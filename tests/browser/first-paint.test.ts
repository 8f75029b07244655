import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, currentId, ready } from './site.ts';

const site = builtSite(GERMAN);

const MODULE = /assets\/main-[^/]*\.js$/;

/** Goes to an address with the deck's module held back until `release` is called; the arrival is not waited for. */
async function goWithoutModule(
  page: Page,
  address: string,
): Promise<{ release: () => void; arrival: Promise<unknown> }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.goto('about:blank');
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (MODULE.test(request.url())) await released;
    await request.continue();
  });
  const arrival = page.goto(address);
  await page.waitForSelector('.slide-foot');
  return { release, arrival };
}

/** Where the text of the shown slide stands, and its steps. */
function picture(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.slides > .present *')]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => !element.closest('canvas, svg, .panel-tip') && !element.matches('canvas, .visually-hidden'))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${[x, y, width, height].map((each) => each.toFixed(1)).join(' ')}`;
      }),
  );
}

test.each([
  ['', 'cover'],
  ['#/schritte/1', 'schritte'],
  ['#cite-K1', 'belege'],
])('with the module held back, %s already stands in its final place', async (address, id) => {
  await withPage(site(), { width: 1000, height: 700, fresh: true }, async (page) => {
    const { release, arrival } = await goWithoutModule(page, `${site()}${address}`);
    await page.waitForFunction(() => document.querySelectorAll('.slides > section').length === 9);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.$('html.ready')).toBeNull();
    expect(await currentId(page)).toBe(id);
    const before = await picture(page);
    expect((before as unknown[]).length).toBeGreaterThan(4);
    release();
    await arrival;
    await ready(page);
    expect(await currentId(page)).toBe(id);
    expect(await picture(page)).toEqual(before);
  });
});

test('the module is asked for when the first slide is painted, not before', async () => {
  const asked: string[] = [];
  const holdStyles = async (page: Page) => {
    await page.setRequestInterception(true);
    page.on('request', async (request) => {
      asked.push(request.url());
      if (request.url().endsWith('.css')) {
        await wait(500);
        asked.push('styles');
      }
      await request.continue();
    });
  };
  await withPage(site(), { before: holdStyles }, async (page) => {
    await ready(page);
    const styled = asked.indexOf('styles');
    expect(asked.slice(0, styled).filter((each) => each.endsWith('.js'))).toEqual([expect.stringMatching(/head-/)]);
    expect(asked.slice(styled).some((each) => MODULE.test(each))).toBe(true);
  });
});

test('if the module cannot be had, the page is an article', async () => {
  const refuse = async (page: Page) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => (MODULE.test(request.url()) ? request.abort() : request.continue()));
  };
  await withPage(site(), { before: refuse, allow: [/ERR_FAILED/] }, async (page) => {
    await page.waitForSelector('html:not(.deck)');
    const shown = await page.$$eval('.slides > section', (found) => found.every((slide) => slide.checkVisibility()));
    expect(shown).toBe(true);
  });
});

test('the charts’ numbers are not in the page; while they cannot be had the still drawing stays, and the next slide asks again', async () => {
  let refused = 0;
  let refusing = true;
  const refuse = async (page: Page) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!refusing || !/assets\/charts-[^/]*\.json$/.test(request.url())) return request.continue();
      refused += 1;
      return request.abort();
    });
  };
  await withPage(`${site()}#/umsatz`, { before: refuse, allow: [/ERR_FAILED/] }, async (page) => {
    await ready(page);
    expect(await page.$eval('#deck-data', (block) => JSON.parse(block.textContent ?? '').panels)).toEqual({});
    await expect.poll(() => refused).toBeGreaterThan(0);
    expect(await page.$('canvas')).toBeNull();
    expect(await page.$eval('#umsatz .plot-svg', (drawing) => drawing.checkVisibility())).toBe(true);
    refusing = false;
    // A slide that comes before the page has heard of the refusal waits for the request that is refused; the one after it asks anew.
    const asksAgain = async () => {
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageUp');
      const canvas = page.waitForSelector('#umsatz .plot > canvas', { timeout: 5_000 });
      return canvas.then(
        () => true,
        () => false,
      );
    };
    await expect.poll(asksAgain, { timeout: 30_000 }).toBe(true);
  });
});
