import { expect, test } from 'vitest';
import { leftSites } from '../../deck/print/command.ts';

test('a site of no briefing is named with what to do, and those of all are not', () => {
  expect(leftSites(['acme', 'old', 'slides'], ['slides', 'acme'], '/home/me/deck/dist', 'slides')).toEqual([
    'dist/old/ stays, and is published with the rest, but slides/ has no briefing "old": delete the folder dist/old/ if nobody needs it.',
  ]);
  expect(leftSites(['acme'], ['acme', 'new'], '/home/me/deck/dist', 'slides')).toEqual([]);
});
