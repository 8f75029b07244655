import { expect, test } from 'vitest';
import { chartsHoldTheirData } from '../../pptx/chart-checks.ts';
import { madeFrom, placeOf } from '../../pptx/read-pptx.ts';
import { saysWhatThePagesSay } from '../../pptx/words-checks.ts';

saysWhatThePagesSay('');
chartsHoldTheirData('');

test('a cover with a map keeps its foot beside the map', async () => {
  const made = await madeFrom('');
  expect(made.loaded.deck.slides[0]?.kind).toBe('cover');
  expect(placeOf(made, 1, 'Slide number').right).toBe(504);
  expect(placeOf(made, 1, 'Distribution label').right).toBe(1216);
});
