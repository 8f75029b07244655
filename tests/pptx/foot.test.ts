import { expect, test } from 'vitest';
import { writeDeck } from '../build-deck.ts';
import { type Made, madeFrom, placeOf } from './read-pptx.ts';

async function deckWith(front: string): Promise<Made> {
  const { folder, remove } = await writeDeck(
    `---\ntitle: Foot\nlang: en\nas-of: "2024"\n${front}---\n\n# Part\n\n## First {#first}\n\nWords.\n`,
  );
  const made = await madeFrom(folder);
  await remove();
  return made;
}

test('without a label the number stands at the right margin, on the cover too', async () => {
  const made = await deckWith('');
  const slides = made.loaded.deck.slides.map(({ index }) => index + 1);
  expect(made.loaded.deck.slides[0]?.kind).toBe('cover');
  for (const slide of slides) expect(placeOf(made, slide, 'Slide number').right).toBe(1216);
  const last = slides.at(-1) ?? 1;
  expect(placeOf(made, last, 'Date').right).toBeLessThan(placeOf(made, last, 'Slide number').left);
  expect(placeOf(made, last, 'Footer').right).toBeLessThan(placeOf(made, last, 'Date').left);
  expect(placeOf(made, 1, 'Date').left).toBe(64);
});

test.each(['TLP:RED', 'TLP:AMBER+STRICT'])(
  'the number stands before the label %s, whatever its length',
  async (label) => {
    const made = await deckWith(`marking: ${label}\n`);
    for (const { index } of made.loaded.deck.slides) {
      const marking = placeOf(made, index + 1, 'Distribution label');
      expect(marking.right).toBe(1216);
      expect(marking.left - placeOf(made, index + 1, 'Slide number').right).toBeCloseTo(22, 0);
    }
  },
);
