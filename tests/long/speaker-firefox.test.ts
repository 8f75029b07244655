import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ready } from '../browser/site.ts';
import { builtTalk, says, stands } from '../browser/windows.ts';
import { GERMAN } from '../build-deck.ts';

/** Firefox is not installed for the tests: it is asked where it is on the machine. */
const FIREFOX = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  (file) => file !== undefined && existsSync(file),
);

/** Puppeteer sets a page's size by a command that Debian's Firefox of 2025 (140 ESR) does not know. */
const OLDEST = 145;
const version = FIREFOX === undefined ? '' : execFileSync(FIREFOX, ['--version'], { encoding: 'utf8' });
const major = Number(/\d+/.exec(version)?.[0] ?? 0);

describe.skipIf(major < OLDEST)('in Firefox, with its popup blocker at work', () => {
  const talk = builtTalk(GERMAN);
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch({
      browser: 'firefox',
      executablePath: FIREFOX ?? '',
      extraPrefsFirefox: { 'dom.disable_open_during_load': true },
    });
  });
  afterAll(() => browser?.close());

  async function openDeck(url: string): Promise<{ deck: Page; problems: string[] }> {
    const deck = await browser.newPage();
    const problems: string[] = [];
    deck.on('pageerror', (error) => problems.push(String(error)));
    deck.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await deck.setViewport({ width: 1280, height: 800 });
    await deck.goto(url);
    await ready(deck);
    return { deck, problems };
  }

  async function openSpeaker(deck: Page): Promise<Page> {
    const coming = new Promise<Page | null>((resolve) =>
      browser.once('targetcreated', (target) => resolve(target.page())),
    );
    await deck.keyboard.press('s');
    const speaker = await coming;
    if (!speaker) throw new Error('No window was opened.');
    await ready(speaker);
    return speaker;
  }

  test.each([['site'], ['single'], ['file']] as const)(
    'the %s opens its speaker view and keeps in step',
    async (where) => {
      const { deck, problems } = await openDeck(talk()[where]);
      const speaker = await openSpeaker(deck);
      await says(speaker, 'connected');
      for (let press = 0; press < 4; press++) await speaker.keyboard.press('ArrowRight');
      await stands('schritte 2', deck, speaker);
      await deck.keyboard.press('ArrowLeft');
      await stands('schritte 1', deck, speaker);
      await speaker.reload();
      await ready(speaker);
      await stands('schritte 1', speaker);
      await deck.close({ runBeforeUnload: true });
      await says(speaker, 'disconnected');
      await speaker.close();
      expect(problems).toEqual([]);
    },
  );
});
