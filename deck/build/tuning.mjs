// @ts-check

/**
 * Settings that change no output, only what a build takes, each with what it was worth: medians of runs by turns with and without it, at 15
 * and at 1,000 slides. What is worth less than a twentieth has no place here. Plain JavaScript: deck/cli sets them before anything is loaded.
 */

import module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Before Vite is loaded. */
export function tune() {
  // As Vite's own command does it; Node has it from 22.8 on, and the types are those of Node 20.
  /** @type {{ enableCompileCache?(): void }} */ (module).enableCompileCache?.();
  // Vite parses every module of the configuration once more in JavaScript to tell what its loader of the future could not read
  // (https://github.com/vitejs/vite/pull/23000). Worth 0.09 of 1.17 s at 15 slides.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  // The canvas lists all fonts that are installed as it is loaded, beside looking through them at its first use, though the deck measures
  // with its own alone, registered by name (https://github.com/Brooooooklyn/canvas#fonts). Worth 0.06 of 1.75 s and 10 of 295 MB at 15 slides.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  // Rolldown's allocator keeps what it has freed, and takes memory ahead of need
  // (https://microsoft.github.io/mimalloc/environment.html). It reads this when it is loaded. Worth of peak memory, of 463 MB at 15
  // slides and 506 MB at 1,000: 190 and 175 MB together, 30 and 35 MB of it the first alone, 120 and 105 MB the second.
  process.env.MIMALLOC_PURGE_DELAY ??= '0';
  process.env.MIMALLOC_ARENA_EAGER_COMMIT ??= '0';
  // For a few fonts, V8 spends longer on compiling the WOFF2 encoder a second time, optimised (https://v8.dev/blog/wasm-dynamic-tiering),
  // than that saves. A V8 that does not know the flag says so and goes on. Worth 0.2 of 1.3 s, 0.55 of 2.1 s of the processor's time and 70 of
  // 350 MB at 15 slides.
  setFlagsFromString('--liftoff-only');
  // A function is optimised after about as many bytes of its code have run (v8/src/flags/flag-definitions.h; 135,168 in Node 20). Most of a
  // build's code never earns that back, and on two cores its compilers take time from all else. Worth 0.3 of 2.2 s at 200 slides.
  setFlagsFromString('--interrupt-budget=500000');
}

/**
 * Lets the space of young objects grow no further: what a build makes is kept in any case, or gone at once. For Node's command line there is
 * --max-semi-space-size; a process that runs can have it as small as it is by now, until the next thread is begun (`Heap::ConfigureHeap` in
 * v8/src/heap/heap.cc sets it back). Worth 20 of 348 MB at 1,000 slides.
 */
export function keepYoungSpace() {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Bytes of heap in use below which it is not worth its time. */
const MUCH = 80e6;

/**
 * Collects garbage where there is much of it. Once a deck is loaded, a third of the heap is what its slides were parsed into, which
 * V8 would keep until the heap has grown much further. Worth up to 50 of 450 MB at 1,000 slides.
 */
export function collectGarbage() {
  if (process.memoryUsage().heapUsed < MUCH) return;
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  gc();
}
