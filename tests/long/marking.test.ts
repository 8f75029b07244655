import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { builtSite, ready } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

const site = builtSite(GERMAN);
const GREEN = 'rgb(51, 255, 0)';

/** Colours of all distribution labels that are seen, letters and ground. */
const seen = (page: Page) =>
  page.$$eval('.marking', (labels) => {
    const shown = labels.filter((each) => each.checkVisibility()).map((each) => getComputedStyle(each));
    return [...new Set(shown.map(({ color, backgroundColor }) => `${color} on ${backgroundColor}`))];
  });

test.each([
  ['on a slide', 1280, 720, 'light'],
  ['on a slide in the dark', 1280, 720, 'dark'],
  ['in the article on a phone', 390, 844, 'light'],
] as const)('the distribution label has its own colour on black %s, and on paper', (_, width, height, colorScheme) =>
  withPage(site(), { width, height, colorScheme, reducedMotion: true }, async (page) => {
    await (width < 600 ? page.waitForSelector('.marking') : ready(page));
    expect(await seen(page)).toEqual([`${GREEN} on rgb(0, 0, 0)`]);
    await page.emulateMediaType('print');
    expect(await seen(page)).toEqual([`${GREEN} on rgb(0, 0, 0)`]);
  }),
);

test('it has it in the speaker view', () =>
  withPage(`${site()}speaker.html`, { fresh: true }, async (page) => {
    // It is there before the view is put together, and not seen until then.
    await page.waitForFunction(() => [...document.querySelectorAll('.marking')].some((each) => each.checkVisibility()));
    expect(await seen(page)).toEqual([`${GREEN} on rgb(0, 0, 0)`]);
  }));
