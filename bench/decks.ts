import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { limitPages } from './limit-pages.ts';
import { runCommand } from './process/run-command.ts';
import { type FixtureProject, writeProject } from './project.ts';
import { type Served, serveGzip } from './serve-gzip.ts';

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
  const sites = new Map<number, Promise<Served>>();
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
async function serveSite(browser: Browser, { folder, slides }: FixtureProject): Promise<Served> {
  await runCommand(folder, ['build']);
  const copy = path.join(folder, '.bench-site');
  await cp(path.join(folder, 'dist'), copy, { recursive: true });
  const served = await serveGzip(copy);
  const pages = await limitPages(browser, served.url, slides);
  await served.close();
  await writeFile(path.join(copy, LIMITS.plain), pages.plain);
  await writeFile(path.join(copy, LIMITS.still), pages.still);
  return serveGzip(copy);
}
