import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { appears, builtTalk, openBoth, press, reads, stands, text, withWindows } from './windows.ts';

const talk = builtTalk(GERMAN);

describe('what the speaker sees', () => {
  test('place, section, notes, and the next step before the next slide', () =>
    withWindows(async (windows) => {
      const { speaker } = await openBoth(talk(), windows);
      await press(speaker, 'ArrowRight', 2);
      await stands('schritte 0', speaker);
      expect(await text(speaker, '.place')).toBe('Folie 3 / 7Schritt 0 / 4Lage');
      expect(await text(speaker, '.next h2')).toContain('3 Drei Schritte');
      const shown = () =>
        speaker.$$eval(
          '.next .slide .fragment',
          (all) => all.filter((each) => each.className.includes('visible')).length,
        );
      expect(await shown()).toBe(1);
      await press(speaker, 'ArrowRight', 4);
      await reads(speaker, '.next h2', /Die Wartezeit/);
      await press(speaker, 'Home');
      await stands('cover 0', speaker);
      expect(await text(speaker, '.notes-text')).toContain('Canary-7f3a');
      expect(await speaker.$$eval('.screen .notes', (found) => found.length)).toBe(0);
    }));

  test('the chart of the current slide is alive, in the colours of the deck', () =>
    withWindows(async (windows) => {
      const { deck, speaker } = await openBoth(talk(), windows);
      await press(speaker, 'ArrowRight');
      await appears(speaker, '.now .plot[data-live] canvas');
      const paper = (page: Page, slide: string) =>
        page.$eval(slide, (found) => getComputedStyle(found).backgroundColor);
      expect(await paper(speaker, '.now .slide')).toBe('rgb(255, 255, 255)');
      expect(await paper(speaker, 'html')).toBe('rgb(16, 21, 27)');
      await deck.bringToFront();
      await deck.keyboard.press('d');
      await appears(speaker, '.frame[data-theme="dark"]');
      expect(await paper(speaker, '.now .slide')).toBe('rgb(16, 21, 27)');
    }));

  test('the public site says that the notes are private, and has none', () =>
    withWindows(async ({ open }) => {
      const speaker = await open(`${talk().site}speaker.html`);
      expect(await text(speaker, '.notes-text')).toBe(
        'Die Notizen sind privat: Diese veröffentlichte Seite enthält sie nicht.',
      );
      expect(await speaker.content()).not.toContain('Canary-7f3a');
      expect(await readFile(fileURLToPath(talk().file), 'utf8')).toContain('Canary-7f3a');
    }));
});

describe('time', () => {
  const pressed = (page: Page, id: string) => page.$eval(`[data-command=${id}]`, (found) => found.ariaPressed);

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

describe('shown in both windows', () => {
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
