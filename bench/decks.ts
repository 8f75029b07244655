import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { ServedSite } from '../deck/print/serve-site.ts';
import { runCommand } from './commands.ts';
import type { Figure } from './figures.ts';
import { type FixtureDeck, type FixtureOptions, writeFixtureDeck } from './fixture/deck.ts';
import { limitPages, serveGzip } from './site.ts';

/** The names of the limit pages beside the deck's. */
export const LIMITS = { plain: 'limit.html', still: 'limit-still.html' } as const;

/** The fixture decks of one run of the bench: each is written, built and served when it is first asked for. */
export interface Decks {
  project(slides: number, options?: { charts?: boolean; oneFile?: boolean }): Promise<FixtureProject>;
  /** Address of the built deck, with a slash at its end; its limit pages lie there too. */
  site(slides: number): Promise<string>;
  /** Stops all servers. */
  close(): Promise<void>;
}

/**
 * @param root this project's folder
 * @param temporary where the decks are written
 */
export function makeDecks(root: string, temporary: string, browser: Browser): Decks {
  const projects = new Map<string, Promise<FixtureProject>>();
  const sites = new Map<number, Promise<ServedSite>>();
  const project: Decks['project'] = (slides, options = {}) =>
    remember(projects, JSON.stringify([slides, options]), () =>
      writeProject(root, path.join(temporary, `deck-${projects.size + 1}`), { slides, ...options }),
    );
  return {
    project,
    site: async (slides) => (await remember(sites, slides, async () => serveSite(browser, await project(slides)))).url,
    close: async () => {
      for (const site of sites.values()) await (await site).close();
    },
  };
}

function remember<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Builds and serves a copy of what was built: later builds do not touch it. */
async function serveSite(browser: Browser, { folder, slides }: FixtureProject): Promise<ServedSite> {
  await runCommand(folder, ['build']);
  const copy = path.join(folder, '.bench-site');
  await cp(path.join(folder, 'dist'), copy, { recursive: true });
  const served = await serveGzip(copy);
  const pages = await limitPages(browser, served.url, slides).finally(served.close);
  await writeFile(path.join(copy, LIMITS.plain), pages.plain);
  await writeFile(path.join(copy, LIMITS.still), pages.still);
  return serveGzip(copy);
}

/** What every measurement is given. */
export interface Bench {
  /** A folder of this run's own, removed at its end. */
  temporary: string;
  browser: Browser;
  decks: Decks;
  /** How often each figure is taken at least. */
  runs: number;
  /** The sizes that are wanted, in slides. */
  sizes: readonly number[];
  /** Where traces and profiles go; undefined if none are wanted. */
  profiles?: string | undefined;
}

/** Takes the figures of each size that a measurement has and that is wanted. */
export async function atSizes(
  bench: Bench,
  sizes: readonly number[],
  measure: (slides: number) => Promise<Figure[]>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of sizes.filter((each) => bench.sizes.includes(each))) figures.push(...(await measure(slides)));
  return figures;
}

/**
 * Measures so many times; where profiles are wanted, once more with them, which is not counted: to trace takes time.
 *
 * @param trace name under which a trace is kept, where there is one to keep
 */
export async function repeat<T>(
  { profiles }: Bench,
  times: number,
  trace: string | undefined,
  once: (trace?: string) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < times; run++) results.push(await once());
  if (profiles !== undefined && trace) await once(trace);
  return results;
}

/** What of the project makes a deck, besides the deck itself. */
const PARTS = [
  'deck',
  'theme',
  'LICENSE',
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
];
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

/** A browser that was installed for printing lies beside the packages themselves, and is found there. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const { name } = entry;
    // npm's record and ours are files that an install would write; a package may end so too.
    if (name.endsWith('.json') && entry.isFile()) await cp(path.join(from, name), path.join(to, name));
    else if (!name.startsWith('.') || name === '.bin')
      await symlink(path.join(from, name), path.join(to, name), 'junction');
  }
}

async function clean(folder: string): Promise<void> {
  for (const name of ['dist', 'private', ...['.cache', '.vite', '.vite-temp'].map((each) => `node_modules/${each}`)]) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
