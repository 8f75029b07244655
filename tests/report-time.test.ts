import { expect, test } from 'vitest';
import { timeReport } from './report-time.ts';

test('a run says how long it took and names its slowest files', () => {
  const slowest = [
    { name: 'tests/browser/axe.test.ts', time: 12_345 },
    { name: 'tests/markdown/good.test.ts', time: 67 },
  ];
  expect(timeReport(98_765, slowest)).toBe(
    'Tests took 98.8 s. Slowest: tests/browser/axe.test.ts 12.3 s, tests/markdown/good.test.ts 0.1 s.',
  );
  expect(timeReport(0, [])).toBe('Tests took 0.0 s.');
});
