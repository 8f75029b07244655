import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Panel } from '../model.ts';
import { type Asset, asset } from './asset.ts';
import { pageData } from './document.ts';
import { fontFaces, SERIF, webFonts } from './fonts.ts';
import { headScript } from './head-script.ts';
import { type DeckFolders, type ImportModule, type LoadedDeck, loadDeck } from './load.ts';
import { type NotesUse, notesUse } from './notes-use.ts';
import { panelHost } from './panel-host.ts';
import { registerFamily } from './register-family.ts';
import { type Downloads, renderSection, revisionOf } from './section.ts';
import { makeShare } from './share.ts';
import { fallbackColours, themeColours } from './theme-tokens.ts';

/** A slide as HTML. `rev` changes with it. */
export interface Section {
  id: string;
  rev: string;
  html: string;
}

/** A deck with all that its page needs, not yet put into the template. */
export interface Site {
  loaded: LoadedDeck;
  notes: NotesUse;
  panels: readonly Panel[];
  sections: Section[];
  assets: Asset[];
  headScript: string;
  stylesheet: string;
  preloads: string[];
  /** Lines of the head for those who list, preview or install the page; none while serving. */
  shareTags: string[];
}

export interface MakeOptions {
  /** Whether the page holds the notes; `undefined` leaves it to the front matter. */
  notes?: boolean | undefined;
  serving: boolean;
  /** Which files will stand beside the page, for the cover to link to. */
  downloads?: ((notes: NotesUse) => Downloads | undefined) | undefined;
}

/** Reads the folders and makes everything the page needs. Author faults are in `loaded.problems`; nothing is written. */
export async function makeSite(folders: DeckFolders, importModule: ImportModule, options: MakeOptions): Promise<Site> {
  const loaded = await loadDeck(folders, importModule, panelHost);
  const { deck, panels, widths } = loaded;
  const notes = notesUse(options.notes, deck.meta.notes);
  const sectionOptions = { notes: notes === 'public', downloads: options.downloads?.(notes) };
  const images = options.serving ? [] : await imageAssets(folders, loaded.images);
  const sections = deck.slides.map((slide) => {
    const html = withImages(renderSection(deck, slide, sectionOptions), images);
    if (!options.serving) return { id: slide.id, rev: '', html };
    // Live reload tells by its revision whether a section on the page is still the one of the source.
    const rev = revisionOf(html);
    return { id: slide.id, rev, html: html.replace('<section', `<section data-rev="${rev}"`) };
  });
  const text = sections.map(({ html }) => html).join('') + JSON.stringify(pageData(deck, panels, notes === 'public'));
  const fonts = await webFonts(text);
  const colours = await themeColours();
  const css = asset(
    'deck',
    'css',
    `${fontFaces(fonts, (name) => `./${path.posix.basename(name)}`)}\n${widthRules(widths)}\n${fallbackColours(colours)}`,
  );
  if (!options.serving) await registerFamily(deck.meta.title, SERIF);
  const share = options.serving ? undefined : await makeShare(deck, sections[0]?.html ?? '', colours, './');
  const head = asset('head', 'js', await headScript(!options.serving));
  return {
    loaded,
    notes,
    panels,
    sections,
    assets: [css, head, ...fonts, ...images, ...(share?.assets ?? [])],
    headScript: head.fileName,
    stylesheet: css.fileName,
    preloads: fonts.filter((font) => font.preload).map((font) => font.fileName),
    shareTags: share?.tags ?? [],
  };
}

/** The classes that stand for `width` attributes: no style attribute is ever written. */
function widthRules(widths: readonly number[]): string {
  return widths.map((width) => `.columns>.w-${width}{flex:0 1 ${width}%}`).join('\n');
}

interface ImageAsset extends Asset {
  /** The image's path in the project. */
  path: string;
}

async function imageAssets({ root }: DeckFolders, images: readonly string[]): Promise<ImageAsset[]> {
  return Promise.all(
    images.map(async (image) => {
      const source = await readFile(path.join(root, image));
      const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
      const { name, ext } = path.posix.parse(image);
      return { path: image, fileName: `assets/${name}-${hash}${ext}`, source };
    }),
  );
}

function withImages(html: string, images: readonly ImageAsset[]): string {
  return images.reduce(
    (text, { path: from, fileName }) => text.replaceAll(`src="./${from}"`, `src="./${fileName}"`),
    html,
  );
}
