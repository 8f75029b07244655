// @ts-check

/**
 * The one entry of `npm start`, `npm test`, `npm run build`, `pdf`, `site`, `verify` and `bench`. It runs on Node alone, since its
 * first task is to install everything else.
 */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, HELP } from './command.mjs';
import { install } from './install.mjs';
import { nodeVersion } from './node-version.mjs';
import { runNode } from './run-node.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const VITE = 'node_modules/vite/bin/vite.js';

// Vite parses every module of the configuration once more in JavaScript to tell what its loader of the future could not read,
// a quarter of a second for a plugin of this size (https://github.com/vitejs/vite/pull/23000).
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';

/** @typedef {{ name: string, args: string[], env?: NodeJS.ProcessEnv }} Step */

process.exitCode = await run(process.argv.slice(2));

/**
 * @param {string[]} argv
 * @returns {Promise<number>} the exit code: 0 done, 1 something failed, 2 not understood
 */
async function run(argv) {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const tooOld = nodeVersion(process.versions.node, engines.node);
  if (tooOld !== undefined) {
    console.error(tooOld);
    return 1;
  }
  const asked = command(argv, process.env);
  if (asked.kind === 'help') {
    console.log(HELP);
    return 0;
  }
  if (asked.kind === 'refuse') {
    console.error(asked.message);
    return 2;
  }
  const installed = await install(ROOT);
  if (installed !== 0) return installed;
  if (asked.name === 'start') return serve(asked.args);
  return runSteps(stepsOf(asked));
}

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function serve(args) {
  const open = process.stdout.isTTY && !process.env.CI && !args.some((arg) => /^--(no-)?open\b/.test(arg));
  const { code, stopped } = await runNode(ROOT, [VITE, ...(open ? ['--open'] : []), ...args]);
  // To be stopped is how a server ends well.
  return stopped ? 0 : code;
}

/**
 * @param {Extract<import('./command.mjs').Command, { kind: 'run' }>} asked
 * @returns {Step[]}
 */
function stepsOf({ name, args, notes, withoutTests }) {
  const lint = { name: 'format and lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check'] };
  const types = { name: 'types', args: ['node_modules/typescript/bin/tsc', '--build'] };
  const tests = { name: 'tests', args: ['node_modules/vitest/vitest.mjs', 'run', ...args] };
  const build = { name: 'build', args: [VITE, 'build'], env: { ...process.env, DECK_NOTES: notes } };
  if (name === 'build') return [build];
  if (name === 'pdf' || name === 'site') {
    return [{ name, args: ['deck/setup/print.mjs', ...args], env: { ...process.env, DECK_NOTES: notes } }];
  }
  if (name === 'bench') return [{ name, args: ['deck/setup/bench.mjs', ...args] }];
  if (name === 'test') return [types, tests];
  return [lint, types, ...(withoutTests ? [] : [tests]), build];
}

/**
 * @param {Step[]} steps run in order until one fails
 * @returns {Promise<number>}
 */
async function runSteps(steps) {
  for (const { name, args, env } of steps) {
    const started = Date.now();
    const { code, stopped } = await runNode(ROOT, args, env);
    if (stopped) return code === 0 ? 130 : code;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      if (steps.length > 1) console.error(`✘ ${name} failed after ${seconds} s (exit code ${code}).`);
      return code;
    }
    if (steps.length > 1) console.log(`✔ ${name} in ${seconds} s`);
  }
  return 0;
}
