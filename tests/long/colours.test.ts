import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { builtSite, ready } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

const site = builtSite(GERMAN);

describe('colours that the system forces', () => {
  test.each([
    ['deck', { width: 1280, height: 720 }],
    ['article', { width: 390, height: 844 }],
  ])('leave every drawing its own on its own ground in the %s', (_view, size) =>
    withPage(`${site()}#umsatz`, { ...size, reducedMotion: true, colorScheme: 'dark', fresh: true }, async (page) => {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'forced-colors', value: 'active' },
          { name: 'prefers-color-scheme', value: 'dark' },
        ],
      });
      const colours = await page.$eval('#umsatz .plot', (plot) => {
        const text = plot.querySelector('text');
        return [getComputedStyle(plot).backgroundColor, text ? getComputedStyle(text).fill : ''];
      });
      expect(colours).toEqual(['rgb(16, 21, 27)', 'rgb(170, 180, 191)']);
      expect(await page.$eval('#umsatz', (slide) => getComputedStyle(slide, '::before').backgroundColor)).not.toBe(
        await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      );
    }),
  );
});

test('a live chart keeps its own colours too where the system forces others', () =>
  withPage(site(), { reducedMotion: true, colorScheme: 'dark', fresh: true }, async (page) => {
    const session = await page.createCDPSession();
    const features = [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
    await ready(page);
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('#umsatz .plot[data-live] canvas');
    const painted = await page.$eval('#umsatz .plot', (plot) => {
      const canvas = plot.querySelector('canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const colours = new Map<string, number>();
      for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i + 3] !== 255) continue;
        const colour = `rgb(${pixels[i]}, ${pixels[i + 1]}, ${pixels[i + 2]})`;
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
      const ground = getComputedStyle(plot).backgroundColor;
      return [...colours].filter(([colour, count]) => colour !== ground && count > 500).length;
    });
    expect(painted).toBeGreaterThan(1);
  }));
