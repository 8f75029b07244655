import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtDeck } from '../build-deck.ts';
import { type Served, serveFolder, withPage } from './driver.ts';
import { allIds, goTo, ready } from './site.ts';

/** The folder of the shipped deck's site, and the headers that docs/hosting.md gives it. */
export async function hostedSite(): Promise<{ dist: string; headers: Record<string, string> }> {
  // `.`: the deck that lies in slides/ and charts/, whatever it is.
  const dist = path.join(await builtDeck('.'), 'dist');
  const html = await readFile(path.join(dist, 'index.html'), 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  // The page's own policy and this one hold together.
  const headers = {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  };
  return { dist, headers };
}

/** Tests that the site served under a path is whole: deck, article, speaker view and what its head names. */
export function servesWhole(base: string): void {
  describe(`served at ${base} with its policy as a header`, () => {
    let served: Served;
    beforeAll(async () => {
      const { dist, headers } = await hostedSite();
      served = await serveFolder(dist, { base, headers });
    });
    afterAll(() => served.close());

    test(
      'every slide, theme and table of the deck is shown without a violation, a 404 or a foreign request',
      { timeout: 240_000 },
      () =>
        withPage(served.url, { reducedMotion: true }, async (page) => {
          await ready(page);
          for (const id of await allIds(page)) {
            await goTo(page, id);
            if (!(await page.$(`[id="${id}"] .panel`))) continue;
            await page.waitForSelector(`[id="${id}"] .panel :is(.plot[data-live], .plot-svg)`);
            await page.keyboard.press('t');
            expect(await page.$eval(`[id="${id}"] .panel-table`, (table) => table.checkVisibility())).toBe(true);
            await page.keyboard.press('d');
            await page.keyboard.press('t');
          }
          await page.emulateMediaType('print');
          await page.pdf({ preferCSSPageSize: true });
          await page.emulateMediaType('screen');
          expect(served.requests.filter(({ status }) => status >= 400)).toEqual([]);
          expect(served.requests.every(({ path: asked }) => asked.startsWith(base))).toBe(true);
        }),
    );

    // With scripts the further pages of a long list are folded away.
    test.each([
      ['without scripts', { javascript: false }, '.slides > section'],
      ['on a phone', { width: 390, height: 844 }, '.slides > section:not(.continues)'],
    ])('the article %s as well', (_name, options, slides) =>
      withPage(served.url, options, async (page) => {
        expect(
          await page.$$eval(slides, (found) => found.filter((each) => !each.checkVisibility()).map(({ id }) => id)),
        ).toEqual([]);
      }),
    );

    test('the speaker view as well', () =>
      withPage(`${served.url}speaker.html`, { fresh: true }, async (page) => {
        await page.waitForSelector('html.speaker');
        const { steps, last } = await page.evaluate(async () => {
          const deck = new DOMParser().parseFromString(await (await fetch('./')).text(), 'text/html');
          const last = deck.querySelector('.slides > section:last-of-type')?.id;
          return { steps: deck.querySelectorAll('.slides > section, .slides .fragment').length, last };
        });
        for (let step = 0; step < steps; step++) {
          expect(await page.evaluate(() => document.querySelector('.now .slide')?.checkVisibility())).toBe(true);
          await page.keyboard.press('PageDown');
        }
        await page.waitForFunction((id) => document.querySelector('.now .slide')?.id === `${id}--now`, {}, last);
        await page.waitForNetworkIdle();
        expect(served.requests.filter(({ status }) => status >= 400)).toEqual([]);
      }));

    test('what the head names is there', () =>
      withPage(served.url, {}, async (page) => {
        const names = await page.$$eval(
          'link[rel=manifest], link[rel=icon], link[rel=preload], link[rel=stylesheet]',
          (found) => found.map((link) => (link as HTMLLinkElement).href),
        );
        expect(names.length).toBeGreaterThan(4);
        for (const name of names) expect((await fetch(name)).status).toBe(200);
      }));
  });
}
