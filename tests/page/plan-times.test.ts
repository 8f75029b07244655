import { expect, test } from 'vitest';
import { countWords } from '../../deck/markdown/slide-facts.ts';
import { planTimes } from '../../deck/page/document.ts';

const slide = (words: number, time?: string, backup = false) => ({ words, time, backup });

test('the time left by slides with their own is shared out by the words of the notes, and adds up', () => {
  const plan = planTimes([slide(10), slide(100, '90s'), slide(200), slide(0), slide(50, undefined, true)], 10);
  expect(plan[1]).toBe(90);
  expect(plan[4]).toBeNull();
  expect(plan.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(600);
  expect(plan[2] as number).toBeGreaterThan(plan[0] as number);
  expect(plan[0] as number).toBeGreaterThan(plan[3] as number);
  expect(plan[3]).toBeGreaterThan(0);
});

test('minutes and seconds', () => {
  expect(planTimes([slide(0, '2m'), slide(0, '45s')], 20)).toEqual([120, 45]);
});

test('without notes the time is shared out evenly, to the second', () => {
  expect(planTimes([slide(0), slide(0), slide(0)], 1 + 1 / 60)).toEqual([21, 20, 20]);
});

test('without a length of the talk only own times are known', () => {
  expect(planTimes([slide(40), slide(0, '30s'), slide(0, '30s', true)])).toEqual([null, 30, null]);
});

test('own times beyond the length leave nothing to share', () => {
  expect(planTimes([slide(40), slide(0, '5m')], 3)).toEqual([0, 300]);
});

test('words are counted in the way of the language', () => {
  expect(countWords('Zwei Häuser, zwei Wege.', 'de')).toBe(4);
  expect(countWords('', 'en')).toBe(0);
  expect(countWords('今日は良い天気です', 'ja')).toBeGreaterThan(2);
});
