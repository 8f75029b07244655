import { describe, test } from 'vitest';
import { editAtRandom } from '../markdown/random-edits.ts';

describe('a deck of which only the files that changed are parsed again is the deck parsed from nothing', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('through random edits and their undoing, %d', (seed) =>
    editAtRandom(seed, 60),
  );
});
