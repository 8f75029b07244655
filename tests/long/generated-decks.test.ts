import { expect, it } from 'vitest';
import { parseHalfWritten } from '../markdown/half-written.ts';

it.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])('1,000 decks out of pieces of all fixtures, seed %i', (seed) => {
  expect(parseHalfWritten(seed, 1000)).toBeGreaterThan(2500);
});
