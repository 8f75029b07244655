import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GALLERY } from '../browser/live-slides.ts';
import {
  appears,
  builtTalk,
  openBoth,
  deckPlace as place,
  press,
  reads,
  says,
  speakerPlace,
  stands,
  text,
  withWindows,
} from '../browser/windows.ts';
import { GERMAN } from '../build-deck.ts';

const talk = builtTalk(GERMAN);
const gallery = builtTalk(GALLERY);

describe('what the speaker sees', () => {
  test('notes grow and shrink, and stay so', () =>
    withWindows(async (windows) => {
      const { speaker } = await openBoth(talk(), windows);
      const size = () => speaker.$eval('.notes-text', (found) => getComputedStyle(found).fontSize);
      expect(await size()).toBe('22px');
      await speaker.keyboard.type('++');
      expect(await size()).toBe('26px');
      await speaker.reload();
      await appears(speaker, 'html.ready');
      expect(await size()).toBe('26px');
      await speaker.click('[data-command=smaller]');
      expect(await size()).toBe('24px');
    }));

  test('notes that are longer than their pane say so, and a key scrolls them to their end and back', () =>
    withWindows(async (windows) => {
      const { speaker } = await openBoth(talk(), windows);
      // A scroll is told of with the next frame.
      const below = () =>
        speaker.$eval('.notes-more', async (more) => {
          await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
          return getComputedStyle(more).visibility;
        });
      const top = () => speaker.$eval('.notes-text', ({ scrollTop }) => scrollTop);
      await expect.poll(below).toBe('hidden');
      await speaker.setViewport({ width: 1280, height: 800 });
      for (let press = 0; press < 13; press++) await speaker.keyboard.press('+');
      await speaker.$eval('.notes-text', (notes) => notes.append('on and on '.repeat(200)));
      await speaker.keyboard.press('+');
      await speaker.keyboard.press('-');
      await expect.poll(below).toBe('visible');
      for (let press = 0; press < 40 && (await below()) === 'visible'; press++) {
        const before = await top();
        await speaker.keyboard.press('j');
        await expect.poll(top).toBeGreaterThan(before);
      }
      await expect.poll(below).toBe('hidden');
      await speaker.keyboard.press('j');
      await expect.poll(top).toBe(0);
    }));

  test.each([
    [1280, 800],
    [1024, 768],
    [768, 1024],
    [1920, 1080],
  ])('everything has its place at %i × %i', (width, height) =>
    withWindows(async (windows) => {
      const { speaker } = await openBoth(talk(), windows);
      await speaker.setViewport({ width, height });
      const boxes = await speaker.evaluate(() =>
        ['.speaker-head', '.now .screen', '.now', '.next', '.time .pace', '.notes-pane', '.notes-text', '.bar'].map(
          (name) => {
            const box = document.querySelector(name)?.getBoundingClientRect();
            return {
              name,
              left: box?.left ?? -1,
              right: box?.right ?? -1,
              top: box?.top ?? -1,
              bottom: box?.bottom ?? -1,
            };
          },
        ),
      );
      const bar = boxes.at(-1);
      for (const box of boxes) {
        expect(box, box.name).toMatchObject({ left: expect.any(Number) });
        expect([box.left >= 0, box.right <= width, box.bottom <= height], box.name).toEqual([true, true, true]);
        if (box !== bar) expect(box.bottom, box.name).toBeLessThanOrEqual(bar?.top ?? 0);
      }
      expect(await speaker.$eval('.notes-text', (found) => found.clientHeight)).toBeGreaterThan(150);
      expect(await speaker.$eval('.bar', (found) => found.scrollWidth <= found.clientWidth)).toBe(true);
    }),
  );
});

