// @ts-check

/**
 * The thread's code and the first thread, made as early as a command begins. Plain JavaScript, since deck/cli asks for it while the
 * configuration is still being put together. Worth 0.3 of 1.9 s at 15 slides.
 */

import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';

const WORKER = fileURLToPath(new URL('./chart-worker.ts', import.meta.url));

/**
 * @typedef {object} WorkerCode
 * @property {string} code for a thread to evaluate
 * @property {readonly string[]} names the names that a chart may import from `#deck/panels`
 *
 * @typedef {{ code: Promise<WorkerCode>, first?: Promise<Worker> }} Begun
 */

/** The configuration, put together, holds a copy of this module: what both share stands with the process. */
const SHARED = Symbol.for('deck:chart-worker');

/** @returns {Begun} */
function begun() {
  const shared = /** @type {{ [SHARED]?: Begun }} */ (globalThis);
  shared[SHARED] ??= { code: bundleWorker() };
  return shared[SHARED];
}

/** @returns {Promise<WorkerCode>} made once for a process */
export function workerCode() {
  return begun().code;
}

/** Starts the first thread, ahead of need: what goes wrong is told by who asks for it. */
export function beginWorker() {
  const here = begun();
  here.first ??= startWorker();
  here.first.catch(() => undefined);
}

/** @returns {Promise<Worker>} the thread that was begun, else a new one: it has read all of deck/panels and its packages */
export function takeWorker() {
  const here = begun();
  const worker = here.first ?? startWorker();
  delete here.first;
  return worker;
}

/** @returns {Promise<Worker>} */
async function startWorker() {
  const { code } = await workerCode();
  // Modules that are run from memory and not from files: https://nodejs.org/api/vm.html#class-vmsourcetextmodule
  const worker = new Worker(code, { eval: true, execArgv: ['--experimental-vm-modules', '--no-warnings'] });
  // One that dies while nobody waits for it is found dead by who asks next.
  worker.on('error', () => undefined);
  await once(worker, 'message');
  worker.unref();
  return worker;
}

/**
 * A thread needs JavaScript: types are stripped and the project's own files put together; packages stay what they are. Without a
 * plugin: each of its answers would wait for this thread, which is busy loading the configuration.
 *
 * @returns {Promise<WorkerCode>}
 */
async function bundleWorker() {
  const bundle = await rolldown({
    input: WORKER,
    platform: 'node',
    tsconfig: false,
    logLevel: 'silent',
    // Packages by their names, and no drive of Windows.
    external: /^(?:node:|[a-z@](?!:))/,
  });
  try {
    const { output } = await bundle.generate({ format: 'cjs', exports: 'named', minify: false });
    const [{ code, exports }] = output;
    // Code that lies in no folder finds no package but from the folder of its file.
    const find = `require('node:module').createRequire(${JSON.stringify(WORKER)})`;
    return { code: `(function (require) {${code}\n})(${find});`, names: exports };
  } finally {
    await bundle.close();
  }
}
