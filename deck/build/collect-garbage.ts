import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of heap in use below which it is not worth its time. */
const MUCH = 80e6;

/**
 * Collects garbage where there is much of it. Once a deck is loaded, two thirds of the heap are what its slides were parsed into:
 * V8 would keep that until the heap has grown much further, and a build of a thousand slides takes 60 MB more.
 */
export function collectGarbage(): void {
  if (process.memoryUsage().heapUsed < MUCH) return;
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') return;
  gc();
  // The pages that the first has emptied are given back by the second.
  gc();
}
