import type { KeyInput, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { allIds, builtSite, currentId, ready, standsAt } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

const site = builtSite(GERMAN);

describe('keys', () => {
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
});

describe('finding a slide', () => {
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
});

describe('the address of a slide', () => {
  test('is copied from the toolbar, and opens there with and without scripts', () =>
    withPage(site(), { fresh: true }, async (page) => {
      await page
        .browserContext()
        .overridePermissions(new URL(site()).origin, [
          'clipboard-read',
          'clipboard-write',
          'clipboard-sanitized-write',
        ]);
      await ready(page);
      await page.keyboard.press('ArrowRight');
      await page.mouse.move(640, 690);
      await page.click('.toolbar [data-command="address"]');
      await page.waitForSelector('.notice:not(:empty)');
      expect(await page.$eval('.notice', ({ textContent }) => textContent)).toBe('Adresse kopiert');
      const address = await page.evaluate(() => navigator.clipboard.readText());
      expect(address).toBe(`${site()}#umsatz`);
      await page.goto('about:blank');
      await page.goto(address);
      await ready(page);
      expect(await currentId(page)).toBe('umsatz');
      await page.setJavaScriptEnabled(false);
      await page.goto('about:blank');
      await page.goto(address);
      expect(await page.$eval('#umsatz', (slide) => Math.abs(slide.getBoundingClientRect().top) < 20)).toBe(true);
    }));

  test('is shown to be copied by hand where the clipboard is refused', () =>
    withPage(
      site(),
      {
        width: 390,
        height: 844,
        before: async (page) => {
          await page.evaluateOnNewDocument(() => {
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
          });
        },
      },
      async (page) => {
        await page.waitForSelector('#wege .copy-address');
        await page.click('#wege .copy-address');
        const field = await page.waitForSelector('dialog.address input');
        expect(await field?.evaluate((input) => (input as HTMLInputElement).value)).toBe(`${site()}#wege`);
        expect(await page.evaluate(() => String(getSelection()))).toBe(`${site()}#wege`);
      },
    ));
});

describe('the screen', () => {
  test('is kept awake while presenting, and again after the tab was hidden', () =>
    withPage(
      site(),
      {
        before: async (page) => {
          await page.evaluateOnNewDocument(() => {
            const locks: EventTarget[] = [];
            const request = async () => {
              const lock = Object.assign(new EventTarget(), { released: false, release: async () => {} });
              lock.release = async () => {
                lock.released = true;
              };
              locks.push(lock);
              return lock;
            };
            Object.defineProperty(navigator, 'wakeLock', { value: { request } });
            Object.assign(window, { locks });
          });
        },
      },
      async (page) => {
        await ready(page);
        const locks = () =>
          page.evaluate(() =>
            (window as unknown as { locks: { released: boolean }[] }).locks.map((each) => each.released),
          );
        expect(await locks()).toEqual([]);
        await page.keyboard.press('f');
        await page.waitForFunction(() => (window as unknown as { locks: unknown[] }).locks.length === 1);
        // The browser gives the lock up by itself when the tab is hidden.
        await page.evaluate(() => {
          Object.assign((window as unknown as { locks: object[] }).locks[0] ?? {}, { released: true });
          document.dispatchEvent(new Event('visibilitychange'));
        });
        await page.waitForFunction(() => (window as unknown as { locks: unknown[] }).locks.length === 2);
        expect(await locks()).toEqual([true, false]);
        await page.keyboard.press('f');
        await page.waitForFunction(
          () => (window as unknown as { locks: { released: boolean }[] }).locks[1]?.released === true,
        );
      },
    ));

  test('the other display is offered where the browser knows displays, and gets the deck', () =>
    withPage(
      site(),
      {
        before: async (page) => {
          await page.evaluateOnNewDocument(() => {
            const [here, there] = [{ label: 'here' }, { label: 'there' }];
            Object.assign(window, { getScreenDetails: async () => ({ screens: [here, there], currentScreen: here }) });
            Element.prototype.requestFullscreen = async (options) => {
              Object.assign(window, { asked: options });
            };
          });
        },
      },
      async (page) => {
        await ready(page);
        await page.keyboard.press('e');
        await page.waitForFunction(() => 'asked' in window);
        expect(await page.evaluate(() => (window as unknown as { asked: unknown }).asked)).toEqual({
          screen: { label: 'there' },
        });
      },
    ));
});
