// @ts-check

/**
 * Preloaded into every Node process of a command: at its end each leaves its peak of resident memory, in kB, in a file of its
 * own in the folder `BENCH_MEMORY`.
 */

import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.BENCH_MEMORY;
if (isMainThread && folder) {
  process.on('exit', () => writeFileSync(`${folder}/${process.pid}`, String(process.resourceUsage().maxRSS)));
}
