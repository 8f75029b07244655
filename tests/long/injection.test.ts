import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serveFolder, withPage } from '../browser/driver.ts';
import { allIds, onEachSlide, ready } from '../browser/site.ts';
import { buildDeck, ROOT, temporary } from '../build-deck.ts';
import { ALL_ATTEMPTS, ALL_PLAIN, ATTEMPTS, PLAIN_ATTEMPTS } from '../hostile/attempts.ts';
import { hostileDeck } from '../hostile/hostile-deck.ts';

let folder: string;
let out: string;
let served: Served;

beforeAll(async () => {
  // A comment, a link, three of entities and one of stress are refused where words are plain; all else is tried there.
  expect(ATTEMPTS.length - PLAIN_ATTEMPTS.length).toBe(6);
  folder = await hostileDeck();
  out = await mkdtemp(path.join(await temporary(), 'site-'));
  await buildDeck(folder, path.join(out, 'dist'));
  served = await serveFolder(path.join(out, 'dist'));
});
afterAll(async () => {
  await served?.close();
  await Promise.all([out, path.join(ROOT, folder)].map((each) => rm(each, { recursive: true, force: true })));
});

/** What no text may have become: code that ran, elements and attributes that a deck never writes. */
function intruders(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')];
    const attributes = elements.flatMap((element) =>
      [...element.attributes].filter(({ name, value }) => /^on|^srcdoc$/i.test(name) || /^\s*javascript:/i.test(value)),
    );
    const strangers = document.querySelectorAll(
      'iframe, object, embed, form, base, template, details[ontoggle], math, style, meta[http-equiv=refresh], svg use, svg script, svg animate, body img, link:not([href^="./"], [href^="https://example.org/"])',
    );
    const scripts = [...document.scripts].filter(
      ({ src, type }) => !src.startsWith(location.origin) && !/json$/.test(type),
    );
    const ran = (globalThis as unknown as { injected?: unknown }).injected === undefined ? [] : ['code ran'];
    return [
      ...ran,
      ...[...strangers, ...scripts].map(({ outerHTML }) => outerHTML),
      ...attributes.map(({ name, value }) => `${name}=${value}`),
    ];
  });
}

const texts = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (found) => found.map(({ textContent }) => textContent ?? ''));

/** Words of the front matter have the quotation marks and dashes of print. */
const straight = (text: string | null): string =>
  (text ?? '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/–/g, '--').replace(/—/g, '---');

describe('a deck with an injection attempt in every field', () => {
  test('shows them as text on every slide, and nothing runs', { timeout: 120_000 }, () =>
    withPage(served.url, { reducedMotion: true }, async (page) => {
      await ready(page);
      expect(await intruders(page)).toEqual([]);
      expect(await onEachSlide(page, (id) => id)).toEqual(await allIds(page));
      expect(await intruders(page)).toEqual([]);
    }),
  );

  test('front matter stands letter by letter in the head and on the cover', () =>
    withPage(served.url, { javascript: false }, async (page) => {
      expect(straight(await page.title())).toBe(ALL_ATTEMPTS);
      const contents = (name: string) => page.$eval(`meta[name=${name}]`, (meta) => meta.getAttribute('content'));
      expect(straight(await contents('description'))).toBe(ALL_ATTEMPTS);
      expect(straight(await contents('author'))).toBe(ALL_ATTEMPTS);
      expect((await texts(page, '.cover .subtitle')).map(straight)).toEqual([ALL_ATTEMPTS]);
      expect(await intruders(page)).toEqual([]);
    }));

  test('cells of CSV and fields of YAML stand letter by letter in tables, captions, drawings and lists', () =>
    withPage(served.url, { javascript: false }, async (page) => {
      expect(await texts(page, '#chart .panel-table tbody th[scope=row]')).toEqual(
        PLAIN_ATTEMPTS.map((attempt) => `${attempt}, ${attempt}`),
      );
      expect(await texts(page, '#words .panel-table tbody td:nth-child(2)')).toEqual([...PLAIN_ATTEMPTS]);
      // The numeral of its sources stands behind it.
      const captions = (await texts(page, '#chart .caption')).map((text) => text.replace(/\u2060\d+$/, ''));
      expect([...new Set(captions)]).toEqual([`${ALL_PLAIN}, ${ALL_PLAIN}`]);
      expect(await page.$eval('#chart .plot-svg', (svg) => svg.getAttribute('aria-label'))).toBe(ALL_PLAIN);
      // What other programs export has entities for signs: here they are these signs.
      const signs = ALL_ATTEMPTS.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
      expect(await texts(page, '.references cite')).toEqual([signs]);
      expect((await texts(page, '.ledger tbody td'))[0]).toBe(`${ALL_PLAIN} (${ALL_PLAIN})`);
    }));

  test('the tooltip and the finder show them as text', () =>
    withPage(`${served.url}#chart`, { reducedMotion: true }, async (page) => {
      await ready(page);
      await page.waitForSelector('#chart .plot[data-live]');
      const plots = await page.$$('#chart .plot');
      for (const [n, plot] of plots.slice(0, 3).entries()) {
        await plot.focus();
        for (const attempt of PLAIN_ATTEMPTS.slice(2 * n, 2 * n + 2)) {
          await page.keyboard.press('ArrowDown');
          expect((await texts(page, '#chart .panel-tip'))[n]).toContain(attempt);
          await page.keyboard.press('ArrowDown');
        }
      }
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.keyboard.type('<script>');
      expect((await texts(page, '.finder li')).length).toBeGreaterThan(3);
      expect((await texts(page, '.finder li')).join(' ')).toContain('<script>');
      expect(await intruders(page)).toEqual([]);
    }));

  test('the speaker view shows them as text, notes and titles too', { timeout: 120_000 }, async () => {
    let steps = 0;
    await withPage(served.url, { reducedMotion: true }, async (page) => {
      steps = await page.$$eval('.slides > section, .slides .fragment', ({ length }) => length);
    });
    await withPage(`${served.url}speaker.html`, { reducedMotion: true }, async (page) => {
      await ready(page);
      const seen = await page.evaluate(async (presses) => {
        const found = new Set<string | undefined>();
        for (let step = 0; step < presses; step++) {
          // Of quick steps the speaker view draws only the last: each is waited for.
          await new Promise((resolve) => setTimeout(resolve, 20));
          for (const of of ['.notes-text', '.next h2']) found.add(document.querySelector(of)?.textContent);
          document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
        }
        return [...found];
      }, steps);
      const words = seen.join('\n');
      for (const attempt of [ATTEMPTS[0], ATTEMPTS[4], ATTEMPTS[9]]) expect(words).toContain(attempt);
      expect(await intruders(page)).toEqual([]);
    });
  });

  test('as an article on a phone nothing runs either', () =>
    withPage(served.url, { width: 390, height: 844 }, async (page) => {
      expect(await intruders(page)).toEqual([]);
    }));
});
