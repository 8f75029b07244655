import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { ready } from '../browser/site.ts';
import { builtTalk, deckPlace, says, speakerPlace, stands, withWindows } from '../browser/windows.ts';
import { GERMAN } from '../build-deck.ts';

const talk = builtTalk(GERMAN);

describe('opening', () => {
  test('S opens the speaker view at the place of the deck, a second S brings the same window back', () =>
    withWindows(async ({ open, opened, context }) => {
      const deck = await open(`${talk().site}#/schritte/1`);
      const speaker = await opened(() => deck.keyboard.press('s'));
      await says(speaker, 'connected');
      await stands('schritte 2', speaker);
      expect(new URL(speaker.url()).search).toBe('');
      await deck.bringToFront();
      await deck.keyboard.press('s');
      await stands('schritte 2', speaker);
      expect((await context.pages()).length).toBe(2);
    }));

  test('as a plain tab it finds the deck by itself', () =>
    withWindows(async ({ open }) => {
      await open(`${talk().site}#/wege`);
      const speaker = await open(`${talk().site}speaker.html`);
      await says(speaker, 'connected');
      await stands('wege 0', speaker);
    }));

  test('alone it says that no deck answers, leads through the talk, and opens a deck where it stands', () =>
    withWindows(async ({ open, opened }) => {
      const speaker = await open(`${talk().site}speaker.html`);
      await says(speaker, 'disconnected');
      for (let press = 0; press < 3; press++) await speaker.keyboard.press('ArrowRight');
      await stands('schritte 1', speaker);
      const deck = await opened(() => speaker.click('.open-deck'));
      await stands('schritte 1', deck);
      await says(speaker, 'connected');
    }));

  test('it is a link: no script opens a window that a blocker could refuse', () =>
    withWindows(async ({ open, opened }) => {
      const deck = await open(talk().site, async (page) => {
        await page.evaluateOnNewDocument(() => Object.assign(window, { open: () => null }));
      });
      await says(await opened(() => deck.keyboard.press('s')), 'connected');
    }));
});

describe('in step', () => {
  test.each([['deck'], ['speaker']])('twenty quick steps in the %s window leave both at the same place', (leader) =>
    withWindows(async ({ open }) => {
      const deck = await open(talk().site);
      const speaker = await open(`${talk().site}speaker.html`);
      await says(speaker, 'connected');
      const lead = leader === 'deck' ? deck : speaker;
      await lead.bringToFront();
      // The other one is behind it: what follows holds for a hidden window too.
      const other = leader === 'deck' ? speaker : deck;
      expect(await other.evaluate(() => document.visibilityState)).toBe('hidden');
      for (const [key, place] of [
        ['ArrowRight', 'schritte 2'],
        ['ArrowRight', 'wege 0'],
        ['ArrowLeft', 'schritte 2'],
        ['ArrowLeft', 'cover 0'],
        ['ArrowRight', 'schritte 2'],
      ] as const) {
        await Promise.all(Array.from({ length: 4 }, () => lead.keyboard.press(key)));
        await stands(place, deck, speaker);
      }
    }),
  );

  test('either window may be reloaded, right after a step', () =>
    withWindows(async ({ open }) => {
      const deck = await open(talk().site);
      const speaker = await open(`${talk().site}speaker.html`);
      await says(speaker, 'connected');
      for (let press = 0; press < 4; press++) await speaker.keyboard.press('ArrowRight');
      await stands('schritte 2', deck);
      await speaker.reload();
      await ready(speaker);
      await stands('schritte 2', speaker);
      await deck.bringToFront();
      await deck.keyboard.press('ArrowRight');
      await deck.reload();
      await ready(deck);
      await stands('schritte 3', deck, speaker);
      await says(speaker, 'connected');
    }));

  test('a second speaker view goes along, with the same timer', () =>
    withWindows(async ({ open }) => {
      const deck = await open(talk().site);
      const [one, two] = [await open(`${talk().site}speaker.html`), await open(`${talk().site}speaker.html`)];
      await says(two, 'connected');
      await one.bringToFront();
      await one.keyboard.press('ArrowRight');
      await stands('umsatz 0', deck, one, two);
      await two.bringToFront();
      await two.keyboard.press('PageDown');
      await stands('schritte 0', deck, one, two);
      const running = (page: Page) => page.$eval('[data-command=timer]', (button) => button.ariaPressed);
      expect([await running(one), await running(two)]).toEqual(['true', 'true']);
    }));

  test('a deck that is closed is missed, and comes back to the place when it is opened again', () =>
    withWindows(async ({ open }) => {
      const deck = await open(talk().site);
      const speaker = await open(`${talk().site}speaker.html`);
      await says(speaker, 'connected');
      await deck.close({ runBeforeUnload: true });
      await says(speaker, 'disconnected');
      for (let press = 0; press < 3; press++) await speaker.keyboard.press('ArrowRight');
      const again = await open(talk().site);
      await stands('schritte 1', again);
      await says(speaker, 'connected');
    }));

  test('a deck that slept is missed, and catches up when it wakes', () =>
    withWindows(async ({ open }) => {
      const deck = await open(talk().site, async (page) => {
        // A tab that sleeps hears nothing; puppeteer's own freezing leaves the channel open.
        await page.evaluateOnNewDocument(() => {
          const listen = BroadcastChannel.prototype.addEventListener;
          BroadcastChannel.prototype.addEventListener = function (this: BroadcastChannel, type: string, hear: unknown) {
            const awake = (event: Event) => {
              if (!Reflect.get(window, 'asleep')) (hear as (event: Event) => void)(event);
            };
            listen.call(this, type, awake);
          } as typeof listen;
        });
      });
      const speaker = await open(`${talk().site}speaker.html`);
      await says(speaker, 'connected');
      await deck.evaluate(() => Reflect.set(window, 'asleep', true));
      for (let press = 0; press < 4; press++) await speaker.keyboard.press('ArrowRight');
      await says(speaker, 'disconnected');
      expect(await deckPlace(deck)).toBe('cover 0');
      await deck.evaluate(() => {
        Reflect.set(window, 'asleep', false);
        document.dispatchEvent(new Event('resume'));
      });
      await stands('schritte 2', deck);
      await says(speaker, 'connected');
    }));
});

