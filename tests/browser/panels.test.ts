import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN, partsOf, themeToken } from '../build-deck.ts';
import { liveSlides } from './live-slides.ts';
import { currentId } from './site.ts';

const { onSlide } = liveSlides(GERMAN);

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
        await expect.poll(() => tip(page)).toBe(name);
      }
      await page.mouse.move(2, 2);
      await expect.poll(() => tip(page)).toBe('');
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
