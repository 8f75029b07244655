import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { withPage } from './driver.ts';
import { movingTalk } from './moving-talk.ts';
import { standsAt as at, currentId, ready } from './site.ts';

const talk = await movingTalk();

const entries = (page: Page) => page.evaluate(() => history.length);

/** Ways to jump from `here` to `there`. */
const JUMPS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  link: (page) => page.click('#here a'),
  finder: async (page) => {
    await page.keyboard.press('g');
    await page.waitForSelector('.finder');
    await page.keyboard.type('there');
    await page.keyboard.press('Enter');
  },
  'overview by key': async (page) => {
    await page.keyboard.press('o');
    await page.waitForSelector('html.overview');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
  },
  'overview by click': async (page) => {
    await page.keyboard.press('o');
    await page.waitForSelector('html.overview');
    await page.click('#there');
  },
};

describe('back and forward', () => {
  test.each(Object.keys(JUMPS))('lead back to the step where a jump was made, and there again: %s', (way) =>
    withPage(`${talk().site}#/here`, {}, async (page) => {
      await ready(page);
      await page.keyboard.press('ArrowRight');
      await at(page, 'here 1');
      const before = await entries(page);
      await JUMPS[way]?.(page);
      await at(page, 'there 0');
      expect(await entries(page)).toBe(before + 1);
      await page.goBack();
      await at(page, 'here 1');
      await page.goForward();
      await at(page, 'there 0');
    }),
  );

  test('know nothing of steps: what was gone through since a jump is one entry', () =>
    withPage(`${talk().site}#/here`, {}, async (page) => {
      await ready(page);
      const before = await entries(page);
      for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
      await at(page, 'überblick 0');
      expect(await entries(page)).toBe(before);
      await page.keyboard.press('End');
      await at(page, 'references-2 0');
      await page.goBack();
      await at(page, 'überblick 0');
    }));

  test('pass every one of several jumps by itself, and one that was made after going back ends the old way', () =>
    withPage(`${talk().site}#/here`, {}, async (page) => {
      await ready(page);
      await page.click('#here a');
      await at(page, 'there 0');
      await page.click('#there .slide-body a');
      await at(page, 'überblick 0');
      for (const place of ['there 0', 'here 0']) {
        await page.goBack();
        await at(page, place);
      }
      await page.goForward();
      await at(page, 'there 0');
      const before = await entries(page);
      await page.click('#there .slide-foot a');
      await expect.poll(() => currentId(page)).toBe('here');
      // The way onwards is gone, and one entry is in its place.
      expect(await entries(page)).toBe(before);
      await page.goBack();
      await at(page, 'there 0');
    }));

  test('lead out of the backup to the step from which it was asked for, by its number too', () =>
    withPage(`${talk().site}#/here`, {}, async (page) => {
      await ready(page);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await at(page, 'here 2');
      await page.evaluate(() => location.assign('#more'));
      await at(page, 'more 0');
      await page.keyboard.press('ArrowLeft');
      await page.goBack();
      await at(page, 'here 2');
    }));

  test('come back to a slide that had no step shown, without its steps', () =>
    withPage(`${talk().site}#/here`, {}, async (page) => {
      await ready(page);
      await page.click('#here a');
      await at(page, 'there 0');
      await page.goBack();
      await at(page, 'here 0');
    }));
});

describe('an address', () => {
  test.each(['überblick', 'نظرة-عامة', '概要'])('may have a name in any script: %s', (id) =>
    withPage(`${talk().site}#/${encodeURIComponent(id)}`, {}, async (page) => {
      await ready(page);
      expect(await currentId(page)).toBe(id);
      await page.goto(`${talk().site}#here`);
      await expect.poll(() => currentId(page)).toBe('here');
      await page.evaluate((name) => location.assign(`#${name}`), id);
      await at(page, `${id} 0`);
      await page.reload();
      await ready(page);
      expect(await currentId(page)).toBe(id);
    }),
  );

  test('is kept by a reload, with its step, however one came there', () =>
    withPage(`${talk().site}#here`, {}, async (page) => {
      await ready(page);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.reload();
      await ready(page);
      await at(page, 'here 2');
    }));
});

describe('a finger', () => {
  test('that turns the phone leaves slide and step', () =>
    withPage(`${talk().site}#/here`, { width: 844, height: 390 }, async (page) => {
      await ready(page);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await at(page, 'here 2');
      await page.setViewport({ width: 390, height: 844 });
      await page.waitForSelector('html:not(.deck)');
      const folded = (found: Element[]) => found.filter((each) => !each.checkVisibility()).length;
      expect(await page.$$eval('.slides > section', folded)).toBeGreaterThan(0);
      await page.setViewport({ width: 844, height: 390 });
      await page.waitForSelector('html.deck');
      await at(page, 'here 2');
      await page.reload();
      await ready(page);
      await at(page, 'here 2');
    }));
});
