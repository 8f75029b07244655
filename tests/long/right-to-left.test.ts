import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { labelItems } from '../../deck/print/tag-page.ts';
import { withPage } from '../browser/driver.ts';
import { builtSite, currentId, goTo, ready, stepsShown } from '../browser/site.ts';
import { ARABIC } from '../build-deck.ts';

const site = builtSite(ARABIC);

/** Left and right edge of an element on the shown slide, in pixels of a window as large as a slide. */
function edges(page: Page, selector: string): Promise<[left: number, right: number]> {
  return page.$eval(`.slides > .present ${selector}`, (element) => {
    const { left, right } = element.getBoundingClientRect();
    return [Math.round(left), Math.round(right)] as [number, number];
  });
}

describe('a deck that runs from right to left', () => {
  test('goes on with the left arrow and back with the right one, and help says so', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      const places: string[] = [];
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'PageDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
        await page.keyboard.press(key as 'PageDown');
        places.push(`${await currentId(page)} ${await stepsShown(page)}`);
      }
      expect(places).toEqual([
        'hayy 0',
        'khutuwat 0',
        'khutuwat 1',
        'khutuwat 2',
        'khutuwat 1',
        'khutuwat 0',
        'hayy 0',
      ]);
      await page.keyboard.press('?');
      await page.waitForSelector('dialog kbd');
      const keys = await page.$$eval('dialog tr', (rows) =>
        rows.slice(0, 2).map((row) => row.querySelector('kbd')?.textContent),
      );
      expect(keys).toEqual(['→', '←']);
    }));

  test('a swipe to the right goes on', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      const touch = await page.touchscreen.touchStart(300, 400);
      for (const x of [550, 800]) await touch.move(x, 400);
      await touch.end();
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'hayy');
    }));

  test('has the overview’s first slide at the right, and the left arrow chooses the next', () =>
    withPage(site(), { reducedMotion: true }, async (page) => {
      await ready(page);
      await page.keyboard.press('o');
      await page.waitForSelector('html.overview');
      const [first = 0, second = 0] = await page.$$eval('.slides > section', (slides) =>
        slides.slice(0, 2).map((slide) => slide.getBoundingClientRect().left),
      );
      expect(second).toBeLessThan(first);
      await page.keyboard.press('ArrowLeft');
      expect(await currentId(page)).toBe('hayy');
    }));

  test('is laid out from the right: title, sections, band and aside', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await goTo(page, 'hayy');
      expect(await page.evaluate(() => document.dir)).toBe('rtl');
      expect((await edges(page, '.slide-title'))[1]).toBe(1216);
      expect((await edges(page, '.tracker .running'))[1]).toBe(1216);
      expect((await edges(page, '.slide-head .marking'))[0]).toBe(64);
      expect((await edges(page, '.band-result'))[1]).toBe(1216);
      expect((await edges(page, '.panel'))[1]).toBe(1216);
      expect((await edges(page, '.aside'))[0]).toBe(64);
    }));

  test('a chart grows from the right, its canvas over its still drawing, and names what is pointed at', () =>
    withPage(site(), { reducedMotion: true }, async (page) => {
      await ready(page);
      await goTo(page, 'hayy');
      await page.waitForSelector('.present .plot[data-live] > canvas.mirrored');
      const [left, right] = await edges(page, '.plot');
      expect(await edges(page, '.plot > canvas')).toEqual([left, right]);
      const top = await page.$eval('.present .plot', (plot) => plot.getBoundingClientRect().top);
      // In the upper row, where bars begin, and far beyond their end.
      await page.mouse.move(right - 180, top + 15);
      await page.waitForFunction(() => document.querySelector('.present .panel-tip')?.textContent !== '');
      const said = await page.$eval('.present .panel-tip', ({ textContent }) => textContent);
      expect(said).toContain('حي الميناء');
      await page.mouse.move(left + 40, top + 15);
      await page.waitForFunction(() => document.querySelector('.present .panel-tip')?.textContent === '');
    }));

  test('a mark behind a number stands at the left of it', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await goTo(page, 'hayy');
      const [mark = 0, year = 0] = await page.$eval('.present .caption', (caption) => {
        const words = caption.querySelector('span')?.lastChild;
        if (!(words instanceof Text)) throw new Error('The caption has no words.');
        const range = document.createRange();
        range.setStart(words, words.length - 4);
        range.setEnd(words, words.length);
        const cite = caption.querySelector('.cite a')?.getBoundingClientRect();
        return [cite?.right ?? 0, range.getBoundingClientRect().left];
      });
      expect(mark).toBeLessThanOrEqual(year + 1);
    }));

  test('on paper a list has its numbers at the right; a chain and a timeline, whose signs stand there, have none', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.emulateMediaType('print');
      await page.evaluate(labelItems);
      const labels = (id: string) =>
        page.$$eval(`#${id} .item-label`, (found) => found.map(({ textContent }) => textContent));
      expect(await labels('khutuwat')).toEqual(['1', '2', '3']);
      expect(await labels('silsila')).toEqual([]);
      expect(await labels('zaman')).toEqual([]);
      await page.emulateMediaType('screen');
    }));

  test('a slide and a span in another language run their own way', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await goTo(page, 'english');
      expect((await edges(page, '.tracker'))[0]).toBe(64);
      const phrase = await page.$eval('.present [lang="ar"]', (span) => getComputedStyle(span).direction);
      expect(phrase).toBe('rtl');
    }));
});
