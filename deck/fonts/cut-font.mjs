// @ts-check

/** The thread that cuts fonts, seen from both of its ends. Plain JavaScript: a thread starts from a file that Node reads by itself. */

import { parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * @typedef {{ text: string, options: import('subset-font').Options }} Cut
 * @typedef {{ id: number, source: Uint8Array, cut?: Cut }} Job what the thread is asked: a cut, or else the characters of a font
 * @typedef {{ id: number, made: Uint8Array | Uint32Array } | { id: number, error: unknown }} Answer
 * @typedef {{ resolve(made: Uint8Array | Uint32Array): void, reject(error: unknown): void }} Waiting
 */

const ROLE = 'cut fonts';

/** @typedef {{ thread?: Worker, waiting: Map<number, Waiting>, jobs: number }} Shared */

/** With the process: deck/cli begins the thread while the configuration is read, which then holds a copy of this module. */
const SHARED = Symbol.for('deck:font-thread');
const shared = sharedState();

/** @returns {Shared} */
function sharedState() {
  const all = /** @type {{ [SHARED]?: Shared }} */ (globalThis);
  all[SHARED] ??= { waiting: new Map(), jobs: 0 };
  return all[SHARED];
}

/** Starts the thread ahead of need: to load its WebAssembly takes as long as to cut two fonts. */
export function beginCutting() {
  fontThread();
}

/** Ends the thread, unless somebody waits for it. Who asks for another font begins it anew. */
export async function endCutting() {
  const { thread, waiting } = shared;
  if (!thread || waiting.size > 0) return;
  // Whoever asks from now on shall not be answered by one that is about to end.
  delete shared.thread;
  await thread.terminate();
}

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
export async function cutFont(source, text, options) {
  return Buffer.from(/** @type {Uint8Array} */ (await ask(source, { text, options })));
}

/**
 * The code points that a font has a glyph for.
 *
 * @param {Uint8Array} source a font file
 * @returns {Promise<Uint32Array>}
 */
export async function charactersIn(source) {
  return /** @type {Promise<Uint32Array>} */ (ask(source));
}

/**
 * @param {Uint8Array} source
 * @param {Cut} [cut]
 * @returns {Promise<Uint8Array | Uint32Array>}
 */
function ask(source, cut) {
  const worker = fontThread();
  const id = shared.jobs++;
  return new Promise((resolve, reject) => {
    shared.waiting.set(id, { resolve, reject });
    worker.ref();
    /** @type {Job} */
    const job = { id, source, ...(cut && { cut }) };
    worker.postMessage(job);
  });
}

/** The thread, started if there is none; it does not keep the process unless someone waits for it. */
function fontThread() {
  const { thread, waiting } = shared;
  if (thread) return thread;
  const started = new Worker(new URL(import.meta.url), { workerData: ROLE });
  started.on('message', (/** @type {Answer} */ answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) started.unref();
    if ('made' in answer) asked?.resolve(answer.made);
    else asked?.reject(answer.error);
  });
  started.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  started.on('exit', () => {
    if (shared.thread === started) delete shared.thread;
  });
  // Last: to listen to it makes the process wait for it again.
  started.unref();
  shared.thread = started;
  return started;
}

/** On the thread: one job after the other. */
async function serve() {
  // Not at the top: the encoder is compiled as it is loaded, and the other end needs none.
  const { default: subsetFont } = await import('subset-font');
  /** @param {Job} job */
  const answer = async ({ id, source, cut }) => {
    try {
      const font = Buffer.from(source);
      const made = cut ? await subsetFont(font, cut.text, cut.options) : await readCharacters(font);
      parentPort?.postMessage({ id, made });
    } catch (error) {
      parentPort?.postMessage({ id, error });
    }
  };
  // The decoder of WOFF2 fails where two fonts are read at the same time.
  let before = Promise.resolve();
  parentPort?.on('message', (/** @type {Job} */ job) => {
    before = before.then(() => answer(job));
  });
}

/** @param {Buffer} font */
async function readCharacters(font) {
  const [{ convert }, { Blob, Face }] = await Promise.all([import('fontverter'), import('harfbuzzjs')]);
  return new Face(new Blob(await convert(font, 'truetype'))).collectUnicodes();
}

if (workerData === ROLE) await serve();