describe('time', () => {
  const pressed = (page: Page, id: string) => page.$eval(`[data-command=${id}]`, (found) => found.ariaPressed);

  test('goes on over a reload', () =>
    withWindows(async (windows) => {
      const { speaker } = await openBoth(talk(), windows);
      await press(speaker, 'k');
      await reads(speaker, '.elapsed dd', /^0:01$/);
      await speaker.reload();
      await appears(speaker, 'html.ready');
      expect(await text(speaker, '.elapsed dd')).not.toBe('0:00');
      expect(await pressed(speaker, 'timer')).toBe('true');
    }));

  test('does not start by opening, starts with the first step in the deck, is reset as it runs and when paused', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      expect(await pressed(speaker, 'timer')).toBe('false');
      expect(await text(speaker, '.pace')).toBe('Beginnt mit dem ersten Schritt');
      await deck.bringToFront();
      await deck.keyboard.press('ArrowRight');
      await stands('umsatz 0', speaker);
      await reads(speaker, '.elapsed dd', /^0:0[1-9]$/);
      expect(await text(speaker, '.remaining dd')).toMatch(/^4:5\d$/);
      expect(await text(speaker, '.own dd')).toMatch(/^0:0\d \/ \d:\d\d$/);
      expect(await text(speaker, '.pace')).toMatch(/^\d:\d\d voraus$/);
      await speaker.bringToFront();
      await press(speaker, 'r');
      await reads(speaker, '.elapsed dd', /^0:00$/);
      await reads(speaker, '.elapsed dd', /^0:01$/);
      await press(speaker, 'k');
      await reads(speaker, '.pace', /^Angehalten/);
      await press(speaker, 'r');
      await reads(speaker, '.elapsed dd', /^0:00$/);
    }));

  test('backup slides have none; the list jumps there, and back', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'ArrowRight');
      await stands('umsatz 0', speaker, deck);
      expect(await speaker.$$eval('.backup-list li', (all) => all.map((each) => each.textContent))).toEqual([
        'B1 Belege',
        'B2 Literatur',
      ]);
      expect(await speaker.$eval('.backup-list li', (item) => item.checkVisibility())).toBe(false);
      await speaker.click('.backup-list summary');
      await speaker.click('.backup-list li:nth-child(2) button');
      await stands('literatur 0', deck, speaker);
      expect(await text(speaker, '.pace')).toBe('');
      await speaker.click('.backup-list .back');
      await stands('umsatz 0', deck, speaker);
      await speaker.click('.backup-list li button');
      await stands('belege 0', deck);
      await press(speaker, 'u');
      await stands('umsatz 0', deck, speaker);
    }));
});

describe('rehearsal', () => {
  test('records a run, shows planned and actual time by slide, and saves it as CSV on this machine', () =>
    withWindows(async (windows) => {
      const { speaker } = await openBoth(talk(), windows);
      await press(speaker, 'w');
      expect(await speaker.$eval('[data-command=record]', (found) => found.ariaPressed)).toBe('true');
      await press(speaker, 'ArrowRight');
      await reads(speaker, '.elapsed dd', /^0:01$/);
      await press(speaker, 'w');
      await appears(speaker, 'dialog.rehearsal');
      const rows = await speaker.$$eval('dialog tbody tr', (all) =>
        all.map((row) => [...row.children].map((cell) => cell.textContent)),
      );
      expect(rows).toHaveLength(7);
      expect(rows[1]?.[2]).toMatch(/^0:0[1-9]$/);
      expect(rows[2]?.[2]).toBe('0:00');
      await speaker.evaluate(() => {
        URL.createObjectURL = (blob) => {
          void (blob as Blob).text().then((csv) => Object.assign(window, { csv }));
          return 'data:text/csv,';
        };
      });
      await speaker.click('dialog .actions button');
      await speaker.waitForFunction(() => 'csv' in window);
      const csv = await speaker.evaluate(() => (window as unknown as { csv: string }).csv);
      expect(csv.split('\r\n')[0]).toBe('slide,title,planned_s,actual_s,difference_s');
      expect(csv.split('\r\n')).toHaveLength(9);
      await speaker.click('dialog .actions button:nth-child(2)');
      await press(speaker, 'h');
      expect(
        await speaker.$$eval('dialog tbody tr td:nth-of-type(2)', (all) => all.map((cell) => cell.textContent)),
      ).toEqual(Array(7).fill('0:00'));
    }));
});

describe('shown in both windows', () => {
  test('data tables, and a figure that fills the slide', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'ArrowRight');
      await press(speaker, 't');
      await appears(deck, '#umsatz .panel.show-table');
      await press(speaker, 't');
      await appears(deck, '#umsatz .panel:not(.show-table)');
      await deck.bringToFront();
      await deck.keyboard.press('z');
      await appears(speaker, '.now .slide[data-zoom="0"]');
      const wide = await deck.$eval('#umsatz .panel', (figure) => {
        const { left, right, top, bottom } = figure.getBoundingClientRect();
        return { inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight, wide: right - left };
      });
      expect(wide.inside).toBe(true);
      expect(wide.wide).toBeGreaterThan(900);
      await deck.keyboard.press('Escape');
      await appears(speaker, '.now .slide:not([data-zoom])');
      expect(await deck.$('html.overview')).toBeNull();
      await deck.keyboard.press('z');
      await deck.keyboard.press('ArrowRight');
      expect(await deck.$$eval('[data-zoom]', (all) => all.length)).toBe(0);
    }));

  test('a laser and a spotlight, at the same place of the slide', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'l');
      const box = await speaker.$eval('.now .screen', (screen) => screen.getBoundingClientRect().toJSON());
      await speaker.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
      await appears(deck, '.slide-pointer[data-kind=laser]:not([hidden])');
      const at = await deck.evaluate(() => {
        const centre = (name: string) => document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
        const [mark, slides] = [centre('.slide-pointer'), centre('.slides')];
        return [
          (mark.x + mark.width / 2 - slides.x) / slides.width,
          (mark.y + mark.height / 2 - slides.y) / slides.height,
        ];
      });
      expect(at[0]).toBeCloseTo(0.25, 2);
      expect(at[1]).toBeCloseTo(0.5, 2);
      await press(speaker, 'l');
      await appears(deck, '.slide-pointer[data-kind=spotlight]:not([hidden])');
      await press(speaker, 'l');
      await appears(deck, '.slide-pointer[hidden]');
      await deck.bringToFront();
      await deck.keyboard.press('l');
      await deck.mouse.move(640, 400);
      await appears(speaker, '.slide-pointer[data-kind=laser]:not([hidden])');
      await deck.keyboard.press('Escape');
      await appears(speaker, '.slide-pointer[hidden]');
    }));

  test('the blank screen', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'b');
      await appears(deck, '.reveal.paused');
      // The speaker may go on under the blank screen.
      await press(speaker, 'ArrowRight');
      await stands('umsatz 0', deck);
      expect(await deck.$('.reveal.paused')).not.toBeNull();
      await deck.bringToFront();
      await deck.keyboard.press('b');
      await appears(speaker, '.now .screen:not(.blank)');
    }));
});

