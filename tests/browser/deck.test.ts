import type { KeyInput, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { allIds, builtSite, currentId, ready, standsAt, stepsShown } from './site.ts';

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

  test('a film stops when its slide is left, and no other does', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.evaluate(() => {
        for (const slide of document.querySelectorAll('.slides > section'))
          slide.append(document.createElement('video'));
        HTMLMediaElement.prototype.pause = function stop() {
          this.dataset.stopped = '';
        };
      });
      await page.keyboard.press('PageDown');
      const stopped = () => page.$$eval('video[data-stopped]', (all) => all.map((film) => film.closest('section')?.id));
      expect(await stopped()).toEqual(['cover']);
      await page.keyboard.press('PageDown');
      expect(await stopped()).toEqual(['cover', 'umsatz']);
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

  test.each([
    ['taken back and written anew', ['5', 'Backspace', '4', 'Enter'], 'wartezeit', 0],
    ['closed again', ['5', 'Escape'], 'cover', 0],
    ['written further', ['4'], 'cover', 1],
  ])('is %s while its code is on its way', async (_name, keys, id, dialogs) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hold = async (page: Page) => {
      await page.setRequestInterception(true);
      page.on('request', async (request) => {
        if (/on-demand/.test(request.url())) await released;
        await request.continue();
      });
    };
    await withPage(site(), { fresh: true, before: hold }, async (page) => {
      await ready(page);
      for (const key of ['g', ...keys]) await page.keyboard.press(key as KeyInput);
      expect(await page.$('dialog')).toBeNull();
      const come = page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => /on-demand/.test(name)),
      );
      release();
      await come;
      await expect.poll(() => currentId(page)).toBe(id);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      await expect.poll(() => page.$$('dialog').then(({ length }) => length)).toBe(dialogs);
      if (dialogs > 0) expect(await page.$eval('dialog input', (input) => (input as HTMLInputElement).value)).toBe('4');
    });
  });
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

describe('what was shown of a slide', () => {
  test('is shown again when the overview is left where it was opened', () =>
    withPage(`${site()}#/schritte/1`, {}, async (page) => {
      await ready(page);
      await page.keyboard.press('o');
      await page.waitForSelector('html.overview');
      for (const key of ['ArrowRight', 'ArrowLeft', 'Enter'] as const) await page.keyboard.press(key);
      await standsAt(page, 'schritte 2');
    }));

  test('is its chart again when one comes back to a slide whose table was shown', () =>
    withPage(`${site()}#/umsatz`, {}, async (page) => {
      await ready(page);
      await page.keyboard.press('t');
      expect(await page.$('#umsatz .show-table')).not.toBeNull();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await standsAt(page, 'umsatz 0');
      expect(await page.$('.show-table')).toBeNull();
    }));

  test('is gone on from by Space after a button was clicked', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.mouse.move(300, 300);
      await page.click('.toolbar [data-command="theme"]');
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
      expect(await theme()).toBe('dark');
      await page.keyboard.press('Space');
      await standsAt(page, 'umsatz 0');
      expect(await theme()).toBe('dark');
    }));

  test('stays blank under keys of the browser and the machine, and comes back with any other', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await page.keyboard.press('b');
      for (const key of ['F8', 'AudioVolumeUp', 'CapsLock'] as const) await page.keyboard.press(key);
      expect(await page.$('.reveal.paused')).not.toBeNull();
      await page.keyboard.press('x');
      expect(await page.$('.reveal.paused')).toBeNull();
    }));
});

describe('addresses', () => {
  test('each slide has one, and comes back by it', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      for (const id of await allIds(page)) {
        await page.goto('about:blank');
        await page.goto(`${site()}#/${id}`);
        await ready(page);
        expect(await currentId(page)).toBe(id);
      }
    }));

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
