import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { movingTalk } from '../browser/moving-talk.ts';
import { standsAt as at, currentId, ready } from '../browser/site.ts';
import { says, stands, withWindows } from '../browser/windows.ts';

const talk = await movingTalk();

describe('back and forward', () => {
  test('keep the speaker view in step; its own jumps are entries of the deck', () =>
    withWindows(async ({ open }) => {
      const deck = await open(`${talk().single}#/here`);
      const speaker = await open(`${talk().single}?speaker`);
      await says(speaker, 'connected');
      await speaker.bringToFront();
      await speaker.click('.backup-list summary');
      await speaker.click('.backup-list li button');
      await stands('more 0', deck, speaker);
      await deck.bringToFront();
      await deck.goBack();
      await stands('here 0', deck, speaker);
      await deck.goForward();
      await stands('more 0', deck, speaker);
    }));
});

describe('a finger', () => {
  const flick = async (page: Page, y: number) => {
    const touch = await page.touchscreen.touchStart(900, y);
    for (const x of [700, 500, 300]) await touch.move(x, y);
    await touch.end();
  };
  test('over code that scrolls moves the code, beside it the deck', () =>
    withPage(`${talk().site}#/code`, {}, async (page) => {
      await ready(page);
      const box = await page.$eval('#code pre', (pre) => pre.getBoundingClientRect().toJSON());
      await flick(page, box.y + box.height / 2);
      expect(await currentId(page)).toBe('code');
      expect(await page.$eval('#code pre', (pre) => pre.scrollLeft)).toBeGreaterThan(100);
      await flick(page, box.bottom + 120);
      await at(page, 'more 0');
    }));

  test('that turns the phone twice within a moment leaves slide and step', () =>
    withPage(`${talk().site}#/here`, { width: 844, height: 390, fresh: true }, async (page) => {
      await ready(page);
      await page.keyboard.press('ArrowRight');
      // Slow, so that the article is told of its scrolling in the frame in which the window turns again.
      await page.emulateCPUThrottling(5);
      for (let turn = 0; turn < 3; turn++) {
        await page.setViewport({ width: 390, height: 844 });
        await page.setViewport({ width: 844, height: 390 });
        await at(page, 'here 1');
      }
    }));
});
