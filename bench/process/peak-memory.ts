import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { preload } from './preload.ts';

/** Peaks of resident memory in MB: of the largest process, and of all together as if they had met. */
export interface PeakMemory {
  largest: number;
  all: number;
}

/**
 * Lends the environment variables under which a command tells how much memory its processes took.
 *
 * @param temporary folder for the files in which they tell it
 * @returns what `use` returned, and the peaks
 */
export async function withPeakMemory<T>(
  temporary: string,
  use: (env: Record<string, string>) => Promise<T>,
): Promise<{ result: T; memory: PeakMemory }> {
  const folder = await mkdtemp(path.join(temporary, 'memory-'));
  try {
    const result = await use(preload({ BENCH_MEMORY: folder }));
    const names = await readdir(folder);
    const peaks = await Promise.all(names.map(async (name) => Number(await readFile(path.join(folder, name), 'utf8'))));
    const megabytes = (kilobytes: number) => (kilobytes * 1024) / 1e6;
    return {
      result,
      memory: { largest: megabytes(Math.max(...peaks)), all: megabytes(peaks.reduce((sum, peak) => sum + peak, 0)) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
