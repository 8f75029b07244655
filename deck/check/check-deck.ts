import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { buildInto } from '../build/deck-build.ts';
import type { BrowserOptions } from '../chromium/browser.ts';
import { evidenceIn, heed } from '../evidence/index.ts';
import { type Finding, findingOf, sortFindings } from '../model/error.ts';
import type { LoadedDeck, Site } from '../model/site.ts';
import { checkLayout } from './check-layout.ts';
import { deadLinks } from './dead-links.ts';
import { sharedClaims } from './shared-claims.ts';
import { spelling } from './spelling.ts';

export interface CheckOptions {
  /** The project as Vite takes it: its root and what vite.config.ts says, which is not read again. */
  vite: InlineConfig;
  browser?: BrowserOptions | undefined;
  /** Whether addresses are asked for. */
  online?: boolean;
}

/** What was found, and where the deck lies. */
export interface Checked {
  findings: Finding[];
  /** Absolute paths. */
  folders: string[];
}

/**
 * Builds a deck and finds everything that is wrong with it. A deck whose files are at fault is not laid out: its faults are all
 * that is found.
 *
 * @throws Error if it could not be checked
 */
export async function checkDeck({ vite, browser, online }: CheckOptions): Promise<Checked> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-deck-check-'));
  try {
    const dist = path.join(folder, 'dist');
    const { loaded, site } = await buildChecked(vite, dist);
    const folders = foldersOf(loaded);
    if (!site) return { findings: sortFindings(loaded.problems.map(findingOf)), folders };
    const layout = checkLayout(site, dist, browser ?? {});
    const { evidence, found } = evidenceIn(loaded);
    const root = path.resolve(vite.root ?? '.');
    const { home } = loaded;
    const slides = path.posix.dirname(loaded.deck.slides[0]?.source.file ?? 'slides/');
    const rest = await Promise.all([
      layout,
      spelling(evidence, root),
      sharedClaims(evidence, home, slides),
      online ? deadLinks(site, dist) : [],
    ]);
    return { findings: heed([...found, ...rest.flat()], evidence.slides, true), folders };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function foldersOf({ home, deck, paths, theme }: LoadedDeck): string[] {
  const files = [...deck.slides.map(({ source }) => source.file), ...paths.values()];
  return [...new Set([...files.map((file) => path.resolve(home, path.posix.dirname(file))), theme.folder])];
}

/**
 * Builds the deck into a folder of the check's own, each element with the place in its file that it is from.
 *
 * @returns the deck as it was read and, where nothing stopped that, its site
 * @throws Error if it could not be built for another reason than faults of its author
 */
export async function buildChecked(vite: InlineConfig, folder: string): Promise<{ loaded: LoadedDeck; site?: Site }> {
  const { deck, failed } = await buildInto({ ...vite, deck: { ...vite.deck, forPrint: true } }, folder, {
    places: true,
  });
  if (failed && deck?.loaded && deck.loaded.problems.length > 0) return { loaded: deck.loaded };
  if (failed) throw failed.error;
  if (!deck?.loaded || !deck.site) throw new Error('The build made no deck.');
  return { loaded: deck.loaded, site: deck.site };
}
