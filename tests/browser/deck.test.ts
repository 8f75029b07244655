import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, currentId, ready, stepsShown } from './site.ts';

const site = builtSite(GERMAN);

describe('keys', () => {
  test('arrows, page keys and space step through slides and fragments; Home and End jump', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      const places: string[] = [];
      for (const key of [
        'ArrowRight',
        'PageDown',
        ' ',
        'ArrowDown',
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'ArrowLeft',
      ] as const) {
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        places.push(`${await currentId(page)} ${await stepsShown(page)}`);
      }
      expect(places).toEqual([
        'umsatz 0',
        'schritte 0',
        'schritte 1',
        'schritte 2',
        'schritte 3',
        'schritte 4',
        'wartezeit 0',
        'schritte 4',
      ]);
      await page.keyboard.press('End');
      expect(await currentId(page)).toBe('literatur');
      await page.keyboard.press('Home');
      expect(await currentId(page)).toBe('cover');
    }));

  test('B blanks the screen, and any key brings the slide back without moving it', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.keyboard.press('b');
      expect(await page.$eval('.reveal', ({ className }) => className)).toContain('paused');
      await page.keyboard.press('ArrowRight');
      expect(await page.$eval('.reveal', ({ className }) => className)).not.toContain('paused');
      expect(await currentId(page)).toBe('cover');
    }));

  test('D switches the colours and remembers them', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      expect(await ground()).toBe('rgb(255, 255, 255)');
      await page.keyboard.press('d');
      expect(await ground()).toBe('rgb(16, 21, 27)');
      await page.reload();
      expect(await ground()).toBe('rgb(16, 21, 27)');
    }));

  test('T shows the data table in place of the chart, and the chart again', () =>
    withPage(`${site()}#/wartezeit`, {}, async (page) => {
      await ready(page);
      const shown = () =>
        page.$eval('#wartezeit', (slide) =>
          ['.plot', '.panel-table'].map((part) => (slide.querySelector(part)?.getClientRects().length ?? 0) > 0),
        );
      expect(await shown()).toEqual([true, false]);
      await page.keyboard.press('t');
      expect(await shown()).toEqual([false, true]);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('panel-table');
      await page.keyboard.press('t');
      expect(await shown()).toEqual([true, false]);
    }));

  test('? lists every key in the language of the deck; Escape closes it and the deck stays', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.keyboard.type('?');
      // Its code comes at its first use.
      await page.waitForSelector('dialog tr');
      const rows = await page.$$eval('dialog tr', (found) => found.map((row) => row.textContent));
      expect(rows).toContain('VollbildF');
      const displays = await page.evaluate(() => 'getScreenDetails' in window);
      expect(rows).toHaveLength(displays ? 18 : 17);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog'));
      expect(await page.$('html.overview')).toBeNull();
    }));

  test('browser combinations are left alone', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.keyboard.down('Alt');
      await page.keyboard.press('n');
      await page.keyboard.up('Alt');
      expect(await currentId(page)).toBe('cover');
    }));
});

describe('finding a slide', () => {
  test('by number, by words of a title, by words in the text', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      for (const [query, id] of [
        ['5', 'wege'],
        ['wartezeit', 'wartezeit'],
        ['Freunde mit', 'schritte'],
      ] as const) {
        await page.keyboard.press('g');
        await page.keyboard.type(query);
        await page.keyboard.press('Enter');
        // The finder's code comes at its first use.
        await expect.poll(() => currentId(page)).toBe(id);
        await page.waitForFunction(() => !document.querySelector('dialog'));
      }
    }));

  test('knows the words of a slide, not those of its buttons', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.keyboard.press('g');
      await page.waitForSelector('.finder li');
      const found = async (query: string) => {
        await page.$eval('.finder input', (input) => (input as HTMLInputElement).select());
        await page.keyboard.type(query);
        return page.$$eval('.finder li', ({ length }) => length);
      };
      expect(await page.$$eval('.slides .fold, .slides .panel-files button', ({ length }) => length)).toBeGreaterThan(
        0,
      );
      expect([await found('Zahlen zeigen'), await found('CSV'), await found('Freunde mit')]).toEqual([0, 0, 1]);
    }));
});

describe('overview', () => {
  test('shows every slide, moves by rows and columns, and opens by key and by click', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.keyboard.press('o');
      await page.waitForSelector('html.overview');
      const visible = await page.$$eval(
        '.slides > section',
        (found) => found.filter((slide) => slide.checkVisibility()).length,
      );
      expect(visible).toBe(9);
      await page.keyboard.press('ArrowDown');
      expect(await currentId(page)).toBe('wartezeit');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      expect(await currentId(page)).toBe('schritte');
      expect(await page.$('html.overview')).toBeNull();
      await page.keyboard.press('Escape');
      const box = await page.$eval('#auswahl', (slide) => {
        const { x, y, width, height } = slide.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.mouse.click(box.x, box.y);
      expect(await currentId(page)).toBe('auswahl');
      expect(await page.$('html.overview')).toBeNull();
    }));
});

describe('addresses', () => {
  test('a step comes back too', () =>
    withPage(`${site()}#/schritte/1`, {}, async (page) => {
      await ready(page);
      expect(`${await currentId(page)} ${await stepsShown(page)}`).toBe('schritte 2');
    }));

  test('a numeral’s card leads to its ledger entry, and the entry back to the numeral', () =>
    withPage(`${site()}#/umsatz`, {}, async (page) => {
      await ready(page);
      const mark = await page.$eval('#cite-K1 td:last-child a', (link) => link.getAttribute('href') ?? '');
      await page.$eval(mark, (link) => (link as HTMLElement).click());
      await page.waitForSelector('.card');
      await page.click('.card-end a');
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'belege');
      await page.$eval('#cite-K1 td:last-child a', (link) => (link as HTMLElement).click());
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'umsatz');
    }));

  test('an unknown address shows the first slide', () =>
    withPage(`${site()}#/gibt-es-nicht`, {}, async (page) => {
      await ready(page);
      expect(await currentId(page)).toBe('cover');
    }));
});

describe('for a screen reader', () => {
  test('the deck is no application, and says title and place once a slide', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      expect(await page.$eval('.reveal', (stage) => stage.getAttribute('role'))).toBeNull();
      await page.keyboard.press('ArrowRight');
      expect(
        await page.$$eval('[role=status].visually-hidden', (found) => found.map((each) => each.textContent)),
      ).toEqual([expect.stringMatching(/^Folie 2 \/ 7: Der Sommer trägt den Umsatz, der Winter die Stammgäste/)]);
    }));

  test('only the slide that is shown can be reached', () =>
    withPage(`${site()}#/wege`, {}, async (page) => {
      await ready(page);
      const reached = new Set<string | undefined>();
      for (let press = 0; press < 14; press++) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement?.closest('.slides > section')?.id));
        expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('speaker-notes');
      }
      reached.delete(undefined);
      expect([...reached]).toEqual(['wege']);
    }));
});
