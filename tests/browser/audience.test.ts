import { describe, expect, test } from 'vitest';
import { builtMarkdown, GERMAN } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, currentId, ready, servedSite, stepsShown } from './site.ts';

const site = builtSite(GERMAN);

/** Keys that browsers or screen readers take for themselves, alone or with Shift: Firefox' quick find, Tab, caret browsing. */
const TAKEN = ['/', "'", 'Tab', 'Backspace', 'F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Insert', 'CapsLock'];

describe.each([['index.html'], ['speaker.html']])('keys of %s', (name) => {
  test('help names every key once, and none that the browser or a screen reader takes', () =>
    withPage(`${site()}${name}`, {}, async (page) => {
      await ready(page);
      await page.keyboard.type('?');
      // Its code comes at its first use.
      await page.waitForSelector('dialog.help kbd');
      const keys = await page.$$eval('dialog.help kbd', (found) => found.map((key) => key.textContent ?? ''));
      const own = keys.filter((key, index) => !(keys[index - 1] === 'Ctrl' || key === 'Ctrl'));
      expect(own.length).toBeGreaterThan(15);
      const licences = await page.$eval('dialog.help .licences a', (link) => (link as HTMLAnchorElement).href);
      expect(await page.evaluate(async (file) => (await fetch(file)).text(), licences)).toContain(
        'SIL OPEN FONT LICENSE',
      );
      expect(new Set(own).size).toBe(own.length);
      expect(own.filter((key) => TAKEN.includes(key))).toEqual([]);
    }));
});

describe('the address', () => {
  test('has slide and step at once: a reload right after quick steps comes back there', () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      await Promise.all(Array.from({ length: 4 }, () => page.keyboard.press('ArrowRight')));
      expect(new URL(page.url()).hash).toBe('#/schritte/1');
      await page.reload();
      await ready(page);
      expect(`${await currentId(page)} ${await stepsShown(page)}`).toBe('schritte 2');
    }));
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

describe('for a screen reader', () => {
  test("a chart's summary is said with its slide, the first time only", () =>
    withPage(site(), {}, async (page) => {
      await ready(page);
      const said = () => page.$eval('p[role=status].visually-hidden', (status) => status.textContent);
      await page.keyboard.press('ArrowRight');
      const summary = await page.$eval('#umsatz .plot-svg', (drawing) => drawing.getAttribute('aria-label'));
      expect(await said()).toBe(`Folie 2 / 7: Der Sommer trägt den Umsatz, der Winter die Stammgäste. ${summary}`);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      expect(await said()).toBe('Folie 2 / 7: Der Sommer trägt den Umsatz, der Winter die Stammgäste');
    }));
});

const slides = Array.from({ length: 300 }, (_, n) => `## Slide ${n + 1} says something\n\n- One\n- Two\n- Three\n`);
const large = servedSite(() => builtMarkdown('large-300', `---\ntitle: Large\n---\n\n${slides.join('\n')}`));

test('the overview opens at once at 300 slides', { timeout: 120_000 }, () =>
  withPage(large(), { reducedMotion: true }, async (page) => {
    await ready(page);
    // Its code comes at its first use.
    await page.keyboard.press('o');
    await page.waitForSelector('html.overview');
    await page.keyboard.press('o');
    // All of them at once, in the very turn of the key: nothing is drawn bit by bit.
    const shown = await page.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'o' }));
      const slides = [...document.querySelectorAll('.slides > section')];
      return slides.filter((slide) => slide.getClientRects().length > 0).length;
    });
    expect(shown).toBe(301);
    // Only those in sight are laid out in full.
    expect(await page.$eval('#slide-290-says-something', (slide) => getComputedStyle(slide).contentVisibility)).toBe(
      'auto',
    );
  }),
);
