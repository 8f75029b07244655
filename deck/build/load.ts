import path from 'node:path';
import { type DeckMemory, deckMemory, type Host, parseDeck } from '../markdown/index.ts';
import type { Panel, SourceFile } from '../model/deck.ts';
import { DeckError, sortErrors } from '../model/error.ts';
import type { LoadedDeck, Picture } from '../model/site.ts';
import { type ChartMemory, loadCharts } from './load-charts.ts';
import { readPicture } from './pictures.ts';
import { type ProjectFiles, projectFiles } from './read-files.ts';

/** Where a deck lies. `slides` and `charts` are relative to `root`. */
export interface DeckFolders {
  root: string;
  slides: string;
  charts: string;
}

/** Runs chart modules, which are named by their absolute files. */
export interface ModuleLoader {
  /** Told which there are before the first is imported. */
  prepare(files: readonly string[]): Promise<void>;
  /** Gives a module's exports; throws what the module or its syntax throws. */
  import(file: string): Promise<unknown>;
}

/** What is known of a deck's files from before: all that has not been forgotten since is taken as it was. */
export interface LoadMemory {
  files: ProjectFiles;
  charts: ChartMemory;
  images: ImageMemory;
  deck: DeckMemory;
}

/** By path. */
type ImageMemory = Map<string, Picture>;

/** A memory of nothing, for the folders of one deck. */
export function loadMemory({ root }: DeckFolders): LoadMemory {
  return { files: projectFiles(root), charts: new Map(), images: new Map(), deck: deckMemory() };
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * Reads slides, charts and images and makes the deck. Author faults are collected, not thrown.
 * @param host makes the panel renderer for the panels that were found
 * @param memory of earlier calls, for the same folders
 */
export async function loadDeck(
  folders: DeckFolders,
  modules: ModuleLoader,
  host: (panels: readonly Panel[]) => Promise<Host>,
  memory: LoadMemory = loadMemory(folders),
): Promise<LoadedDeck> {
  const { files } = memory;
  const slides = await files.list(folders.slides);
  const [texts, charts, images] = await Promise.all([
    files.read(slides.filter((file) => file.endsWith('.md'))),
    loadCharts(folders, files, modules, memory.charts),
    measureImages(
      folders,
      slides.filter((file) => IMAGE.test(file)),
      memory.images,
    ),
  ]);
  const optional = async (name: string): Promise<SourceFile | undefined> => {
    const file = path.posix.join(folders.slides, name);
    return slides.includes(file) ? (await files.read([file]))[0] : undefined;
  };
  const [references, claims] = await Promise.all([optional('references.yaml'), optional('claims.csv')]);
  const drawing = await host([...charts.panels.values()]);
  const input = {
    files: texts,
    ...(references && { references }),
    ...(claims && { claims }),
    panels: charts.panels,
    faultyPanels: charts.faulty,
    images: images.sizes,
    host: drawing,
  };
  const { deck, widths, problems } = parseDeck(input, memory.deck);
  const all = [...charts.problems, ...images.problems, ...problems, ...noSlides(folders, texts)];
  return {
    deck,
    panels: [...charts.panels.values()],
    widths,
    problems: sortErrors(all),
    images: images.sizes,
  };
}

function noSlides({ slides }: DeckFolders, texts: readonly SourceFile[]): DeckError[] {
  if (texts.length > 0) return [];
  const hint = `Write the first slide into ${slides}/01-start.md.`;
  return [new DeckError('no-slides', `The folder ${slides}/ holds no .md file.`, hint, { file: slides, line: 1 })];
}

async function measureImages({ root }: DeckFolders, files: readonly string[], known: ImageMemory) {
  const sizes: ImageMemory = new Map();
  const problems: DeckError[] = [];
  await Promise.all(
    files.map(async (file) => {
      const size = known.get(file);
      if (size) return sizes.set(file, size);
      const picture = await readPicture(root, file);
      if (Array.isArray(picture)) problems.push(...picture);
      else sizes.set(file, picture);
    }),
  );
  for (const [file, size] of sizes) known.set(file, size);
  return { sizes, problems };
}
