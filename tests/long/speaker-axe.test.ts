import { expect, test } from 'vitest';
import { violations } from '../browser/axe.ts';
import { axeOnSpeakerView } from '../browser/axe-speaker.ts';
import { builtTalk, withWindows } from '../browser/windows.ts';
import { GERMAN } from '../build-deck.ts';

const talk = builtTalk(GERMAN);

axeOnSpeakerView('dark');
axeOnSpeakerView('light');

test('axe-core in a window of 800 × 600, on every slide', { timeout: 120_000 }, () =>
  withWindows(async ({ open }) => {
    const speaker = await open(`${talk().single}?speaker`);
    await speaker.setViewport({ width: 800, height: 600 });
    await speaker.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const found = new Set<string>();
    for (let place = 0; place < 9; place++) {
      for (const each of await violations(speaker)) found.add(each);
      await speaker.keyboard.press('PageDown');
    }
    expect([...found]).toEqual([]);
  }),
);

test('axe-core where the notes are private', () =>
  withWindows(async ({ open }) => {
    const speaker = await open(`${talk().site}speaker.html`);
    expect(await violations(speaker)).toEqual([]);
  }));
