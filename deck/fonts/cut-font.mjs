// @ts-check

/** The thread that cuts fonts, seen from both of its ends. Plain JavaScript: a thread starts from a file that Node reads by itself. */

import { parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * @typedef {{ id: number, source: Uint8Array, text: string, options: import('subset-font').Options }} Job what the thread is asked
 * @typedef {{ id: number, font: Uint8Array } | { id: number, error: unknown }} Answer
 * @typedef {{ resolve(font: Buffer): void, reject(error: unknown): void }} Waiting
 */

const ROLE = 'cut fonts';

/** @type {Worker | undefined} */
let thread;
/** @type {Map<number, Waiting>} */
const waiting = new Map();
let jobs = 0;

/**
 * A font cut down to the characters of `text`, made beside the thread that draws the charts and answers the bundler: harfbuzz
 * and the WOFF2 encoder, both WebAssembly, take half a second of a cold build.
 *
 * @param {Uint8Array} source a font file
 * @param {string} text
 * @param {import('subset-font').Options} options
 * @returns {Promise<Buffer>}
 * @throws what subset-font throws
 */
export function cutFont(source, text, options) {
  const worker = fontThread();
  const id = jobs++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    /** @type {Job} */
    const job = { id, source, text, options };
    worker.postMessage(job);
  });
}

/** The thread, started if there is none; it does not keep the process unless someone waits for it. */
function fontThread() {
  if (thread) return thread;
  const started = new Worker(new URL(import.meta.url), { workerData: ROLE });
  started.unref();
  started.on('message', (/** @type {Answer} */ answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) started.unref();
    if ('font' in answer) asked?.resolve(Buffer.from(answer.font));
    else asked?.reject(answer.error);
  });
  started.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  started.on('exit', () => {
    if (thread === started) thread = undefined;
  });
  thread = started;
  return started;
}

/** On the thread: cuts one font after the other. */
async function serve() {
  // Not at the top: the encoder is compiled as it is loaded, and the other end needs none.
  const { default: subsetFont } = await import('subset-font');
  parentPort?.on('message', async (/** @type {Job} */ { id, source, text, options }) => {
    try {
      parentPort?.postMessage({ id, font: await subsetFont(Buffer.from(source), text, options) });
    } catch (error) {
      parentPort?.postMessage({ id, error });
    }
  });
}

if (workerData === ROLE) await serve();
