// @ts-check

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {{ name: string, args: readonly string[], tellsItself?: boolean }} Step a tool's JavaScript file and its arguments; one that
 *   tells itself how it went has the last word when it goes well
 */

/**
 * Runs tools one after the other until one fails, on our own terminal.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps) {
  for (const { name, args, tellsItself } of steps) {
    const started = Date.now();
    const { code, stopped } = await runNode(args);
    if (stopped) return code === 0 ? 130 : code;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      console.error(`✘ ${name} failed after ${seconds} s (exit code ${code}).`);
      return code;
    }
    if (!tellsItself) console.log(`✔ ${name} in ${seconds} s`);
  }
  return 0;
}

/**
 * Runs a file with this Node and hands signals on to it.
 *
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, stopped: boolean }>} the exit code, and whether a signal to us ended it
 */
export function runNode(args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: 'inherit', ...options });
  let stopped = false;
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const handOn = (/** @type {NodeJS.Signals} */ signal) => {
    stopped = true;
    // A terminal sends Ctrl-C to the child as well, and two in a row mean "at once" to Vitest.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, handOn);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, handOn);
      // 128 and the signal's number is how shells report a process that a signal ended.
      resolve({
        code: code ?? 128 + (signal ? constants.signals[signal] : 0),
        stopped: stopped || signal === 'SIGINT',
      });
    });
  });
}
