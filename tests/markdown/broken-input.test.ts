import { expect, it } from 'vitest';
import { parseHalfWritten } from './half-written.ts';

it('never throws, and names a place in the file for each fault, whatever an author leaves half written', () => {
  expect(parseHalfWritten(7, 200)).toBeGreaterThan(500);
});
