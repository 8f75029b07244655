// @ts-check

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ code: number, stopped: boolean }} Ended the exit code, and whether a signal to us ended it */

/**
 * Runs a tool's JavaScript file with this Node, on our own terminal, and hands signals on to it.
 *
 * @param {string} root the project's folder
 * @param {readonly string[]} args the file, relative to the project, and its arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Ended>}
 */
export function runNode(root, args, env = process.env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
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
