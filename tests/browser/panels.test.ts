import { expect, test } from 'vitest';
import { GERMAN, partsOf, themeToken } from '../build-deck.ts';
import { liveSlides } from './live-slides.ts';
import { middleOf, panelsAtScales, tip } from './panel-scales.ts';
import { currentId } from './site.ts';

const { onSlide } = liveSlides(GERMAN);

panelsAtScales([1]);

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
