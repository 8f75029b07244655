import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LinkChecker } from 'linkinator';
import type { InlineConfig } from 'vite';
import { buildInto } from '../build/deck-build.ts';
import type { BrowserOptions } from '../chromium/browser.ts';
import { evidenceIn, heed } from '../evidence/index.ts';
import { finding } from '../model/checks.ts';
import type { SourceRef } from '../model/deck.ts';
import { type Finding, findingOf, sortFindings } from '../model/error.ts';
import type { LoadedDeck, Site } from '../model/site.ts';
import { checkLayout } from './check-layout.ts';
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

/** A server that answers so is there, and keeps machines out. */
const GUARDED = new Set([401, 403, 405, 406, 429, 999]);

const PAGE = 'index.html';
const ELSEWHERE = /^https?:\/\/(?!localhost[:/]|127\.0\.0\.1[:/])/;

/**
 * Asks for every address that the built page links to.
 *
 * @param folder the site's
 */
export async function deadLinks(site: Site, folder: string): Promise<Finding[]> {
  const { links } = await new LinkChecker().check({
    path: PAGE,
    serverRoot: folder,
    recurse: false,
    timeout: 20_000,
    concurrency: 10,
    retryErrors: true,
    retryErrorsCount: 1,
    // What lies in the site itself is there, or the page's own watch tells.
    linksToSkip: (address) => Promise.resolve(!address.endsWith(`/${PAGE}`) && !ELSEWHERE.test(address)),
  });
  return links.flatMap(({ url, state, status = 0 }) => {
    if (String(state) !== 'BROKEN' || GUARDED.has(status)) return [];
    const { source, on } = placeOfLink(site, url);
    const answer = status === 0 ? 'does not answer' : `answers ${status}`;
    return [{ ...finding('dead-link', source, `${url} ${answer}.`), ...(on !== undefined && { on }) }];
  });
}

/** Where an address stands: in the list of references, else on the slide whose HTML has it. */
export function placeOfLink({ loaded: { deck }, sections }: Site, url: string): { source: SourceRef; on?: string } {
  const named = deck.references.find(({ URL: own, also = [] }) => [own, ...also].some((each) => isSame(each, url)));
  if (named) return { source: named.source };
  const written = [url, url.replace(/\/$/, '')].map((each) => `href="${each.replaceAll('&', '&amp;')}`);
  const section = sections.find(({ html }) => written.some((each) => html.includes(each)));
  const slide = deck.slides.find(({ id }) => id === section?.id) ?? deck.slides[0];
  const source = slide?.source ?? { file: 'slides', line: 1 };
  const before = section?.html.slice(0, section.html.indexOf(written[1] ?? '')) ?? '';
  const at = [...before.matchAll(/ data-at="(\d+)"/g)].at(-1)?.[1];
  const place = at === undefined ? source : { file: source.file, line: source.line + Number(at) };
  return { source: place, ...(slide && { on: slide.id }) };
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}
