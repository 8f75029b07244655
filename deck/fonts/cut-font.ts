import type { Worker } from 'node:worker_threads';
import type { Options } from 'subset-font';

/** What the thread is asked. */
export interface FontJob {
  id: number;
  source: Uint8Array;
  text: string;
  options: Options;
}

/** What it answers. */
type FontAnswer = { id: number; font: Uint8Array } | { id: number; error: unknown };

interface Waiting {
  resolve(font: Buffer): void;
  reject(error: unknown): void;
}

const waiting = new Map<number, Waiting>();
const served = new WeakSet<Worker>();
let jobs = 0;

/**
 * A font cut down to the characters of `text`, made beside the thread that draws the charts and answers the bundler: harfbuzz
 * and the WOFF2 encoder, both WebAssembly, take half a second of a cold build.
 * @param source a font file
 * @throws what subset-font throws
 */
export async function cutFont(source: Uint8Array, text: string, options: Options): Promise<Buffer> {
  const worker = await servedThread();
  const id = jobs++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ id, source, text, options } satisfies FontJob);
  });
}

async function servedThread(): Promise<Worker> {
  // An address and not a path: bundled with vite.config.ts it would be another module than the one that has the thread.
  const address = new URL('./font-thread.mjs', import.meta.url).href;
  const { fontThread } = (await import(/* @vite-ignore */ address)) as typeof import('./font-thread.mjs');
  const worker = fontThread();
  if (served.has(worker)) return worker;
  served.add(worker);
  worker.on('message', (answer: FontAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('font' in answer) asked?.resolve(Buffer.from(answer.font));
    else asked?.reject(answer.error);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return worker;
}
