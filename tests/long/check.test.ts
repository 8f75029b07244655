import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDeck } from '../../deck/check/check-deck.ts';
import { testBrowser } from '../browser/driver.ts';
import { FULL } from '../browser/full-slide.ts';
import { deckConfig, ROOT, writeDeck } from '../build-deck.ts';

describe('what only a laid-out page shows', () => {
  test('is led back to the line of the Markdown that made it, in a deck that is built', {
    timeout: 60_000,
  }, async () => {
    const deck = await writeDeck(FULL);
    try {
      const { findings } = await checkDeck({
        vite: deckConfig(deck.folder, path.join(ROOT, 'tests/.tmp/check-dist')),
        browser: { running: await testBrowser() },
      });
      const told = findings.map(({ code, source: { line, column }, slide }) => [code, line, column, slide]);
      expect(told).toEqual([
        ['many-words', 6, 1, 'One that holds too much'],
        ['spelling', 8, 3, 'One that holds too much'],
        ['overflow', 19, undefined, 'One that holds too much'],
      ]);
    } finally {
      await deck.remove();
    }
  });
});
