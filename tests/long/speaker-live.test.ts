import { readFile, writeFile } from 'node:fs/promises';
import type { ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { says, stands, withWindows } from '../browser/windows.ts';
import { copyDeck, GERMAN, serveDeck } from '../build-deck.ts';

let copy: Awaited<ReturnType<typeof copyDeck>>;
let server: ViteDevServer;
let url: string;

beforeEach(async () => {
  copy = await copyDeck(GERMAN);
  ({ server, url } = await serveDeck(copy.folder));
});

afterEach(async () => {
  await server.close();
  await copy.remove();
});

test('while writing, the speaker view has the notes, keeps in step, and follows every edit without a reload', () =>
  withWindows(async ({ open, opened }) => {
    const deck = await open(url);
    const speaker = await opened(() => deck.keyboard.press('s'));
    await says(speaker, 'connected');
    await speaker.bringToFront();
    await speaker.keyboard.press('ArrowRight');
    await stands('umsatz 0', deck, speaker);
    const notes = () => speaker.$eval('.notes-text', (found) => found.textContent ?? '');
    expect(await notes()).toContain('weil die Kasse ausfiel');
    const file = copy.file('slides/01-anfang.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('weil die Kasse ausfiel', 'weil niemand zählte'));
    await speaker.waitForFunction(
      () => document.querySelector('.notes-text')?.textContent?.includes('weil niemand zählte'),
      { polling: 100 },
    );
    await stands('umsatz 0', deck, speaker);
    await speaker.keyboard.press('ArrowRight');
    await stands('schritte 0', deck, speaker);
  }));
