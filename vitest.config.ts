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

/** What makes, serves or packs whole decks, and what needs a browser: `npm test -- --unit` is to be a matter of seconds. */
const WHOLE = ['tests/{bench,build,cli,pptx}/**/*.test.ts', 'tests/browser/*.test.ts'];
const LONG = ['tests/long/**', 'tests/briefing/long/**'];

const withBrowsers = [...shared.globalSetup, './tests/browser/browser-host'];

/** Which of the projects is asked for by name: `vitest run --project long`. */
const asked = /--project[= ](\w+)/.exec(process.argv.join(' '))?.[1];
const long = asked === 'long';

const unitProject = {
  resolve,
  test: { ...shared, name: 'unit', include: ['tests/**/*.test.ts'], exclude: [...LONG, ...WHOLE] },
};

/** The units too: a worker of one project has all loaded that its next file needs. */
const allProject = {
  resolve,
  test: { ...shared, name: 'all', include: ['tests/**/*.test.ts'], exclude: LONG, globalSetup: withBrowsers },
};

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
    projects: [long ? longProject : asked === 'unit' ? unitProject : allProject],
  },
});
