import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { currentId, ready, servedSite, stepsShown } from '../browser/site.ts';
import { builtMarkdown } from '../build-deck.ts';

const COUNT = 120;

/** Slides `s1` to `s120` after the cover; `s50` has three steps. */
const slides = Array.from({ length: COUNT }, (_, n) => {
  const items = n + 1 === 50 ? '::: incremental\n- One\n- Two\n- Three\n:::' : '- One\n- Two';
  return `## Slide number ${n + 1} says something {#s${n + 1}}\n\n${items}\n`;
});
const site = servedSite(() => builtMarkdown('large', `---\ntitle: Large\n---\n\n${slides.join('\n')}`));

const inPage = (page: Page) => page.$$eval('.slides > section', (found) => found.map(({ id }) => id));

async function goTo(page: Page, hash: string, id: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await page.waitForFunction((next) => document.querySelector('.slides > .present')?.id === next, {}, id);
}

describe('in a deck of many slides', () => {
  test('an address leads into the middle, few slides stay in the page, and keys go on in both directions', () =>
    withPage(`${site()}#/s60`, {}, async (page) => {
      await ready(page);
      expect(await currentId(page)).toBe('s60');
      expect((await inPage(page)).length).toBeLessThan(50);
      const passed: (string | undefined)[] = [];
      for (let press = 0; press < 30; press++) {
        await page.keyboard.press('PageDown');
        passed.push(await currentId(page));
      }
      expect(passed).toEqual(Array.from({ length: 30 }, (_, n) => `s${61 + n}`));
      expect(new URL(page.url()).hash).toBe('#/s90');
      expect(await page.$eval('.present .number', ({ textContent }) => textContent)).toBe(`91 / ${COUNT + 1}`);
      for (let press = 0; press < 60; press++) await page.keyboard.press('PageUp');
      expect(await currentId(page)).toBe('s33');
      expect((await inPage(page)).length).toBeLessThan(50);
    }));

  test('numbers, ids and marks in far slides are addresses, and back leads back', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await goTo(page, '#/101', 's100');
      await goTo(page, '#s5', 's5');
      await goTo(page, '#s80--title', 's80');
      await page.goBack();
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 's5');
      await page.goForward();
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 's80');
      await page.evaluate(() => {
        location.hash = '#nowhere';
      });
      await page.keyboard.press('Home');
      expect(await currentId(page)).toBe('cover');
      await page.keyboard.press('End');
      expect(await currentId(page)).toBe(`s${COUNT}`);
    }));

  test('a slide that is jumped to shows all its steps if it was passed, and none if it was not reached', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await goTo(page, '#/s50', 's50');
      expect(await stepsShown(page)).toBe(0);
      await page.keyboard.press('PageDown');
      expect(`${await currentId(page)} ${await stepsShown(page)}`).toBe('s50 1');
      await goTo(page, '#/s110', 's110');
      await goTo(page, '#/s50', 's50');
      expect(await stepsShown(page)).toBe(3);
      await goTo(page, '#/s110', 's110');
      await goTo(page, '#/s50/1', 's50');
      expect(await stepsShown(page)).toBe(2);
    }));

  test('a swipe goes on, and one to the right back', () =>
    withPage(`${site()}#/s60`, {}, async (page) => {
      await ready(page);
      const swipe = async (...places: number[]) => {
        const [from = 0, ...on] = places;
        const touch = await page.touchscreen.touchStart(from, 400);
        for (const to of on) await touch.move(to, 400);
        await touch.end();
      };
      await swipe(800, 550, 300);
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 's61');
      await swipe(300, 550, 800);
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 's60');
    }));

  test('far slides are found, and chosen in the overview by key and by click', () =>
    withPage(site(), { reducedMotion: true }, async (page) => {
      await ready(page);
      await page.keyboard.press('g');
      await page.keyboard.type('number 97');
      await page.keyboard.press('Enter');
      expect(await currentId(page)).toBe('s97');
      await page.waitForFunction(() => !document.querySelector('dialog'));
      await page.keyboard.press('o');
      expect(await inPage(page)).toHaveLength(COUNT + 1);
      const unreached = await page.$$eval('.slides > section', (found) =>
        found
          .filter((slide) => !slide.checkVisibility() || slide.inert || slide.ariaHidden === 'true')
          .map((slide) => slide.cloneNode(false))
          .map((slide) => (slide as Element).outerHTML),
      );
      expect(unreached).toEqual([]);
      await page.keyboard.press('Home');
      expect(await currentId(page)).toBe('cover');
      await page.$eval('#s70', (slide) => slide.scrollIntoView());
      await page.click('#s70');
      expect(await currentId(page)).toBe('s70');
      expect(await page.$('html.overview')).toBeNull();
      expect((await inPage(page)).length).toBeLessThan(50);
      const box = await page.$eval('.present', (slide) => slide.getBoundingClientRect().width);
      expect(box).toBe(1280);
    }));

  test('the article holds every slide where the browser finds it, and the deck comes back at the one that was read', () =>
    withPage(`${site()}#/s60`, {}, async (page) => {
      await ready(page);
      await page.keyboard.press('a');
      await page.waitForSelector('html:not(.deck)');
      const shown = await page.$$eval('.slides > section', (found) =>
        found.every((slide) => slide.checkVisibility({ visibilityProperty: true }) && !slide.inert),
      );
      expect(shown).toBe(true);
      expect(await inPage(page)).toHaveLength(COUNT + 1);
      // What Ctrl+F asks.
      const found = () => page.evaluate(() => (window as unknown as { find(text: string): boolean }).find('number 7 '));
      expect(await found()).toBe(true);
      await page.$eval('#s110', (slide) => slide.scrollIntoView());
      await page.waitForFunction(() => (document.querySelector('#s110')?.getBoundingClientRect().top ?? 999) < 120);
      // The browser tells of the scrolling with its next frame.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      await page.keyboard.press('a');
      await page.waitForSelector('html.deck');
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 's110');
      expect((await inPage(page)).length).toBeLessThan(50);
    }));

  test('printing from the middle gives every slide, and leaves the page as it was', { timeout: 120_000 }, () =>
    withPage(`${site()}#/s60`, { reducedMotion: true }, async (page) => {
      await ready(page);
      const before = await inPage(page);
      const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true }));
      expect(pages).toHaveLength(COUNT + 1);
      expect(pages.filter(({ text }) => text.includes('Slide number 60 ')).length).toBe(1);
      expect(pages.every(({ text }, n) => n === 0 || text.includes(`Slide number ${n} `))).toBe(true);
      expect(pages.every(({ roles }) => roles.some(({ role }) => /^H[12]$/.test(role)))).toBe(true);
      expect(await inPage(page)).toEqual(before);
      expect(await currentId(page)).toBe('s60');
    }),
  );
});

const many = Array.from({ length: 300 }, (_, n) => `## Slide ${n + 1} says something\n\n- One\n- Two\n- Three\n`);
const larger = servedSite(() => builtMarkdown('large-300', `---\ntitle: Large\n---\n\n${many.join('\n')}`));

test('the overview opens at once at 300 slides', { timeout: 120_000 }, () =>
  withPage(larger(), { reducedMotion: true }, async (page) => {
    await ready(page);
    // Its code comes at its first use.
    await page.keyboard.press('o');
    await page.waitForSelector('html.overview');
    await page.keyboard.press('o');
    // All of them at once, in the very turn of the key: nothing is drawn bit by bit.
    const shown = await page.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'o' }));
      const slides = [...document.querySelectorAll('.slides > section')];
      return slides.filter((slide) => slide.getClientRects().length > 0).length;
    });
    expect(shown).toBe(301);
    // Only those in sight are laid out in full.
    expect(await page.$eval('#slide-290-says-something', (slide) => getComputedStyle(slide).contentVisibility)).toBe(
      'auto',
    );
  }),
);
