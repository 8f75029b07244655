// @ts-check

/**
 * Runs deck/print, which is TypeScript, the way that Vite reads vite.config.ts, and together with it: Node 20 runs none by itself, and the module
 * runner takes a second and a half for so many files, one by one.
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
  const { loadConfigFromFile } = await import('vite');
  const read = (/** @type {string} */ file) =>
    loadConfigFromFile({ command: 'build', mode: 'production' }, join(ROOT, file), ROOT, 'silent');
  const [entry, project] = await Promise.all([read('deck/print/entry.ts'), read('vite.config.ts')]);
  if (!entry || !project) throw new Error('deck/print/entry.ts or vite.config.ts cannot be read.');
  const { command } = /** @type {typeof import('../print/entry.ts').default} */ (entry.config);
  const perPage = values['per-page'];
  await command({
    root: ROOT,
    config: project.config,
    site: values.site,
    paper: values.paper ?? 'slide',
    perPage: perPage ? Number(perPage) : undefined,
  });
} catch (error) {
  console.error(`✘ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
