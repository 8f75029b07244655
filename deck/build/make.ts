/** A site in the making: all that its page needs, the files beside it, and the head script. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minifySync, transformWithOxc } from 'vite';
import { registerFamily } from '../fonts/canvas.ts';
import { once, SERIF } from '../fonts/families.ts';
import { type Format, webFonts } from '../fonts/web-fonts.ts';
import { pathAddress } from '../markdown/index.ts';
import { withoutMarks } from '../model/figure-marks.ts';
import type { Asset, LoadedDeck, Site } from '../model/site.ts';
import { pageData } from '../page/document.ts';
import { notesUse, shownIn } from '../page/edition.ts';
import { renderSection } from '../page/section.ts';
import type { DeckBuild } from './deck-build.ts';
import { Figures } from './figures.ts';
import { asset } from './files/asset.ts';
import { makeShare } from './files/make-share.ts';
import { breakable } from './hyphenate.ts';
import { deckStyles } from './theme.ts';

/**
 * Makes everything that the page needs of a deck; nothing is written.
 * @param build whether the page holds the notes, where the front matter does not say it, and what its cover links to
 * @param format of the fonts; packed if nothing is said
 */
export async function makeSite(
  loaded: LoadedDeck,
  build: Pick<DeckBuild, 'notes' | 'downloads'>,
  format?: Format,
): Promise<Site> {
  const { deck, panels } = loaded;
  const { logo, lang } = deck.meta;
  const use = notesUse(build.notes, deck.meta.notes);
  const notes = use === 'public';
  const sectionOptions = { notes, downloads: build.downloads?.(use), logo: logoAddress(loaded) };
  const figures = new Figures(loaded);
  const sections = deck.slides.map((slide) => {
    return { id: slide.id, html: renderSection(deck, slide, sectionOptions, (figure) => figures.html(figure)) };
  });
  const texts = sections.map(({ html }) => html);
  const shown = shownIn(deck.slides, notes);
  const shownPanels = panels.map((panel) => breakable(panel, lang));
  const data = pageData(deck, shownPanels, notes);
  const [fonts, script, share] = await Promise.all([
    webFonts([...texts, withoutMarks(JSON.stringify(data))], format),
    headScript(true),
    registerFamily(deck.meta.title, SERIF).then(() => makeShare(deck, figures.backdrop(), loaded.theme)),
  ]);
  const css = deckStyles(fonts, shown.widths, deck.slides, loaded.theme);
  const head = asset('head', 'js', script);
  const charts = Object.keys(data.panels).length === 0 ? [] : [asset('charts', 'json', JSON.stringify(data.panels))];
  const pictures = pictureAssets(loaded, logo ? [...shown.pictures, logo] : shown.pictures);
  return {
    loaded,
    notes: use,
    data,
    sections,
    assets: [css, head, ...charts, ...pictures, ...share.assets],
    fonts,
    headScript: head.fileName,
    panelsFile: charts[0]?.fileName,
    stylesheet: css.fileName,
    preloads: fonts.filter((font) => font.preload).map((font) => font.fileName),
    shareTags: share.tags,
  };
}

/** All files that stand beside a site's page, once the last is made. */
export async function siteFiles({ assets, fonts }: Site): Promise<Asset[]> {
  // Families share the files of what they both lack.
  const files = [...new Map(fonts.map((font) => [font.fileName, font])).values()];
  const cut = files.map(async ({ fileName, source }) => ({ fileName, source: await source() }));
  return [...assets, ...(await Promise.all(cut))];
}

/** Where a page finds the deck's logo: as a file of the site, or where it lies while serving. */
export function logoAddress({ deck, images }: LoadedDeck): string | undefined {
  const { logo } = deck.meta;
  const picture = logo === undefined ? undefined : images.get(logo);
  if (logo === undefined || !picture) return undefined;
  return 'address' in picture ? `./${picture.address}` : pathAddress(logo);
}

/** Pictures as files of the site. */
export function pictureAssets({ images }: LoadedDeck, files: readonly string[]): Asset[] {
  return files.flatMap((file) => {
    const picture = images.get(file);
    return picture && 'address' in picture ? [{ fileName: picture.address, source: picture.content }] : [];
  });
}

const HEAD_SCRIPT = fileURLToPath(new URL('../browser/head.ts', import.meta.url));

/** The classic head script as JavaScript: types stripped, minified for the site. Made once: who edits deck/ starts anew. */
export function headScript(minified: boolean): Promise<string> {
  return once(`head script ${minified}`, async () => {
    const { code } = await transformWithOxc(await readFile(HEAD_SCRIPT, 'utf8'), HEAD_SCRIPT, { sourcemap: false });
    return minified ? minifySync(HEAD_SCRIPT, code, { module: false }).code : code;
  });
}
