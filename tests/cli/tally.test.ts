import { afterEach, expect, test, vi } from 'vitest';
import type { TestModule } from 'vitest/node';
import Tally from '../../deck/cli/tally.mjs';

afterEach(() => void vi.restoreAllMocks());

/** A test file as Vitest reports it: its state, how its tests ended, and how many seconds it took. */
function file(name: string, state: string, tests: readonly string[], seconds: number): TestModule {
  const module = {
    moduleId: `/home/me/deck/tests/${name}`,
    state: () => state,
    diagnostic: () => ({ collectDuration: 100, setupDuration: 0, duration: seconds * 1000 - 100 }),
    children: { allTests: () => tests.map((each) => ({ result: () => ({ state: each }) })) },
  };
  return module as unknown as TestModule;
}

function told(modules: readonly TestModule[], strayErrors: readonly unknown[] = []): string[] {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const tally = new Tally();
  tally.onInit({ config: { root: '/home/me/deck' } });
  tally.onTestRunEnd(modules, strayErrors);
  return log.mock.calls.map(([line]) => String(line));
}

test('the three slowest files are named, and the tally is the last line', () => {
  const lines = told([
    file('a.test.ts', 'passed', ['passed', 'passed'], 2),
    file('b.test.ts', 'passed', ['passed', 'skipped'], 30),
    file('c.test.ts', 'failed', ['failed'], 1),
    file('d.test.ts', 'passed', ['passed'], 4),
  ]);
  expect(lines).toEqual([
    expect.stringMatching(
      /^Tests took \d+\.\d s; the slowest files: tests\/b\.test\.ts 30\.0 s, tests\/d\.test\.ts 4\.0 s, tests\/a\.test\.ts 2\.0 s\.$/,
    ),
    '4 passed, 1 failed, 1 skipped',
  ]);
});

test('a file that cannot be read and an error outside any test count as failures', () => {
  expect(told([file('a.test.ts', 'failed', [], 1)], [new Error('stray')]).at(-1)).toBe('0 passed, 2 failed');
});

test('a run without files has the tally alone', () => {
  expect(told([])).toEqual(['0 passed, 0 failed']);
});
