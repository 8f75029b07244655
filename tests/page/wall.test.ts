import { expect, test } from 'vitest';
import type { Grade } from '../../deck/model/signs.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { renderWall } from '../../deck/page/lists.ts';

const wall = (counts: Partial<Record<Grade, number>>) =>
  renderWall(
    {
      type: 'wall',
      sum: ['no', 'unknown'],
      claims: Object.entries(counts).flatMap(([grade, count]) =>
        Array.from({ length: count }, (_, i) => ({ id: `${grade}${i}`, grade: grade as Grade })),
      ),
    },
    wordsFor('de'),
  );

test('the sum of a small wall stands under its bracket, where no square is', () => {
  expect(wall({ yes: 1, partly: 2, no: 1, unknown: 1 })).toContain('class="wall-sum under"');
});

test('what is the only one of those that are summed has no sum', () => {
  expect(wall({ yes: 4, unknown: 1 })).not.toContain('wall-sum');
});

test('the sum stands beside the last squares where they leave it room', () => {
  expect(wall({ yes: 4, no: 12, unknown: 5 })).toContain('class="wall-sum"');
});
