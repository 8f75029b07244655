import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { TooFull } from '../browser/stage/mark-whole.ts';
import { typeOf } from '../build/files/asset.ts';
import { lettersOf } from '../build/glyph-faults.ts';
import { pictureAssets } from '../build/make.ts';
import { sheetsOfNotes, widthRules } from '../build/theme.ts';
import type { Log } from '../chromium/find-browser.ts';
import { beyondAscii } from '../fonts/families.ts';
import { fontFaces, webFonts } from '../fonts/web-fonts.ts';
import type { Slide } from '../model/deck.ts';
import { formatPlace, printable } from '../model/error.ts';
import type { Site, WebFont } from '../model/site.ts';
import { shownIn } from '../page/edition.ts';
import { handoutMargins, renderHandout } from '../page/handout.ts';
import { describePdf } from './describe-pdf.ts';
import { handoutPaper, type Paper, type PerPage, type PrintedPage, printPage } from './print-page.ts';
import { type ExtraFile, serveSite } from './serve-site.ts';

/** How both files are printed. */
export interface PrintWish {
  paper: Paper;
  /** Slides on a page of the handout, which then has no notes. */
  perPage?: PerPage | undefined;
  /** Told what is going on. */
  log: Log;
}

/** Both files, finished. */
export interface Pdfs {
  slides: Uint8Array;
  handout: Uint8Array;
}

/**
 * Prints the slides and the handout of a built site, over the loopback interface. The handout's page is served beside the
 * site and never lies in it.
 *
 * @throws Error that says what a page lacks
 */
export async function printFiles(browser: Browser, site: Site, folder: string, wish: PrintWish): Promise<Pdfs> {
  const { paper, log } = wish;
  const served = await serveSite(folder, await handoutFiles(site, folder, wish));
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
      print('handout', HANDOUT, handoutPaper(paper)).then((printed) => describe('handout', printed)),
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

const HANDOUT = 'handout.html';

async function handoutFiles(site: Site, folder: string, { perPage }: PrintWish): Promise<Map<string, ExtraFile>> {
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
  own.set(HANDOUT, { type: 'text/html; charset=utf-8', content });
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
