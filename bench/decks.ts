import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { type ServedSite, serveSite } from '../deck/print/serve-site.ts';
import { runCommand } from './commands.ts';
import type { Figure } from './figures.ts';
import { type FixtureDeck, type FixtureOptions, writeFixtureDeck } from './fixture/deck.ts';

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
    site: async (slides) => (await remember(sites, slides, async () => serveDeck(browser, await project(slides)))).url,
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
async function serveDeck(browser: Browser, { folder, slides }: FixtureProject): Promise<ServedSite> {
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
  return { ...deck, folder, clean: () => clean(folder) };
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

/** The pages that the deck is held against, as HTML. */
interface LimitPages {
  /** A plain page of the same slides: all of them are laid out, one under the other. */
  plain: string;
  /** The same, with the first slide alone shown where the deck shows it: as little as can be painted. */
  still: string;
}

/**
 * The limit pages. The first is a plain HTML page of the same slides, with the deck's own stylesheets and fonts, without any script. It is
 * the built page as a browser reads it that runs no scripts, with the scripts taken out.
 *
 * @param url address of the built page
 * @param slides how many it must hold, but for a page more or less of its ledger and references
 * @throws Error if the page holds quite another number of slides
 */
async function limitPages(browser: Browser, url: string, slides: number): Promise<LimitPages> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.goto(url, { waitUntil: 'load' });
    const found = await page.evaluate(withoutScripts);
    if (Math.abs(found.slides - slides) > slides / 50) {
      throw new Error(
        `The page has ${found.slides} slides without scripts, not ${slides}: it is no limit to compare with.`,
      );
    }
    return { plain: found.plain, still: found.still };
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function withoutScripts(): LimitPages & { slides: number } {
  // What stands in it is shown where scripts are off, and nothing where they are on.
  for (const each of document.querySelectorAll('noscript')) each.replaceWith(...each.childNodes);
  for (const each of document.querySelectorAll('script, link[as="script"], link[rel="modulepreload"]')) each.remove();
  const html = () => `<!doctype html>\n${document.documentElement.outerHTML}`;
  const plain = html();
  document.documentElement.classList.add('deck');
  document.querySelector('section.slide')?.classList.add('present');
  return { plain, still: html(), slides: document.querySelectorAll('section.slide').length };
}

/** What a static host compresses; fonts and pictures are compressed already. */
const TEXT = /\.(?:html|css|js|svg|json|webmanifest)$/;

/**
 * Serves a folder on a free port of the loopback interface as a static host does, text in gzip. The compressed files lie
 * beside their originals, made once and at gzip's usual level: no request waits for one.
 *
 * @param folder absolute path
 * @throws Error if the port cannot be opened
 */
async function serveGzip(folder: string): Promise<ServedSite> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && TEXT.test(entry.name))
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file)));
      }),
  );
  return serveSite(folder, new Map(), { gzip: true });
}
