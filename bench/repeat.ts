import type { Bench } from './bench.ts';

/**
 * Measures so many times; where profiles are wanted, once more with them, which is not counted: to trace takes time.
 *
 * @param once takes the figure, with a trace or without
 */
export async function repeat<T>(bench: Bench, times: number, once: (traced: boolean) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < times; run++) results.push(await once(false));
  if (bench.profiles !== undefined) await once(true);
  return results;
}
