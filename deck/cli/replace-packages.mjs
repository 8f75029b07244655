// @ts-check

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where in `node_modules` the packages are installed anew, and where those go whose place they take. */
const NEXT = '.next';
const EARLIER = '.earlier';

/** Our own caches, a browser among them, stay whatever is installed. */
const CACHE = '.cache';

/** What npm reads of a project besides its packages. */
const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * The folder of a project that has what npm reads of ours and no packages yet. It lies in `node_modules`: on the same disk, and
 * ignored by git.
 *
 * @param {string} root
 * @returns {string}
 */
export function emptyProject(root) {
  const folder = join(root, 'node_modules', NEXT);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) if (existsSync(join(root, file))) copyFileSync(join(root, file), join(folder, file));
  return folder;
}

/**
 * Puts the packages of `emptyProject`, once npm has installed them, in the place of those that may be halves: one by one, each by a
 * rename after its replacement is there. Whoever ends it on the way can begin again.
 *
 * @param {string} root
 */
export function replacePackages(root) {
  const place = join(root, 'node_modules');
  const made = join(place, NEXT, 'node_modules');
  const earlier = join(place, EARLIER);
  rmSync(earlier, { recursive: true, force: true });
  mkdirSync(earlier);
  const names = readdirSync(made);
  for (const name of names) {
    if (existsSync(join(place, name))) renameSync(join(place, name), join(earlier, name));
    renameSync(join(made, name), join(place, name));
  }
  const kept = new Set([...names, NEXT, EARLIER, CACHE]);
  for (const name of readdirSync(place)) if (!kept.has(name)) renameSync(join(place, name), join(earlier, name));
  for (const name of [NEXT, EARLIER]) rmSync(join(place, name), { recursive: true, force: true });
}
