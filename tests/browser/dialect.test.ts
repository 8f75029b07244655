import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { dialectSlides } from './dialect-slides.ts';
import { withPage } from './driver.ts';

const { site, onSlide } = dialectSlides();

test('a list with pictures keeps its words in one line and its numbers', () =>
  onSlide('listed', async (page) => {
    const tops = await page.$$eval('#listed ol > li > p:first-child, #listed ol > li > p > strong', (all) =>
      all.map((each) => each.getBoundingClientRect().top),
    );
    expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 99))).toBeLessThan(8);
    // In a row of blocks an item is none for the browser, which would not count it.
    const counted = await page.$$eval('#listed ol > li', (items) =>
      items.map((item) => getComputedStyle(item).counterIncrement),
    );
    expect(counted).toEqual(['list-item 1', 'list-item 1']);
  }));

test('a list beside a tall picture stands at its middle', () =>
  onSlide('beside', async (page) => {
    const middle = (selector: string) =>
      page.$eval(`#beside ${selector}`, (each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return (top + bottom) / 2;
      });
    expect(Math.abs((await middle('.columns')) - (await middle('ul')))).toBeLessThan(2);
  }));

test('tabs are chosen by keyboard, and only the chosen one is seen', () =>
  onSlide('tabs', async (page) => {
    const seen = () =>
      page.$$eval('#tabs .tab > p', (all) =>
        all.filter((each) => each.checkVisibility()).map((each) => each.textContent),
      );
    expect(await seen()).toEqual(['Fir trees.']);
    await page.focus('#tabs input');
    await page.keyboard.press('ArrowRight');
    expect(await seen()).toEqual(['Palm trees.']);
    expect(await page.$eval('#tabs', (slide) => slide.classList.contains('present'))).toBe(true);
  }));

test('lines of code come into focus one step after the other', () =>
  onSlide('lines', async (page) => {
    const clear = () =>
      page.$$eval('#lines .line', (lines) =>
        lines.filter((line) => getComputedStyle(line).opacity === '1').map(({ textContent }) => textContent),
      );
    expect(await clear()).toEqual(['one']);
    await page.keyboard.press('ArrowRight');
    expect(await clear()).toEqual(['two', 'three']);
    await page.keyboard.press('ArrowLeft');
    expect(await clear()).toEqual(['one']);
  }));

test('the words of a slide at its foot stand there in place of the deck’s, in the article too', async () => {
  const feet = (page: Page) =>
    page.$$eval('#lines .deck-title, #dark .deck-title', (all) =>
      all.map((each) => {
        const style = getComputedStyle(each);
        const whole = each.scrollWidth <= each.clientWidth;
        return [each.checkVisibility() && whole ? each.textContent : '', style.whiteSpace];
      }),
    );
  const own = 'From the tower, at night';
  await onSlide('dark', async (page) => expect((await feet(page))[1]).toEqual([own, 'nowrap']));
  await withPage(site(), { width: 390, height: 844 }, async (page) =>
    expect((await feet(page)).map(([text]) => text)).toEqual(['', own]),
  );
});

test('lists print their own numbers, brackets of formulas stretch, dark slides have light words', async () => {
  await onSlide('column', async (page) => {
    const numbers = await page.$$eval('#column ol > li', (items) =>
      items.map((item) => getComputedStyle(item, '::before').content),
    );
    expect(numbers).toEqual([
      'counter(list-item)',
      'counter(list-item)',
      'counter(list-item, lower-alpha) "."',
      'counter(list-item, lower-roman) "."',
      'counter(list-item, lower-roman) "."',
      '"(" counter(list-item) ")"',
    ]);
    expect(await page.$$eval('#column ol', (lists) => lists.map((list) => (list as HTMLOListElement).start))).toEqual([
      3, 1, 1, 1,
    ]);
  });
  await onSlide('dark', async (page) => {
    await page.evaluate(() => document.fonts.ready);
    expect(await page.$eval('#dark mo[fence]', (bracket) => bracket.getBoundingClientRect().height)).toBeGreaterThan(
      45,
    );
    expect(await page.$eval('#dark p', (words) => getComputedStyle(words).color)).toBe('rgb(238, 241, 244)');
  });
});

test('pictures of a stack lie with their middles upon each other', async () => {
  await onSlide('stacked', async (page) => {
    const middles = await page.$$eval('#stacked .r-stack img', (images) =>
      images.map((image) => {
        const { left, top, width, height } = image.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2, width };
      }),
    );
    const [wall, tower] = middles;
    expect(wall?.width).not.toBeCloseTo(tower?.width ?? 0, 0);
    expect(tower?.x).toBeCloseTo(wall?.x ?? 0, 0);
    expect(tower?.y).toBeCloseTo(wall?.y ?? 0, 0);
  });
});

test('a footnote stands under the words of a picture that takes the room, and above the foot', async () => {
  await onSlide('noted', async (page) => {
    const [words, note, foot] = await Promise.all(
      ['.slide-body > p:not(.picture)', '.footnotes', '.slide-foot'].map((part) =>
        page.$eval(`#noted ${part}`, (element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return { top, bottom };
        }),
      ),
    );
    expect(note?.top).toBeGreaterThan(words?.bottom ?? Number.POSITIVE_INFINITY);
    expect(note?.bottom).toBeLessThan(foot?.top ?? 0);
  });
});

test('a slide without a title is set in the middle of its height, where its class says so', async () => {
  await onSlide('bare', async (page) => {
    const middle = await page.$eval('#bare .slide-body > p', (words) => {
      const { top, bottom } = words.getBoundingClientRect();
      return (top + bottom) / 2 / innerHeight;
    });
    expect(middle).toBeGreaterThan(0.4);
    expect(middle).toBeLessThan(0.6);
  });
});
