import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDeck } from '../../deck/check/check-deck.ts';
import { testBrowser, withPage } from '../browser/driver.ts';
import { FULL, LONG_LIST } from '../browser/full-slide.ts';
import { goTo, ready } from '../browser/site.ts';
import { deckConfig, ROOT, serveDeck, writeDeck } from '../build-deck.ts';

describe('what only a laid-out page shows', () => {
  test('is led back to the line of the Markdown that made it, in a deck that is built', {
    timeout: 60_000,
  }, async () => {
    const deck = await writeDeck(FULL);
    try {
      const { findings } = await checkDeck({
        vite: deckConfig(deck.folder, path.join(ROOT, 'tests/.tmp/check-dist')),
        browser: { running: await testBrowser() },
      });
      const told = findings.map(({ code, source: { line, column }, slide }) => [code, line, column, slide]);
      expect(told).toEqual([
        ['many-words', 6, 1, 'One that holds too much'],
        ['spelling', 8, 3, 'One that holds too much'],
        ['overflow', 19, undefined, 'One that holds too much'],
      ]);
    } finally {
      await deck.remove();
    }
  });
});

describe('the page of who writes', () => {
  test('counts what is wrong, lists it, and leads to it on its slide; full screen shows none of it', {
    timeout: 60_000,
  }, async () => {
    const deck = await writeDeck(FULL);
    const { server, url } = await serveDeck(deck.folder);
    try {
      await withPage(`${url}#/much`, { reducedMotion: true, fresh: true }, async (page) => {
        await ready(page);
        const counter = await page.waitForSelector('.findings-count:not([hidden])');
        await page.waitForFunction(() => document.querySelector('.findings')?.textContent?.includes('over its foot'));
        expect(await counter?.evaluate((each) => each.textContent)).toBe('2');
        await goTo(page, 'clean');
        await page.keyboard.press('x');
        const [first, second] = await page.$$eval('.findings li', (all) =>
          all.map((each) => [each.querySelector('.place')?.textContent, each.querySelector('.what')?.textContent]),
        );
        expect(first).toEqual([`${deck.folder}/slides/01.md:6:1`, expect.stringMatching(/^The slide has \d+ words/)]);
        expect(second).toEqual([`${deck.folder}/slides/01.md:19`, expect.stringMatching(/runs \d+ px over its foot/)]);
        await page.click('.findings li:last-child .what');
        await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'much');
        expect(await page.$eval('.present .found-here', (each) => each.textContent)).toContain('A line of a list');
        await page.keyboard.press('x');
        expect(await page.$$eval('.found-here, .findings:not([hidden])', (all) => all.length)).toBe(0);
        // Once it is mended, the counter goes.
        await writeFile(
          path.join(ROOT, deck.folder, 'slides/01.md'),
          FULL.replace(LONG_LIST, '- A short line\n'.repeat(9)),
        );
        await page.waitForSelector('.findings-count[hidden]');
      });
    } finally {
      await server.close();
      await deck.remove();
    }
  });
});
