import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { normalizePath } from 'vite';

/** The file of a site that holds the licences of what is in it. The page's help links to it. */
export const LICENCES = 'licences.txt';

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:\.\w+)?$/i;
const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;
const require = createRequire(import.meta.url);

/**
 * The licence texts of all that a site hands to browsers: the deck's own code, the packages that its scripts were bundled of, and those
 * that its fonts were cut from. Their licences (MIT, OFL) ask for the text to be passed on.
 *
 * @param modules what was bundled, as absolute paths
 * @param fonts names of packages
 * @throws Error if a package has no licence in it
 */
export async function licenceTexts(
  root: string,
  modules: readonly string[],
  fonts: readonly string[],
): Promise<string> {
  const folders = new Map<string, string>();
  for (const module of modules.map(normalizePath)) {
    const [, folder, name] = PACKAGE.exec(module) ?? [];
    if (folder && name) folders.set(name, folder);
  }
  for (const name of fonts) folders.set(name, path.dirname(require.resolve(`${name}/package.json`)));
  const names = [...folders.keys()].sort();
  const texts = await Promise.all(names.map(async (name) => `${name}\n\n${await licenceOf(folders.get(name) ?? '')}`));
  return [`The deck\n\n${await licenceOf(root)}`, ...texts].join(`\n\n${'='.repeat(80)}\n\n`);
}

async function licenceOf(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((name) => LICENCE_FILE.test(name));
  if (!file) throw new Error(`${folder} holds no licence: what the site is made of cannot be passed on without.`);
  return (await readFile(path.join(folder, file), 'utf8')).trim();
}
