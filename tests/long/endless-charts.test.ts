import { describe, test } from 'vitest';
import { type ChartText, chartsFolder } from '../build/charts-folder.ts';

const { isItsOwnFaultAlone } = chartsFolder();

// Each is waited for a second.
const ENDLESS: readonly (readonly [what: string, chart: ChartText])[] = [
  ['never settles', { head: 'await new Promise(() => {});' }],
  ['loops as it is read', { head: 'for (;;);' }],
  ['goes on for good', { head: 'setInterval(() => {}, 50);' }],
];

describe('a chart module that', () => {
  test.each(ENDLESS)('%s is its own fault alone, at its place', (_, chart) =>
    isItsOwnFaultAlone(
      chart,
      /^charts\/bad\.ts:1 {2}The chart module does not run: it is not done after 1 seconds \[chart-module\]\n {4}Look for a loop/,
    ),
  );
});