describe('from file://', () => {
  test('the single file opens its own speaker view, keeps in step, and says when the deck is gone', () =>
    withWindows(async ({ open, opened }) => {
      const deck = await open(talk().file);
      const speaker = await opened(() => deck.keyboard.press('s'));
      await says(speaker, 'connected');
      await speaker.bringToFront();
      for (let press = 0; press < 3; press++) await speaker.keyboard.press('ArrowRight');
      await stands('schritte 1', deck, speaker);
      await speaker.reload();
      await ready(speaker);
      await stands('schritte 1', speaker);
      await deck.close({ runBeforeUnload: true });
      await says(speaker, 'disconnected');
      const again = await opened(() => speaker.click('.open-deck'));
      await stands('schritte 1', again);
      await says(speaker, 'connected');
    }));

  test('another local page neither finds the channel nor the token', () =>
    withWindows(async ({ open, opened }) => {
      const deck = await open(talk().file);
      const speaker = await opened(() => deck.keyboard.press('s'));
      await says(speaker, 'connected');
      const token = await deck.evaluate(() =>
        Object.values(sessionStorage).find((kept) => /^[0-9a-f]{32}$/.test(kept)),
      );
      if (token === undefined) throw new Error('The test does not know where the token is.');
      const stranger = await open(talk().file);
      const kept = await stranger.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      expect(kept).not.toContain(token);
      await stranger.keyboard.press('End');
      await speaker.bringToFront();
      await speaker.keyboard.press('ArrowRight');
      await stands('umsatz 0', deck, speaker);
      expect(await deckPlace(stranger)).toBe('literatur 0');
    }));
});

test('no foreign message moves the deck or the speaker view', () =>
  withWindows(async ({ open }) => {
    const deck = await open(talk().site);
    const speaker = await open(`${talk().site}speaker.html`);
    await says(speaker, 'connected');
    const attack = async (page: Page) => {
      await page.evaluate(() => {
        const address = location.origin + location.pathname.replace(/speaker\.html$/, '');
        const token = localStorage.getItem(`deck-channel ${address}`) ?? '';
        if (!/^[0-9a-f]{32}$/.test(token)) throw new Error('The test does not know where the token is.');
        const shown = { slide: 'wege', step: 0, blank: true, table: false, zoom: -1 };
        const state = {
          type: 'state',
          from: 'x',
          role: 'speaker',
          shown,
          clock: 999,
          by: 'x',
          moved: true,
          ask: false,
        };
        const whole = { ...state, token, theme: 'light' };
        const forged = [
          { ...whole, token: 'f'.repeat(32) },
          { ...whole, role: 'root' },
          { ...whole, more: 1 },
          { ...whole, shown: { ...shown, slide: '<img src=x>' }, clock: 1 },
          JSON.stringify(whole),
          null,
        ];
        for (const name of [`deck ${address} ${token}`, `deck ${address}`, 'deck', 'reveal-notes']) {
          for (const message of forged) new BroadcastChannel(name).postMessage(message);
        }
        // What moves reveal.js' own decks (hakimel/reveal.js#2900).
        for (const message of [whole, JSON.stringify({ method: 'slide', args: [4] })]) postMessage(message, '*');
      });
    };
    await attack(deck);
    await attack(speaker);
    await deck.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect([await deckPlace(deck), await speakerPlace(speaker)]).toEqual(['cover 0', 'cover 0']);
    // The channel is open all the same.
    await speaker.bringToFront();
    await speaker.keyboard.press('ArrowRight');
    await stands('umsatz 0', deck);
  }));
