import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type InlineConfig, resolveConfig } from 'vite';
import { buildInto, type DeckBuild, deckBuild, outputOfBuild, privateFolder } from '../build/deck-build.ts';
import { PPTX, pptxFiles, putPptx } from '../build/files/pptx-file.ts';
import { SINGLE_PAGE } from '../build/files/single-file.ts';
import type { Output } from '../build/output-lock.ts';
import { closeOutput, moveIn, openOutput, putFile, swapIn } from '../build/swap-output.ts';
import { type BrowserOptions, withBrowser } from '../chromium/browser.ts';
import type { Downloads, NotesUse, Site } from '../model/site.ts';
import { type Pdfs, type PrintWish, printFiles } from './print-files.ts';

const SLIDES = 'briefing.pdf';
const HANDOUT = 'handout.pdf';

export interface PrintOptions extends PrintWish {
  /** Whether the site is put in place together with the PDFs, and links to them. */
  site: boolean;
  /** Whether the site holds the deck for PowerPoint too. */
  pptx?: boolean | undefined;
  /** The project as Vite takes it: its root and what vite.config.ts says, which is not read again. */
  vite: InlineConfig;
  browser?: BrowserOptions | undefined;
}

/** Where the files were put, as absolute paths. */
export interface Printed {
  slides: string;
  handout: string;
  /** The files for PowerPoint: the public one, and the presenter's own. */
  powerPoint: string[];
  /** What they show. */
  made: Site;
  /** What stands in them as its text alone. */
  plain: string[];
}

/**
 * Builds the deck and prints it from what was built: the slides, and the handout. Everything is made before anything is
 * put in its place, so that a fault leaves the earlier files whole. A handout with private notes goes to `private/` beside
 * the site's folder, and one that lies in the site's folder from before is removed.
 *
 * @throws Error with all faults of the deck, of the page, or of the browser
 */
export async function printDeck(options: PrintOptions): Promise<Printed> {
  const { log, perPage } = options;
  const vite = { ...options.vite, deck: { ...options.vite.deck, forPrint: !options.site } };
  const place = await placeOf(vite);
  const output = await outputOfBuild(place);
  await openOutput(output, log);
  try {
    const shared = (notes: NotesUse) => notes !== 'private' || perPage !== undefined;
    log('Building the site …');
    const downloads = (notes: NotesUse) => ({
      slides: SLIDES,
      ...(shared(notes) ? { handout: HANDOUT } : {}),
      ...(options.pptx ? { pptx: PPTX } : {}),
    });
    const building = buildSite(vite, output.site, options.site ? downloads : undefined);
    // A browser takes as long to start as a small deck to build.
    const printing = withBrowser(async (browser) => printFiles(browser, await building, output.site, options), {
      ...options.browser,
      args: [...(options.browser?.args ?? []), `--user-data-dir=${output.profile}`],
    });
    // Neither may still be writing when the folder is taken away; the deck's own faults come first.
    await Promise.allSettled([building, printing]);
    const site = await building;
    const powerPoint = options.pptx ? await pptxFiles(site.loaded, site.notes) : undefined;
    const pdfs = await printing;
    // In the new site, before it takes the old one's place; the presenter's own stands beside it.
    const put = powerPoint ? await putPptx(output, powerPoint, output.site, place) : [];
    const printed = await putPdfs(output, pdfs, shared(site.notes), options, place);
    return { ...printed, powerPoint: put, plain: powerPoint?.plain ?? [], made: site };
  } finally {
    await rm(output.profile, { recursive: true, force: true });
    await closeOutput(output);
  }
}

/** With `site` the new site takes the PDFs in and takes the old one's place. */
async function putPdfs(
  output: Output,
  pdfs: Pdfs,
  shared: boolean,
  { site, log }: Pick<PrintOptions, 'site' | 'log'>,
  place: Pick<DeckBuild, 'target' | 'among'>,
): Promise<Pick<Printed, 'slides' | 'handout'>> {
  const { target } = place;
  const own = privateFolder(place);
  const slides = path.join(target, SLIDES);
  const handout = path.join(shared ? target : own, HANDOUT);
  const folder = site ? output.site : target;
  await putFile(output, path.join(folder, SLIDES), pdfs.slides);
  if (shared) await putFile(output, path.join(folder, HANDOUT), pdfs.handout);
  if (site) {
    await swapIn(output, log);
    await moveIn(output, path.join(path.dirname(output.site), 'private', SINGLE_PAGE), path.join(own, SINGLE_PAGE));
  }
  if (!shared) {
    await putFile(output, handout, pdfs.handout);
    await rm(path.join(target, HANDOUT), { force: true });
  }
  return { slides, handout };
}

/** Where the project's outputs go, as the builds after this one cannot change it. */
async function placeOf(vite: InlineConfig): Promise<Pick<DeckBuild, 'target' | 'among'>> {
  const { target, among } = deckBuild((await resolveConfig(vite, 'build')).plugins);
  return { target, among };
}

/**
 * Builds the site into another folder than its own.
 *
 * @param downloads which files the page shall link to; without it the site is only for print
 * @returns what the site was made of
 * @throws Error with all faults of the deck
 */
async function buildSite(
  vite: InlineConfig,
  folder: string,
  downloads: ((notes: NotesUse) => Downloads | undefined) | undefined,
): Promise<Site> {
  const { deck, failed } = await buildInto(vite, folder, { downloads });
  if (failed) throw failed.error;
  if (!deck?.site) throw new Error('The build made no deck.');
  return deck.site;
}
