import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { registerFamily } from '../fonts/canvas-font.ts';
import { SERIF, webFonts } from '../fonts/fonts.ts';
import type { Asset, Downloads, LoadedDeck, NotesUse, Picture, Site } from '../model/site.ts';
import { pageData } from '../page/document.ts';
import { notesUse } from '../page/notes-use.ts';
import { renderSection } from '../page/section.ts';
import { asset } from './asset.ts';
import { deckStyles } from './deck-styles.ts';
import { headScript } from './head-script.ts';
import type { DeckFolders } from './load.ts';
import { makeShare } from './make-share.ts';
import { themeColours } from './theme-tokens.ts';

export interface MakeOptions {
  /** Whether the page holds the notes; `undefined` leaves it to the front matter. */
  notes?: boolean | undefined;
  /** Which files will stand beside the page, for the cover to link to. */
  downloads?: ((notes: NotesUse) => Downloads | undefined) | undefined;
}

/** Makes everything that the page needs of a deck; nothing is written. */
export async function makeSite(folders: DeckFolders, loaded: LoadedDeck, options: MakeOptions): Promise<Site> {
  const { deck, panels, widths } = loaded;
  const notes = notesUse(options.notes, deck.meta.notes);
  const sectionOptions = { notes: notes === 'public', downloads: options.downloads?.(notes) };
  const images = await imageAssets(folders, loaded.images);
  const sections = deck.slides.map((slide) => {
    return { id: slide.id, rev: '', html: withImages(renderSection(deck, slide, sectionOptions), images) };
  });
  const data = pageData(deck, panels, notes === 'public');
  const colours = await themeColours();
  const [fonts, script, share] = await Promise.all([
    webFonts([...sections.map(({ html }) => html), JSON.stringify(data)]),
    headScript(true),
    registerFamily(deck.meta.title, SERIF).then(() => makeShare(deck, sections[0]?.html ?? '', colours, './')),
  ]);
  const css = deckStyles(fonts, widths, colours);
  const head = asset('head', 'js', script);
  return {
    loaded,
    notes,
    data,
    sections,
    assets: [css, head, ...images.values(), ...share.assets],
    fonts,
    headScript: head.fileName,
    stylesheet: css.fileName,
    preloads: fonts.filter((font) => font.preload).map((font) => font.fileName),
    shareTags: share.tags,
  };
}

/** All files that stand beside a site's page, once the last is made. */
export async function siteFiles({ assets, fonts }: Site): Promise<Asset[]> {
  const cut = fonts.map(async ({ fileName, source }) => ({ fileName, source: await source() }));
  return [...assets, ...(await Promise.all(cut))];
}

/** The deck's images as files of the site, by the address that a slide names them by. */
async function imageAssets({ root }: DeckFolders, pictures: ReadonlyMap<string, Picture>): Promise<Map<string, Asset>> {
  const made = [...pictures].map(async ([image, picture]): Promise<[string, Asset]> => {
    const source = picture.text ?? (await readFile(path.join(root, image)));
    const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
    const { name } = path.posix.parse(image);
    const address = image.split('/').map(encodeURIComponent).join('/');
    return [address, { fileName: `assets/${name}-${hash}${picture.ending}`, source }];
  });
  return new Map(await Promise.all(made));
}

function withImages(html: string, images: ReadonlyMap<string, Asset>): string {
  if (images.size === 0) return html;
  return html.replace(/src="\.\/([^"]+)"/g, (src, address: string) => {
    const image = images.get(address);
    return image ? `src="./${image.fileName}"` : src;
  });
}
