import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { oneFile } from './sample.ts';

/** The classes of a timeline of so many steps, each with such a head and such a word under it. */
function classesOf(lang: string, words: readonly string[]): readonly string[] {
  const steps = words.map((word, i) => `${i + 1}. **${2020 + i}** Step\n\n   ${word}\n`).join('\n');
  const { deck, problems } = parseDeck(
    oneFile(`---\ntitle: T\nlang: ${lang}\n---\n\n## A way {#way .timeline}\n\n${steps}`),
  );
  expect(problems).toEqual([]);
  return deck.slides.at(-1)?.classes ?? [];
}

const SHORT = ['Plan', 'Bid', 'Build', 'Test', 'Open', 'Count'];
const GERMAN = ['Beschluss', 'Ausschreibung', 'Personalauswahlkommission', 'Probebetrieb', 'Abnahme', 'Auswertung'];
const ENGLISH = ['Decision', 'Tender', 'Environmental-impact', 'Intergovernmentalisation', 'Approval', 'Report'];

describe('a timeline of six steps', () => {
  it('stands side by side where every word has room in its column', () => {
    expect(classesOf('en', SHORT)).toEqual(['timeline']);
    expect(classesOf('de', SHORT)).toEqual(['timeline']);
  });

  it('runs downwards where a word has none, in German and in English, so that none is broken', () => {
    expect(classesOf('de', GERMAN)).toEqual(['timeline', 'rows']);
    expect(classesOf('en', ENGLISH)).toEqual(['timeline', 'rows']);
  });

  it('stands side by side with the same words where it has fewer steps', () => {
    expect(classesOf('de', GERMAN.slice(1, 3))).toEqual(['timeline']);
  });
});
