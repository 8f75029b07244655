import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type FixtureDeck, type FixtureOptions, writeFixtureDeck } from './fixture/write-fixture-deck.ts';

/** What of the project makes a deck, besides the deck itself. */
const PARTS = ['deck', 'theme', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts'];

/** A project of its own with a fixture deck in it, in which every command runs as a user runs it. */
export interface FixtureProject extends FixtureDeck {
  /** Absolute path. */
  folder: string;
  /** Forgets what earlier commands have left: built files and caches. */
  clean(): Promise<void>;
}

/**
 * Writes a project with a fixture deck. Its packages are links to those of this project; its
 * caches are its own, so that a cold run is cold.
 *
 * @param root this project's folder
 * @param folder where to
 */
export async function writeProject(root: string, folder: string, options: FixtureOptions): Promise<FixtureProject> {
  await mkdir(folder, { recursive: true });
  await Promise.all(PARTS.map((name) => cp(path.join(root, name), path.join(folder, name), { recursive: true })));
  await linkPackages(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const deck = await writeFixtureDeck(folder, options);
  return {
    ...deck,
    folder,
    clean: () => clean(folder),
  };
}

/** Browsers that were installed for printing lie among the caches, and are no cache of a build. */
const BROWSERS = ['browsers', 'sparticuz'];

async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(path.join(to, '.cache'), { recursive: true });
  for (const name of await readdir(from)) {
    // npm's record and ours are files that an install would write.
    if (name.endsWith('.json')) await cp(path.join(from, name), path.join(to, name));
    else if (!name.startsWith('.') || name === '.bin')
      await symlink(path.join(from, name), path.join(to, name), 'junction');
  }
  const caches: string[] = await readdir(path.join(from, '.cache')).catch(() => []);
  for (const name of BROWSERS.filter((each) => caches.includes(each))) {
    await symlink(path.join(from, '.cache', name), path.join(to, '.cache', name), 'junction');
  }
}

async function clean(folder: string): Promise<void> {
  const caches = await readdir(path.join(folder, 'node_modules/.cache'));
  const made = caches.filter((name) => !BROWSERS.includes(name)).map((name) => `node_modules/.cache/${name}`);
  for (const name of ['dist', 'private', 'node_modules/.vite', 'node_modules/.vite-temp', ...made]) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
