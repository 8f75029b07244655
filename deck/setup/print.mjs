// @ts-check

/**
 * Runs deck/print, which is TypeScript, through Vite's module runner: Node 20 runs none by itself.
 * Its arguments come from run.mjs, already checked.
 */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

const { values } = parseArgs({
  options: { site: { type: 'boolean', default: false }, paper: { type: 'string' }, 'per-page': { type: 'string' } },
});

try {
  // Not at the top: run.mjs's own checks come before anything that is installed.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(ROOT, 'deck/print/command.ts'), { root: ROOT, configFile: false });
  const { command } = /** @type {typeof import('../print/command.ts')} */ (module);
  const perPage = values['per-page'];
  await command({
    root: ROOT,
    site: values.site,
    paper: values.paper ?? 'slide',
    perPage: perPage ? Number(perPage) : undefined,
  });
} catch (error) {
  console.error(`✘ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
