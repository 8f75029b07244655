// @ts-check

/**
 * The thread that cuts fonts. Plain JavaScript, and never bundled: deck/cli/run.mjs starts it while Vite is still being read, and
 * cut-font.ts then finds the same module.
 */

import { Worker } from 'node:worker_threads';

/** @type {Worker | undefined} */
let thread;

/** The thread, started if there is none; it does not keep the process unless someone waits for it. */
export function fontThread() {
  if (thread) return thread;
  const started = new Worker(new URL('./font-worker.mjs', import.meta.url));
  started.unref();
  started.on('exit', () => {
    if (thread === started) thread = undefined;
  });
  thread = started;
  return started;
}
