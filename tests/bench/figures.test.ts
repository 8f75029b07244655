import { expect, test } from 'vitest';
import { median, quantile } from '../../bench/figures.ts';

test.each([
  { values: [3], middle: 3 },
  { values: [10, 2, 3], middle: 3 },
  { values: [10, 2, 3, 4], middle: 3.5 },
  { values: [], middle: Number.NaN },
])('the median of $values is $middle', ({ values, middle }) => {
  expect(median(values)).toBe(middle);
});

test('a quantile lies between two values in proportion, and the values stay in their order', () => {
  const values = [50, 10, 20, 30, 40];
  expect([0, 0.1, 0.95, 1].map((share) => quantile(values, share))).toEqual([10, 14, 48, 50]);
  expect(values).toEqual([50, 10, 20, 30, 40]);
});