describe('the way back from the backup', () => {
  test('leads to the step that was left, and nowhere once nobody knows where that was', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'ArrowRight', 4);
      await stands('schritte 2', deck, speaker);
      await speaker.click('.backup-list summary');
      await speaker.click('.backup-list li button');
      await stands('belege 0', deck);
      await press(speaker, 'u');
      await stands('schritte 2', deck, speaker);
      await speaker.click('.backup-list li button');
      await stands('belege 0', deck);
      await speaker.reload();
      await stands('belege 0', speaker);
      expect(await speaker.$eval('.backup-list .back', (back) => back.checkVisibility())).toBe(false);
      await press(speaker, 'u');
      await stands('belege 0', deck, speaker);
    }));
});

describe('kept alike', () => {
  test('the slide that the speaker went to while the deck was read as an article', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await deck.bringToFront();
      await deck.keyboard.press('a');
      await appears(deck, 'html:not(.deck)');
      await speaker.bringToFront();
      await press(speaker, 'ArrowRight', 3);
      await stands('schritte 1', speaker);
      await deck.bringToFront();
      await deck.keyboard.press('a');
      await appears(deck, 'html.deck');
      await stands('schritte 1', deck, speaker);
    }));

  test('the laser, until its window is left', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'l');
      await appears(speaker, '.pointing-out');
      await speaker.hover('.now .slide');
      await appears(deck, '.slide-pointer:not([hidden])');
      await speaker.reload();
      await appears(deck, '.slide-pointer[hidden]');
    }));

  test('a blank screen, with nothing over it', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await deck.bringToFront();
      await deck.keyboard.type('?');
      await appears(deck, 'dialog[open]');
      await speaker.bringToFront();
      await press(speaker, 'b');
      await appears(deck, '.reveal.paused');
      expect(await deck.$('dialog[open]')).toBeNull();
    }));

  test('nothing where no channel is to be had, and the deck goes on alone', () =>
    withWindows(async ({ open }) => {
      const deck = await open(talk().site, async (page) => {
        await page.evaluateOnNewDocument(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
      });
      await deck.keyboard.press('ArrowRight');
      await stands('umsatz 0', deck);
    }));
});

describe('by hand', () => {
  test('swipes step, links on a slide lead there, and the finder jumps', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      const box = await speaker.$eval('.now .screen', (screen) => screen.getBoundingClientRect().toJSON());
      const [middle, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const finger = await speaker.touchscreen.touchStart(middle + 100, y);
      await finger.move(middle - 100, y);
      await finger.end();
      await stands('umsatz 0', deck, speaker);
      await press(speaker, 'g');
      await speaker.keyboard.type('Zwei Häuser');
      await press(speaker, 'Enter');
      await stands('wege 0', deck, speaker);
      await speaker.$eval('.now a[href="#umsatz"]', (link) => (link as HTMLElement).click());
      await stands('umsatz 0', deck, speaker);
      await speaker.click('[data-command=next]');
      await stands('schritte 0', deck, speaker);
      expect(await speakerPlace(speaker)).toBe(await place(deck));
    }));
});

test('the speaker sees the step that is shown, alive, and the next one beside it', () =>
  withWindows(async ({ open, opened }) => {
    const deck = await open(`${gallery().single}#/steps-bars`);
    const speaker = await opened(() => deck.keyboard.press('s'));
    await says(speaker, 'connected');
    await speaker.bringToFront();
    const shown = () => speaker.$$eval('.next .plot-svg .fragment.visible', ({ length }) => length);
    await stands('steps-bars 0', speaker);
    await appears(speaker, '.now .plot[data-live] canvas');
    expect(await shown()).toBe(1);
    await speaker.keyboard.press('ArrowRight');
    await stands('steps-bars 1', speaker, deck);
    expect(await shown()).toBe(2);
  }));
