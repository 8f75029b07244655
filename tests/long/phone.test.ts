import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { hiddenSlides, isDeck, LYING, readId, readTo, started, UPRIGHT } from '../browser/phone.ts';
import { builtSite, currentId, ready } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

const site = builtSite(GERMAN);

describe('a phone', () => {
  test('held upright reads an article; turned, it shows the deck at the slide that was read; turned back, the article there', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      expect(await isDeck(page)).toBe(false);
      await readTo(page, 'wartezeit');
      await page.setViewport(LYING);
      await ready(page);
      expect(await currentId(page)).toBe('wartezeit');
      expect(
        await page.$$eval(
          '.slides > section',
          (found) => found.filter((slide) => slide.checkVisibility({ visibilityProperty: true })).length,
        ),
      ).toBe(1);
      await page.keyboard.press('ArrowRight');
      expect(await currentId(page)).toBe('wege');
      await page.setViewport(UPRIGHT);
      await page.waitForSelector('html:not(.deck)');
      expect(await hiddenSlides(page)).toEqual([]);
      expect(await readId(page)).toBe('wege');
      await readTo(page, 'umsatz');
      await page.setViewport(LYING);
      await page.waitForSelector('html.deck');
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'umsatz');
    }));

  test('turned in the middle of a long slide, and back, is read on where it was', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      await readTo(page, 'wege');
      const at = await page.evaluate(
        () =>
          new Promise((told) => {
            addEventListener('scroll', () => requestAnimationFrame(() => told(scrollY)), { once: true });
            scrollBy(0, 200);
          }),
      );
      await page.setViewport(LYING);
      await ready(page);
      await page.setViewport(UPRIGHT);
      await page.waitForSelector('html:not(.deck)');
      expect(await page.evaluate(() => scrollY)).toBe(at);
    }));

  test('turned upright shows nothing of the deck over the article: no dialog, no pointer, no card', () =>
    withPage(`${site()}#/umsatz`, LYING, async (page) => {
      await ready(page);
      for (const key of ['l', 'g'] as const) await page.keyboard.press(key);
      await page.waitForSelector('html.pointing-out');
      await page.waitForSelector('dialog[open]');
      await page.setViewport(UPRIGHT);
      await page.waitForSelector('html:not(.deck)');
      await expect.poll(() => page.$('dialog, .pointing-out, html.pointing-out')).toBeNull();
      await page.setViewport(LYING);
      await page.waitForSelector('html.deck');
      await page.click('.slides > .present .cite a');
      await page.waitForSelector('.card');
      await page.setViewport(UPRIGHT);
      await page.waitForSelector('html:not(.deck)');
      expect(await page.$('.card')).toBeNull();
    }));

  test('prints from the article without losing its place in it', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      await readTo(page, 'umsatz');
      const place = () => page.evaluate(() => [scrollY, location.hash, document.documentElement.className]);
      const before = await place();
      await page.pdf();
      expect(await place()).toEqual(before);
    }));

  test('keeps the colours that are chosen in the article', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      await page.click('.article-bar .theme');
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
      await page.reload();
      await started(page);
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    }));

  test('takes a number behind the last slide for that, in the article too', () =>
    withPage(`${site()}#/99`, UPRIGHT, async (page) => {
      await started(page);
      const last = await page.$eval('.slides > section:last-child', ({ id }) => id);
      expect(await page.evaluate(() => location.hash)).toBe(`#${last}`);
      await page.setViewport(LYING);
      await ready(page);
      expect(await currentId(page)).toBe(last);
    }));

  test('can be given the deck by hand, keeps it through a reload, and goes back', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      await page.click('.article-bar .show-deck');
      await ready(page);
      expect(await isDeck(page)).toBe(true);
      await page.reload();
      await ready(page);
      expect(await isDeck(page)).toBe(true);
      await page.click('.slides > .present .slide-title');
      await page.click('.toolbar [data-command="article"]');
      expect(await isDeck(page)).toBe(false);
      expect(await hiddenSlides(page)).toEqual([]);
      await page.reload();
      await started(page);
      expect(await isDeck(page)).toBe(false);
    }));

  test('keys, swipes and tips of the deck are at rest in the article', () =>
    withPage(`${site()}#/umsatz`, LYING, async (page) => {
      await ready(page);
      await page.waitForSelector('#umsatz .plot[data-live]');
      await page.setViewport(UPRIGHT);
      await page.waitForSelector('html:not(.deck)');
      await page.waitForSelector('#umsatz .plot:not([data-live])');
      expect(await page.$('.plot canvas')).toBeNull();
      const before = page.url();
      for (const key of ['t', 'b', 'g', 'End'] as const) await page.keyboard.press(key);
      expect(page.url()).toBe(before);
      expect(await page.$('dialog, .paused, .show-table')).toBeNull();
      expect(await page.$('.reveal[data-prevent-swipe]')).not.toBeNull();
    }));
});

test('a page whose styles the browser does not understand stays an article', () =>
  withPage(
    site(),
    {
      before: async (page) => {
        await page.evaluateOnNewDocument(() => {
          const supports = CSS.supports.bind(CSS);
          CSS.supports = (property: string, value?: string) =>
            value?.includes('light-dark') ? false : supports(property, value ?? '');
        });
      },
    },
    async (page) => {
      await started(page);
      expect(await isDeck(page)).toBe(false);
      expect(await hiddenSlides(page)).toEqual([]);
      await page.click('.article-bar .theme');
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        'rgb(16, 21, 27)',
      );
    },
  ));
