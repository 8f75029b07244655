// @ts-check

/**
 * The one entry of `npm start`, `npm test`, `npm run build`, `pdf`, `site`, `verify` and `bench`. It runs on Node alone, since its
 * first task is to install everything else.
 */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { command, HELP } from './command.mjs';
import { install } from './install.mjs';
import { nodeVersion } from './node-version.mjs';
import { runNode } from './run-node.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const VITE = 'node_modules/vite/bin/vite.js';

// Vite parses every module of the configuration once more in JavaScript to tell what its loader of the future could not read,
// a quarter of a second for a plugin of this size (https://github.com/vitejs/vite/pull/23000).
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';

// Rolldown's allocator keeps what it has freed, and takes memory ahead of need: half of what a build took
// (https://microsoft.github.io/mimalloc/environment.html). It reads this when it is loaded.
process.env.MIMALLOC_PURGE_DELAY ??= '0';
process.env.MIMALLOC_ARENA_EAGER_COMMIT ??= '0';

// The flags alone decide whether notes are built.
delete process.env.DECK_NOTES;

/** @typedef {{ name: string, args: string[], env?: Record<string, string> }} Step `env` comes on top of our own */

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
  const steps = stepsOf(asked);
  const [only, ...others] = steps;
  if (!only || others.length > 0) return runSteps(steps);
  // Its start is as long as that of Vite. Not at the top: it loads what has been installed.
  if (['build', 'pdf', 'site'].includes(asked.name)) (await import('../fonts/cut-font.mjs')).fontThread();
  return runHere(only);
}

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function serve(args) {
  const open = process.stdout.isTTY && !process.env.CI && !args.some((arg) => /^--(no-)?open\b/.test(arg));
  // To be stopped is how a server ends well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  return runHere({ name: 'start', args: [VITE, ...(open ? ['--open'] : []), ...args] });
}

/**
 * Runs a tool's JavaScript file in this process: to start another Node and to load it takes 60 ms and 45 MB.
 *
 * @param {Step} step
 * @returns {Promise<number>} the exit code as far as it is known; the file may go on and end the process itself
 */
async function runHere({ args: [file = '', ...args], env }) {
  process.chdir(ROOT);
  Object.assign(process.env, env);
  process.argv = [process.execPath, join(ROOT, file), ...args];
  await import(pathToFileURL(join(ROOT, file)).href);
  return Number(process.exitCode ?? 0);
}

/**
 * @param {Extract<import('./command.mjs').Command, { kind: 'run' }>} asked
 * @returns {Step[]}
 */
function stepsOf({ name, args, notes, withoutTests }) {
  /** @type {Record<string, string>} */
  const env = notes ? { DECK_NOTES: notes } : {};
  const lint = { name: 'format and lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check'] };
  const types = { name: 'types', args: ['node_modules/typescript/bin/tsc', '--build'] };
  const tests = { name: 'tests', args: ['node_modules/vitest/vitest.mjs', 'run', ...args] };
  const build = { name: 'build', args: [VITE, 'build'], env };
  if (name === 'build') return [build];
  if (name === 'pdf' || name === 'site') return [{ name, args: ['deck/cli/print.mjs', ...args], env }];
  if (name === 'bench') return [{ name, args: ['deck/cli/bench.mjs', ...args] }];
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
    const { code, stopped } = await runNode(ROOT, args, { ...process.env, ...env });
    if (stopped) return code === 0 ? 130 : code;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      console.error(`✘ ${name} failed after ${seconds} s (exit code ${code}).`);
      return code;
    }
    console.log(`✔ ${name} in ${seconds} s`);
  }
  return 0;
}
