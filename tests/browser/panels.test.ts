import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN, partsOf, themeToken } from '../build-deck.ts';
import { type PageOptions, withPage } from './driver.ts';
import { builtSite, currentId, ready } from './site.ts';

const site = builtSite(GERMAN);

/** Opens a slide by its address and waits for its live chart. */
function onSlide(id: string, options: PageOptions, look: (page: Page) => Promise<void>): Promise<void> {
  return withPage(`${site()}#/${id}`, options, async (page) => {
    await ready(page);
    await page.waitForSelector(`#${id} .plot[data-live] > canvas`);
    await look(page);
  });
}

/** Middle of a drawn label of the still drawing, in page pixels: the drawing lies exactly under the canvas. */
function middleOf(page: Page, slide: string, label: string): Promise<{ x: number; y: number }> {
  return page.$$eval(
    `#${slide} .plot-svg text`,
    (texts, wanted) => {
      const rect = texts.find((text) => text.textContent === wanted)?.getBoundingClientRect();
      if (!rect) throw new Error(`${wanted}: ${texts.map((text) => text.textContent)}`);
      return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
    },
    label,
  );
}

/** Values as the chart writes them above their bars, and how each datum is named. */
const NAMES = [
  ['180', 'Sommer, Tassen: 180\u00a0Stück'],
  ['22', 'Sommer, Packungen: 22\u00a0Stück'],
  ['90', 'Winter, Tassen: 90\u00a0Stück'],
  ['k. A.', 'Herbst, Packungen: k. A.'],
] as const;

/** What is named. A number and its unit are not parted: U+00A0 stands between them. */
const tip = (page: Page) => page.$eval('.present .panel-tip', ({ textContent }) => textContent);

describe.each([0.5, 1, 1.7])('at scale %d', (scale) => {
  const size = { width: 1280 * scale, height: 720 * scale };

  test('the canvas is as large as its place and as fine as the screen', () =>
    onSlide('umsatz', { ...size, dpr: 2 }, async (page) => {
      const { shown, place, pixels } = await page.$eval('#umsatz .plot > canvas', (canvas) => {
        const [a, b] = [canvas, canvas.parentElement as HTMLElement].map((each) => each.getBoundingClientRect());
        return { shown: a?.width ?? 0, place: b?.width ?? 0, pixels: (canvas as HTMLCanvasElement).width };
      });
      expect(shown).toBeCloseTo(place, 0);
      expect(Math.abs(pixels - shown * 2)).toBeLessThan(3);
    }));

  test('pointing at a bar names its datum, and leaving it takes the name away', () =>
    onSlide('umsatz', size, async (page) => {
      for (const [label, name] of NAMES) {
        const { x, y } = await middleOf(page, 'umsatz', label);
        await page.mouse.move(x, y);
        expect(await tip(page)).toBe(name);
      }
      await page.mouse.move(2, 2);
      expect(await tip(page)).toBe('');
    }));
});

test('keys step through the data while the plot has focus, and are the deck’s again after Escape', () =>
  onSlide('wartezeit', {}, async (page) => {
    await page.focus('#wartezeit .plot');
    const names: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home'] as const) {
      await page.keyboard.press(key);
      names.push(await tip(page));
    }
    expect(names).toEqual([
      'Januar: 9\u00a0Minuten',
      'Februar: 8\u00a0Minuten',
      'April: 4\u00a0Minuten',
      'April: 4\u00a0Minuten',
      'März: 5\u00a0Minuten',
      'Januar: 9\u00a0Minuten',
    ]);
    expect(await currentId(page)).toBe('wartezeit');
    await page.keyboard.press('Escape');
    expect(await tip(page)).toBe('');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.keyboard.press('Home');
    expect(await currentId(page)).toBe('cover');
  }));

test('a slide that is left has its still drawing back, and nothing of the chart remains', () =>
  onSlide('umsatz', {}, async (page) => {
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.waitForSelector('#umsatz .plot:not([data-live])');
    expect(
      await page.$$eval('#umsatz .plot', (plots) =>
        plots.map(({ children }) => [...children].map((child) => child.tagName)),
      ),
    ).toEqual([['svg']]);
  }));

test('the canvas takes the theme’s colours when they change', () =>
  onSlide('umsatz', {}, async (page) => {
    const [light, dark] = themeToken('accent');
    const { x, y } = await middleOf(page, 'umsatz', '180');
    const ink = () =>
      page.evaluate(
        (px, py) => {
          const canvas = document.querySelector<HTMLCanvasElement>('.present .plot > canvas');
          if (!canvas) throw new Error('no canvas');
          const rect = canvas.getBoundingClientRect();
          const scale = canvas.width / rect.width;
          const pixel = canvas
            .getContext('2d')
            ?.getImageData((px - rect.left) * scale, (py - rect.top + 30) * scale, 1, 1).data;
          return [...(pixel ?? [])].slice(0, 3);
        },
        x,
        y,
      );
    // The pixel lies near the bar's upper end: it is filled when the bar has grown.
    await expect.poll(ink, { timeout: 3000 }).toEqual(partsOf(light));
    await page.keyboard.press('d');
    expect(await ink()).toEqual(partsOf(dark));
  }));

/** How often the live canvas of the current slide was drawn until it came to rest. */
async function drawings(page: Page): Promise<number> {
  const count = () => page.evaluate(() => (globalThis as unknown as { drawn: number }).drawn);
  // Nothing signals the end of a motion, least of all of one that is not to be: rest is no drawing for a while.
  for (let before = -1, now = await count(); ; before = now, now = await count()) {
    if (now > 0 && now === before) return now;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

test('bars grow once, and not at all where less motion is wanted', async () => {
  const run = (reducedMotion: boolean) =>
    withPage(
      `${site()}#/umsatz`,
      {
        reducedMotion,
        // Chart.js clears its canvas before each drawing.
        before: async (page) => {
          await page.evaluateOnNewDocument(() => {
            const state = Object.assign(globalThis, { drawn: 0 });
            const clear = CanvasRenderingContext2D.prototype.clearRect;
            CanvasRenderingContext2D.prototype.clearRect = function clearAndCount(...box) {
              state.drawn += 1;
              return clear.apply(this, box);
            };
          });
        },
      },
      async (page) => {
        await ready(page);
        await page.waitForSelector('#umsatz .plot[data-live] > canvas');
        const first = await drawings(page);
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction(() => !document.querySelector('#umsatz .plot[data-live]'));
        await page.keyboard.press('ArrowLeft');
        await page.waitForSelector('#umsatz .plot[data-live] > canvas');
        return { first, again: (await drawings(page)) - first };
      },
    );
  const [moving, still] = [await run(false), await run(true)];
  expect(still.first).toBeLessThanOrEqual(2);
  expect(moving.first).toBeGreaterThan(still.first);
  expect(moving.again).toBeLessThanOrEqual(2);
});
