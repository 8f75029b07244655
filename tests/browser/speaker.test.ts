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
