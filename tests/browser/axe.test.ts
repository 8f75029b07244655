import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { violations } from './axe.ts';
import { axeOnEverySlide } from './axe-slides.ts';
import { withPage } from './driver.ts';
import { builtSite, ready } from './site.ts';

axeOnEverySlide(GERMAN);

describe('axe-core on what opens over the deck', () => {
  const site = builtSite(GERMAN);

  test.each([
    ['help', '?'],
    ['finder', 'g'],
    ['overview', 'o'],
    ['data table', 't'],
  ])('%s', (_name, key) =>
    withPage(`${site()}#/umsatz`, { reducedMotion: true }, async (page) => {
      await ready(page);
      await page.keyboard.type(key);
      expect(await violations(page)).toEqual([]);
    }),
  );
});
