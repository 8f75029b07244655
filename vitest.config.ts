import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where the project lies below a `#`, what runs is what the paths say, see deck/cli/run-linked.mjs. */
const resolve = { preserveSymlinks: process.env.DECK_LINK !== undefined };

/** What every project shares. No statement about speed: a machine busy with other things still passes. */
const shared = {
  // Without their ending, which Vite finds: whole, Vitest would follow links to where they lead.
  globalSetup: ['./tests/run-folder'],
  // Vite, the fonts and the drawing library take longer to load than most files to run.
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
};

/** What makes, serves or packs whole decks: not with the units, for `npm test -- --unit` is to be a matter of seconds; with the browser's, whose workers have loaded the engine. */
const WHOLE = ['tests/{bench,build,cli,pptx}/**/*.test.ts'];

const withBrowsers = [...shared.globalSetup, './tests/browser/browser-host'];

/** The tests that take longer run only where they are asked for: `vitest run --project long`. */
const long = /--project[= ]long\b/.test(process.argv.join(' '));

const longProject = {
  resolve,
  test: {
    ...shared,
    name: 'long',
    include: ['tests/long/**/*.test.ts', 'tests/briefing/long/*.test.ts'],
    globalSetup: withBrowsers,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
};

export default defineConfig({
  resolve,
  test: {
    reporters: ['default', './deck/cli/tally.mjs'],
    // Two where there are two cores: a browser test waits for its browser as long as it works. The long ones wait for whole commands besides:
    // with three they take six sevenths of the time.
    maxWorkers: Math.max(long ? 3 : 2, availableParallelism() - 1),
    passWithNoTests: long,
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/*.test.ts', 'tests/long/**', 'tests/briefing/long/**', ...WHOLE],
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/*.test.ts', ...WHOLE],
          globalSetup: withBrowsers,
        },
      },
      ...(long ? [longProject] : []),
    ],
  },
});
