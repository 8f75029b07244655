import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './deck/cli/tally.mjs'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          environment: 'node',
          // No statement about speed: a machine busy with other things still passes.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: './tests/browser/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One browser at a time, and after the unit tests: two cores suffice, and timings mean something.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
