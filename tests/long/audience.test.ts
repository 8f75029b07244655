import { describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { builtSite, currentId, ready, stepsShown } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

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
