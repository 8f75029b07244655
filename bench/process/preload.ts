const FILE = new URL('./preload.mjs', import.meta.url);

/**
 * Environment variables under which a command's processes tell at their end what they took.
 *
 * @param wanted folders that exist: `BENCH_MEMORY` for peaks of memory, `BENCH_PROFILE` for CPU profiles
 */
export function preload(wanted: { BENCH_MEMORY?: string; BENCH_PROFILE?: string }): Record<string, string> {
  return { NODE_OPTIONS: `--import=${FILE.href}`, ...wanted };
}
