import { expect, test } from 'vitest';
import { GERMAN } from '../build-deck.ts';
import { violations } from './axe.ts';
import { builtTalk, says, stands, withWindows } from './windows.ts';

/** Tests that axe-core finds nothing in the speaker view of one theme, whatever is open in it. */
export function axeOnSpeakerView(look: 'dark' | 'light'): void {
  const talk = builtTalk(GERMAN);

  test(`axe-core on the speaker view in every state, ${look}`, { timeout: 120_000 }, () =>
    withWindows(async ({ open }) => {
      const speaker = await open(`${talk().single}?speaker`, (page) =>
        page.evaluateOnNewDocument((wanted) => localStorage.setItem('speaker-theme', wanted), look).then(() => {}),
      );
      const found: string[] = [];
      const lookAt = async (state: string) => {
        found.push(...(await violations(speaker)).map((each) => `${state} ${each}`));
      };
      await says(speaker, 'disconnected');
      await lookAt('disconnected');
      await open(talk().single);
      await says(speaker, 'connected');
      await speaker.bringToFront();
      await speaker.keyboard.press('ArrowRight');
      await speaker.waitForSelector('.now .plot[data-live]');
      await lookAt('chart');
      for (const [state, key, back] of [
        ['table', 't', 't'],
        ['zoom', 'z', 'z'],
        ['blank', 'b', 'b'],
        ['paused', 'k', 'k'],
        ['help', '?', 'Escape'],
        ['finder', 'g', 'Escape'],
        ['rehearsal', 'h', 'Escape'],
        ['recording', 'w', 'w'],
      ] as const) {
        await speaker.keyboard.type(key);
        await lookAt(state);
        await speaker.keyboard.press(back);
      }
      await speaker.keyboard.press('Escape');
      await speaker.keyboard.press('End');
      await stands('literatur 0', speaker);
      await lookAt('backup');
      expect(found).toEqual([]);
    }),
  );
}
