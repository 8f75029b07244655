// @ts-check

/**
 * Runs bench/, which is TypeScript, through Vite's module runner: Node 20 runs none by itself.
 * Its arguments come from run.mjs, already checked.
 */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BENCH_FLAGS } from './bench-command.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

const { values } = parseArgs({ options: BENCH_FLAGS });

try {
  // Not at the top: run.mjs's own checks come before anything that is installed.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(ROOT, 'bench/command.ts'), { root: ROOT, configFile: false });
  const { command } = /** @type {typeof import('../../bench/command.ts')} */ (module);
  await command({
    root: ROOT,
    only: values.only?.split(','),
    sizes: values.sizes?.split(',').map(Number),
    runs: Number(values.runs ?? 3),
    json: values.json,
    profile: values.profile ?? false,
    write: values.write,
  });
} catch (error) {
  console.error(`✘ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
