import { expect, test } from 'vitest';
import { faultReport } from '../../deck/build/serve/follow.ts';

const a = 'slides/01.md:3:1  This is wrong. [one]\n    Mend it.';
const b = 'charts/x.ts:1:1  That is wrong. [two]\n    Mend that.';

test('a fault is told when it comes, and not again while other files are saved', () => {
  expect(faultReport([], [a])).toBe(`\n${a}\n`);
  expect(faultReport([a], [a])).toBeUndefined();
});

test('what comes to it is told whole, what stands already in a line', () => {
  expect(faultReport([a], [b, a])).toBe(`\n${b}\n\nAs before:\nslides/01.md:3:1  This is wrong. [one]\n`);
});

test('what is mended is taken back, and what is left is said', () => {
  expect(faultReport([a, b], [b])).toBe('\nMended: 1 fault. Left: 1 fault.\n\ncharts/x.ts:1:1  That is wrong. [two]\n');
  expect(faultReport([a, b], [])).toBe('Mended: 2 faults. The deck builds again.');
});

test('a good deck says nothing', () => {
  expect(faultReport([], [])).toBeUndefined();
});
