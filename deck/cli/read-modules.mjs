// @ts-check

/** Reads TypeScript modules: Node 20 runs none by itself, and Vite's module runner takes a second and a half for so many files. */

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keepYoungSpace } from '../build/tuning.mjs';

/**
 * The default exports of TypeScript modules, bundled into one, so that what they share is there once, and all files that were read for it:
 * who edits one of them wants them read again. Vite bundles each by itself and writes a source map into it that nobody reads: worth 0.4 of
 * 1.7 s of a build of 15 slides, and more where a command has a module of its own.
 *
 * @param {string} root the project's folder
 * @param {readonly string[]} files relative to it
 * @param {'build' | 'serve'} [command] what a configuration is told that is a function
 * @returns {Promise<{ modules: object[], files: string[] }>} absolute paths
 * @throws {Error} the bundler's, if one cannot be read
 */
export async function readModules(root, files, command = 'build') {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: ENTRY,
    cwd: root,
    platform: 'node',
    tsconfig: false,
    logLevel: 'silent',
    // Packages stay what they are: names, and neither a drive of Windows nor the entry.
    external: /^(?!entry:)(?:node:|[a-z@](?!:))/,
    resolve: { symlinks: process.env.DECK_LINK === undefined },
    plugins: [entryOf(files.map((file) => join(root, file))), ownAddresses()],
  });
  // In the project, for its packages to be found, and in no folder that is worked on.
  const cache = join(root, 'node_modules/.cache');
  const made = join(cache, `deck-${process.pid}-${Date.now()}.mjs`);
  try {
    // By default it looks for dead code in what it has put together, once more: worth 0.03 of 1.32 s of a build of 15 slides.
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: false });
    await mkdir(cache, { recursive: true });
    await clearOlder(cache, Date.now());
    await writeFile(made, output[0].code);
    // The threads of charts and fonts have begun, and what is read now would double it.
    keepYoungSpace();
    /** @type {{ modules: readonly unknown[] }} */
    const { modules } = await import(pathToFileURL(made).href);
    return {
      modules: await Promise.all(modules.map((value) => settled(value, command))),
      files: output[0].moduleIds.filter((id) => isAbsolute(id)),
    };
  } finally {
    await bundle.close();
    await rm(made, { force: true });
  }
}

const HOUR = 3_600_000;

/**
 * Removes what a command has left that was killed while it read its modules: it is read at once, and of no use an hour later.
 *
 * @param {string} cache the folder
 * @param {number} now in milliseconds since 1970, as in the files' names
 */
export async function clearOlder(cache, now) {
  for (const name of await readdir(cache).catch(() => [])) {
    const written = /^deck-\d+-(\d{13})\.mjs$/.exec(name)?.[1];
    // What cannot be removed hinders nobody.
    if (written !== undefined && now - Number(written) > HOUR) await rm(join(cache, name)).catch(() => undefined);
  }
}

const ENTRY = 'entry:';

/** @param {readonly string[]} files absolute paths */
function entryOf(files) {
  const filter = { id: new RegExp(`^${ENTRY}$`) };
  const imports = files.map((file, i) => `import m${i} from ${JSON.stringify(file)};`).join('\n');
  const code = `${imports}\nexport const modules = [${files.map((_, i) => `m${i}`).join(', ')}];`;
  return { name: 'deck:entry', resolveId: { filter, handler: () => ENTRY }, load: { filter, handler: () => code } };
}

/** Modules are told the addresses of their own files, not of what they are bundled into. */
function ownAddresses() {
  return {
    name: 'deck:own-addresses',
    transform: {
      filter: { code: /\bimport\.meta\.url\b/ },
      /** @param {string} code @param {string} id */
      handler: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
    },
  };
}

/**
 * @param {unknown} value a module's; a configuration may be a function, or a promise
 * @param {'build' | 'serve'} command
 * @returns {Promise<object>}
 */
async function settled(value, command) {
  if (typeof value !== 'function') return /** @type {object} */ (value);
  return value({ command, mode: command === 'build' ? 'production' : 'development' });
}
