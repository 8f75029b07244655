import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { partsOf, themeToken } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { GALLERY, liveSlides, tipOf } from './live-slides.ts';
import { ready } from './site.ts';

const { site, onSlide } = liveSlides(GALLERY);

/** How many data the keys step through: those that are shown. */
async function reached(page: Page, id: string): Promise<string[]> {
  await page.focus(`#${id} .plot`);
  const names = await page.$eval(`#${id}`, (slide) => {
    const press = (key: string) =>
      slide
        .querySelector('.plot')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('Home');
    return Array.from({ length: 12 }, () => {
      const name = slide.querySelector('.panel-tip')?.textContent ?? '';
      press('ArrowDown');
      return name.replaceAll('\u00a0', ' ');
    });
  });
  await page.keyboard.press('Escape');
  return [...new Set(names)];
}

const visible = (page: Page, id: string) => page.$$eval(`#${id} .plot-svg .fragment.visible`, ({ length }) => length);

test('groups of a figure come one after the other, on the canvas as in the drawing under it', () =>
  onSlide('steps-bars', { reducedMotion: true }, async (page) => {
    expect(await reached(page, 'steps-bars')).toEqual([
      'Spring, Harbour: 120 thousand',
      'Spring, Old town: 80 thousand',
      'Spring, Dunes: 20 thousand',
    ]);
    await page.keyboard.press('ArrowRight');
    expect(await visible(page, 'steps-bars')).toBe(1);
    expect(await reached(page, 'steps-bars')).toHaveLength(6);
    await page.keyboard.press('ArrowRight');
    expect(await reached(page, 'steps-bars')).toHaveLength(9);
    await page.keyboard.press('ArrowLeft');
    expect(await reached(page, 'steps-bars')).toHaveLength(6);
  }));

test('the canvas draws what has come and nothing else', () =>
  onSlide('steps-line', { reducedMotion: true }, async (page) => {
    // The emphasised series has the accent.
    const accent = partsOf(themeToken('accent')[0]);
    const inked = () =>
      page.$eval(
        '#steps-line .plot > canvas',
        (element, wanted) => {
          const canvas = element as HTMLCanvasElement;
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          let count = 0;
          for (let i = 0; i < pixels.length; i += 4)
            if ((pixels[i + 3] ?? 0) > 200 && wanted.every((part, at) => Math.abs(part - (pixels[i + at] ?? 0)) < 12))
              count += 1;
          return count;
        },
        accent,
      );
    expect(await inked()).toBe(0);
    await page.keyboard.press('ArrowRight');
    expect(await inked()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelectorAll('.present .fragment.visible').length === 2);
    expect(await inked()).toBeGreaterThan(500);
  }));

test('in the overview the figure is whole, as every slide is there', () =>
  onSlide('steps-bars', { reducedMotion: true }, async (page) => {
    const seen = () =>
      page.$eval('#steps-bars .plot', (plot) => {
        const shown = (part: Element | null) =>
          part?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) === true;
        const [drawing, canvas] = [plot.querySelector('.plot-svg'), plot.querySelector(':scope > canvas')];
        return [shown(canvas), shown(drawing), [...(drawing?.querySelectorAll('.fragment') ?? [])].every(shown)];
      });
    expect(await seen()).toEqual([true, false, false]);
    await page.keyboard.press('o');
    await page.waitForSelector('html.overview');
    expect(await seen()).toEqual([false, true, true]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('html:not(.overview)');
    expect(await seen()).toEqual([true, false, false]);
  }));

test('a step fades in where motion is wanted, and is whole in the end', () =>
  onSlide('timeline-sides', {}, async (page) => {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#timeline-sides .fragment.visible') !== null);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await reached(page, 'timeline-sides')).toHaveLength(7);
  }));

test('small multiples are alive, each datum by its own name', () =>
  onSlide('small-bars', { reducedMotion: true }, async (page) => {
    expect(await page.$$eval('#small-bars .plot > canvas', ({ length }) => length)).toBe(4);
    const names = await reached(page, 'small-bars');
    expect(names).toHaveLength(9);
    expect(names[3]).toBe('Summer, Harbour: 310 thousand');
    const { x, y } = await page.$$eval('#small-bars .plot-svg text', (texts) => {
      const rect = texts.find(({ textContent }) => textContent === '260')?.getBoundingClientRect();
      return { x: (rect?.left ?? 0) - 20, y: (rect?.top ?? 0) + (rect?.height ?? 0) / 2 };
    });
    await page.mouse.move(x, y);
    expect(await tipOf(page, 'small-bars')).toBe('Summer, Dunes: 260 thousand');
  }));

test('without scripts all of it is there', () =>
  withPage(site(), { javascript: false }, async (page) => {
    const hidden = await page.$$eval(
      '#steps-bars .plot-svg .fragment',
      (groups) =>
        groups.filter(
          (group) => getComputedStyle(group).visibility !== 'visible' || getComputedStyle(group).opacity !== '1',
        ).length,
    );
    expect(hidden).toBe(0);
    expect(await page.$$eval('#steps-bars .plot-svg .fragment', ({ length }) => length)).toBe(2);
  }));

test('on paper all of it is there', () =>
  onSlide('steps-bars', {}, async (page) => {
    await page.emulateMediaType('print');
    const shown = await page.$$eval('#steps-bars .plot-svg .fragment', (groups) =>
      groups.map((group) => getComputedStyle(group).visibility),
    );
    expect(shown).toEqual(['visible', 'visible']);
  }));

test('a map has as many steps as it comes in, however many layers each has, and an address brings each back', () =>
  withPage(`${site()}#/map-events`, { reducedMotion: true }, async (page) => {
    await ready(page);
    const come = () =>
      page.$$eval('#map-events .plot-svg [data-step]:not(.fragment)', (groups) => [
        ...new Set(
          groups.flatMap((each) =>
            getComputedStyle(each).visibility === 'visible' ? [each.getAttribute('data-step')] : [],
          ),
        ),
      ]);
    expect(await come()).toEqual([]);
    for (const step of ['1', '2', '3']) {
      await page.keyboard.press('ArrowRight');
      expect((await come()).at(-1)).toBe(step);
      expect(await page.evaluate(() => location.hash)).toBe(`#/map-events/${Number(step) - 1}`);
    }
    await page.goto(`${site()}?again#/map-events/1`);
    await ready(page);
    expect(await come()).toEqual(['1', '2']);
    expect(await page.evaluate(() => location.hash)).toBe('#/map-events/1');
  }));
