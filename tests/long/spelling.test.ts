import { test } from 'vitest';
import { spelling } from '../../deck/check/spelling.ts';
import { ROOT } from '../build-deck.ts';
import { expectBeyond, readBeyond } from '../check/read.ts';

test('names words that no dictionary has, at their place, and leaves the briefing’s own, code and addresses alone', async () => {
  expectBeyond('spelling', await spelling(readBeyond('spelling'), ROOT));
}, 60_000);
