// @ts-check

/** A thread that cuts fonts, one after the other. Plain JavaScript: a thread starts from a file that Node reads by itself. */

import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';

// For a few fonts, V8 spends longer on compiling the encoder a second time, optimised (https://v8.dev/blog/wasm-dynamic-tiering),
// than that saves. A V8 that does not know the flag says so and goes on.
setFlagsFromString('--liftoff-only');
// Not at the top: the encoder is compiled as it is loaded.
const { default: subsetFont } = await import('subset-font');

parentPort?.on('message', async (/** @type {import('./cut-font.ts').FontJob} */ { id, source, text, options }) => {
  try {
    parentPort?.postMessage({ id, font: await subsetFont(Buffer.from(source), text, options) });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
