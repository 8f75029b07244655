// @ts-check

/**
 * What Vite's own command takes for its configuration under `npm start`: vite.config.ts, read as all commands read it and read again when
 * the server starts anew. Vite's own reading resolves every import in JavaScript and writes a source map. Worth 0.3 of 1.1 s until
 * the server answers, of 15 slides.
 */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readModules } from './read-modules.mjs';

/** The project's folder, by way of a link where there is one, see run-linked.mjs: where this file really lies Vite does not read. */
const ROOT = process.env.DECK_LINK ?? join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @returns {Promise<import('vite').UserConfig>} */
export default async function serveConfig() {
  const { modules, files } = await readModules(ROOT, ['vite.config.ts'], 'serve');
  const config = /** @type {import('vite').UserConfig} */ (modules[0]);
  return { ...config, plugins: [...(config.plugins ?? []), startsAnew(files)] };
}

/**
 * Who edits the configuration, or the code that makes the deck, finds the server started anew: Vite knows of this file only.
 *
 * @param {readonly string[]} files
 * @returns {import('vite').Plugin}
 */
function startsAnew(files) {
  return {
    name: 'deck:starts-anew',
    configResolved: ({ configFileDependencies }) => {
      configFileDependencies.push(...files.map((file) => file.replaceAll('\\', '/')));
    },
  };
}
