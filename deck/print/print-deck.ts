import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { type InlineConfig, resolveConfig } from 'vite';
import type { TooFull } from '../browser/stage/mark-whole.ts';
import { buildInto, type DeckBuild, deckBuild, outputOfBuild, privateFolder } from '../build/deck-build.ts';
import { typeOf } from '../build/files/asset.ts';
import { PPTX, pptxFiles, putPptx } from '../build/files/pptx-file.ts';
import { SINGLE_PAGE } from '../build/files/single-file.ts';
import { lettersOf } from '../build/glyph-faults.ts';
import { pictureAssets } from '../build/make.ts';
import type { Output } from '../build/output-lock.ts';
import { closeOutput, moveIn, openOutput, putFile, swapIn } from '../build/swap-output.ts';
import { sheetsOfNotes, widthRules } from '../build/theme.ts';
import { type BrowserOptions, withBrowser } from '../chromium/browser.ts';
import type { Log } from '../chromium/find-browser.ts';
import { beyondAscii } from '../fonts/families.ts';
import { fontFaces, webFonts } from '../fonts/web-fonts.ts';
import type { Slide } from '../model/deck.ts';
import { formatPlace, printable } from '../model/error.ts';
import type { Downloads, NotesUse, Site, WebFont } from '../model/site.ts';
import { shownIn } from '../page/edition.ts';
import { handoutMargins, renderHandout } from '../page/handout.ts';
import { describePdf } from './describe-pdf.ts';
import { handoutPaper, type Paper, type PerPage, type PrintedPage, printPage } from './print-page.ts';
import { type ExtraFile, serveSite } from './serve-site.ts';

const SLIDES = 'briefing.pdf';
const HANDOUT = 'handout.pdf';

export interface PrintOptions {
  paper: Paper;
  /** Slides on a page of the handout, which then has no notes. */
  perPage?: PerPage | undefined;
  /** Told what is going on. */
  log: Log;
  /** Whether the site is put in place together with the PDFs, and links to them. */
  site: boolean;
  /** Whether the site holds the deck for PowerPoint too. */
  pptx?: boolean | undefined;
  /** The project as Vite takes it: its root and what vite.config.ts says, which is not read again. */
  vite: InlineConfig;
  browser?: BrowserOptions | undefined;
}

/** Both PDFs, finished. */
interface Pdfs {
  slides: Uint8Array;
  handout: Uint8Array;
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
  // Where the project's outputs go, as the builds after this one cannot change it.
  const { target, among } = deckBuild((await resolveConfig(vite, 'build')).plugins);
  const place = { target, among };
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

/**
 * Prints the slides and the handout of a built site, over the loopback interface. The handout's page is served beside the
 * site and never lies in it.
 *
 * @throws Error that says what a page lacks
 */
async function printFiles(browser: Browser, site: Site, folder: string, options: PrintOptions): Promise<Pdfs> {
  const { paper, perPage, log } = options;
  const served = await serveSite(folder, await handoutFiles(site, folder, perPage));
  try {
    const print = async (what: string, address: string, on: typeof paper) => {
      log(`Printing the ${what} …`);
      return printPage(browser, served.url + address, on);
    };
    const describe = async (what: string, { pdf, words }: PrintedPage) => {
      const described = await describePdf(pdf, site.loaded.deck.meta, words);
      log(`Printed the ${what}.`);
      return described;
    };
    const page = await print('slides', '', paper);
    refuseFull(page.full, site.loaded.deck.slides);
    // The browser prints the handout while the slides are described.
    const [slides, handout] = await Promise.all([
      describe('slides', page),
      print('handout', HANDOUT_PAGE, handoutPaper(paper)).then((printed) => describe('handout', printed)),
    ]);
    return { slides, handout };
  } finally {
    await served.close();
  }
}

/** Nothing shrinks by itself: paper shows what the screen does. */
function refuseFull(full: readonly TooFull[], slides: readonly Slide[]): void {
  if (full.length === 0) return;
  const lines = full.map(({ id, over }) => {
    const slide = slides.find((each) => each.id === id);
    return `${slide ? formatPlace(slide.source) : id}  “${slide?.title}” runs ${over} px over its foot or its margin. [overflow]`;
  });
  const count = full.length === 1 ? '1 slide holds' : `${full.length} slides hold`;
  const cure = 'Shorten or split it, or give its figure less height; npm run check names the line that runs over.';
  throw new Error(`${count} more than a page\n\n${lines.map(printable).join('\n')}\n    ${cure}`);
}

const HANDOUT_PAGE = 'handout.html';

async function handoutFiles(site: Site, folder: string, perPage: PerPage | undefined): Promise<Map<string, ExtraFile>> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const links: string[] = page.match(/<link\b[^>]*\brel="(?:icon|stylesheet)"[^>]*>/g) ?? [];
  const { deck } = site.loaded;
  // Private notes are printed here alone: what only they show is in no built site.
  const shown = shownIn(deck.slides, true);
  const own = new Map<string, ExtraFile>([
    ['handout-notes.css', css(await notesSheets(site))],
    ['handout.css', css(await readFile(path.join(site.loaded.theme.folder, 'handout.css'), 'utf8'))],
    ['handout-margins.css', css(handoutMargins(deck) + widthRules(shown.widths))],
  ]);
  const fonts = await notesFonts(site);
  own.set('handout-fonts.css', css(fontFaces(fonts, (name) => `./${name}`)));
  for (const href of own.keys()) links.push(`<link rel="stylesheet" href="${href}">`);
  for (const { fileName, source } of fonts) own.set(fileName, { type: 'font/woff2', content: await source() });
  const content = renderHandout(site, { notes: site.notes !== 'none', perPage, links });
  own.set(HANDOUT_PAGE, { type: 'text/html; charset=utf-8', content });
  for (const { fileName, source } of pictureAssets(site.loaded, shown.pictures))
    own.set(fileName, { type: typeOf(fileName), content: source });
  return own;
}

/** The theme's sheets that only the notes have a use for: the site is made without them. */
async function notesSheets(site: Site): Promise<string> {
  const { folder } = site.loaded.theme;
  const names = sheetsOfNotes(await readFile(path.join(folder, 'index.css'), 'utf8'), site);
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

/** Fonts for characters that only the notes have: the site's own are cut without them. */
async function notesFonts({ loaded: { deck }, notes }: Site): Promise<WebFont[]> {
  if (notes === 'none') return [];
  const shown = beyondAscii(deck.slides.flatMap((slide) => [...lettersOf({ ...slide, notesHtml: '' })]));
  const others = [...beyondAscii(deck.slides.map(({ notesHtml }) => notesHtml))].filter((each) => !shown.has(each));
  return others.length === 0 ? [] : webFonts([...shown, ...others]);
}

function css(content: string): ExtraFile {
  return { type: 'text/css; charset=utf-8', content };
}
