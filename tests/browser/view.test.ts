import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { hiddenSlides, isDeck, LYING, readId, readTo, started, UPRIGHT } from './phone.ts';
import { builtSite, currentId, ready, standsAt } from './site.ts';

const site = builtSite(GERMAN);

describe('a phone', () => {
  test('turned to and fro shows again what it showed, whatever was read before', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      await readTo(page, 'wege');
      await page.setViewport(LYING);
      await ready(page);
      await page.keyboard.press('Home');
      await standsAt(page, 'cover 0');
      await page.setViewport(UPRIGHT);
      await page.waitForSelector('html:not(.deck)');
      await page.setViewport(LYING);
      await page.waitForSelector('html.deck');
      await standsAt(page, 'cover 0');
    }));

  test.each([320, 390])('of %i px has every command of the deck in its window', (width) =>
    withPage(site(), { ...UPRIGHT, width }, async (page) => {
      await started(page);
      await page.click('.article-bar .show-deck');
      await ready(page);
      const outside = (buttons: Element[]) =>
        buttons.filter((each) => {
          const { left, right, bottom } = each.getBoundingClientRect();
          return left < 0 || right > innerWidth || bottom > innerHeight;
        }).length;
      expect(await page.$$eval('.toolbar button', outside)).toBe(0);
    }),
  );

  test('an address of the deck leads to the same slide of the article', () =>
    withPage(`${site()}#/wege/2`, UPRIGHT, async (page) => {
      await started(page);
      expect(await readId(page)).toBe('wege');
      expect(new URL(page.url()).hash).toBe('#wege');
    }));

  test('the contents lead to every slide, and nothing else stands between', () =>
    withPage(site(), UPRIGHT, async (page) => {
      await started(page);
      const links = await page.$$eval('.contents a', (found) => found.map((link) => link.getAttribute('href')));
      const ids = await page.$$eval('.slides > section:not(.cover)', (found) => found.map(({ id }) => `#${id}`));
      expect([...new Set(links)]).toEqual(ids);
      // On a phone the sections are a short way in.
      const shown = await page.$$eval('.contents a', (found) => found.filter((link) => link.checkVisibility()).length);
      expect(shown).toBe(3);
      expect(await page.$$eval('.contents-section', (found) => found.map(({ textContent }) => textContent))).toEqual([
        'Lage',
        'Vergleich',
        'Anhang',
      ]);
      await page.click('.contents-section a[href="#wege"]');
      expect(await readId(page)).toBe('wege');
    }));
});

test.each([
  [UPRIGHT.width, 'plot-narrow'],
  [1280, 'plot-svg'],
])('at %i px the article shows one drawing of each chart, whole and with letters that can be read', (width, drawing) =>
  withPage(site(), { width, height: 800, javascript: false }, async (page) => {
    const drawings = await page.$$eval('.panel svg', (found) =>
      found
        .filter((svg) => svg.checkVisibility())
        .map((svg) => {
          const { left, right, width: wide } = svg.getBoundingClientRect();
          const scale = wide / (svg as SVGSVGElement).viewBox.baseVal.width;
          const sizes = [...svg.querySelectorAll('text')].map((text) => Number(text.getAttribute('font-size')) * scale);
          return {
            name: svg.getAttribute('class'),
            whole: left >= 0 && right <= innerWidth,
            least: Math.min(...sizes),
          };
        }),
    );
    expect(drawings.map(({ name }) => name)).toEqual([drawing, drawing]);
    expect(drawings.every(({ whole }) => whole)).toBe(true);
    expect(Math.min(...drawings.map(({ least }) => least))).toBeGreaterThan(10);
  }),
);

describe('magnified', () => {
  // 1280 px at 400 %, either way up: WCAG 1.4.10.
  test.each([
    [320, 256],
    [320, 800],
  ])('to %i × %i the page is an article without sideways scrolling', (width, height) =>
    withPage(site(), { width, height }, async (page) => {
      await started(page);
      expect(await isDeck(page)).toBe(false);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }),
  );

  test('with text alone at double size the article still holds every word in its column', () =>
    withPage(site(), { width: 640, height: 900 }, async (page) => {
      await started(page);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
    }));
});

test('on a wide screen the article can be chosen by key, and the deck comes back where it was left', () =>
  withPage(`${site()}#/schritte/1`, {}, async (page) => {
    await ready(page);
    await page.keyboard.press('a');
    expect(await isDeck(page)).toBe(false);
    expect(await hiddenSlides(page)).toEqual([]);
    expect(await readId(page)).toBe('schritte');
    await page.keyboard.press('a');
    await page.waitForSelector('html.deck');
    expect(await currentId(page)).toBe('schritte');
    expect(await page.evaluate(() => sessionStorage.getItem('deck-view'))).toBeNull();
  }));

test('what the article is made of stays out of the deck', () =>
  withPage(site(), {}, async (page) => {
    await ready(page);
    expect(
      await page.$$eval('.contents, .article-bar, .copy-address', (found) =>
        found.some((each) => each.checkVisibility()),
      ),
    ).toBe(false);
  }));

test('with less motion wanted nothing moves by itself', () =>
  withPage(site(), { reducedMotion: true }, async (page) => {
    await ready(page);
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }));
