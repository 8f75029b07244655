// @ts-check

import { relative } from 'node:path';

/** How many of the slowest test files are named. */
const NAMED = 3;

/**
 * A Vitest reporter that tells how long a run took and what was slowest, and closes it with one plain line that a CI of any make can read,
 * `12 passed, 0 failed, 1 skipped`.
 */
export default class Tally {
  root = '';

  /** @param {{ config: { root: string } }} vitest */
  onInit({ config }) {
    this.root = config.root;
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} strayErrors thrown outside any test: they fail the run, so they count
   */
  onTestRunEnd(modules, strayErrors) {
    if (modules.length > 0)
      console.log(`Tests took ${seconds(performance.now())}; the slowest files: ${slowest(modules, this.root)}.`);
    const count = { passed: 0, failed: strayErrors.length, skipped: 0 };
    for (const module of modules) {
      let own = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
        if (state === 'failed') own += 1;
      }
      // A file that could not be collected holds no failed test and is a failure all the same.
      if (own === 0 && module.state() === 'failed') count.failed += 1;
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
  }
}

/**
 * @param {readonly import('vitest/node').TestModule[]} modules
 * @param {string} root the project's folder
 */
function slowest(modules, root) {
  const files = modules.map((module) => {
    const { collectDuration, setupDuration, duration } = module.diagnostic();
    return { name: relative(root, module.moduleId), time: collectDuration + setupDuration + duration };
  });
  const named = files.sort((a, b) => b.time - a.time).slice(0, NAMED);
  return named.map(({ name, time }) => `${name} ${seconds(time)}`).join(', ');
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
