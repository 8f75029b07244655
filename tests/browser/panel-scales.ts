import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { liveSlides } from './live-slides.ts';

/** Middle of a drawn label of the still drawing, in page pixels: the drawing lies exactly under the canvas. */
export function middleOf(page: Page, slide: string, label: string): Promise<{ x: number; y: number }> {
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
export const tip = (page: Page) => page.$eval('.present .panel-tip', ({ textContent }) => textContent);

/** Tests that a live panel fits its place and names its data where the deck is scaled, once for each scale. */
export function panelsAtScales(scales: readonly number[]): void {
  const { onSlide } = liveSlides(GERMAN);
  describe.each(scales)('at scale %d', (scale) => {
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
}
