import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, currentId, ready, standsAt } from './site.ts';

const site = builtSite(GERMAN);
const UPRIGHT = { width: 390, height: 844 };
const LYING = { width: 844, height: 390 };

const isDeck = (page: Page) => page.evaluate(() => document.documentElement.classList.contains('deck'));
/** Slides that a reader cannot see or a screen reader cannot reach. */
const hiddenSlides = (page: Page) =>
  page.$$eval('.slides > section', (found) =>
    found
      .filter(
        (slide) => !slide.checkVisibility({ visibilityProperty: true }) || slide.inert || slide.ariaHidden === 'true',
      )
      .map((slide) => slide.outerHTML.slice(0, 200)),
  );
/** The slide at the upper edge of the article. */
const readId = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.slides > section')].findLast((slide) => slide.getBoundingClientRect().top <= 120)
        ?.id,
  );
/** Scrolls to a slide, and waits until the page has been told. */
const readTo = (page: Page, id: string) =>
  page.evaluate(
    (name) =>
      new Promise<void>((told) => {
        addEventListener('scroll', () => requestAnimationFrame(() => told()), { once: true });
        document.getElementById(name)?.scrollIntoView();
      }),
    id,
  );
const started = (page: Page) => page.waitForSelector('.article-bar .show-deck');

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
