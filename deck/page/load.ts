import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { imageSizeFromFile } from 'image-size/fromFile';
import { DeckError, sortErrors } from '../error.ts';
import type { Host } from '../markdown/index.ts';
import { parseDeck } from '../markdown/index.ts';
import type { Deck, Panel, SourceFile } from '../model.ts';
import { isMap, loadMap, loadPanel, type PanelDefinition } from '../panels/index.ts';

/** Where a deck lies. `slides` and `charts` are relative to `root`. */
export interface DeckFolders {
  root: string;
  slides: string;
  charts: string;
}

/** A deck as read and made, with everything that is wrong with it. */
export interface LoadedDeck {
  deck: Deck;
  panels: Panel[];
  /** Column widths in use, in per cent. */
  widths: number[];
  problems: DeckError[];
  /** Image files that slides may show, relative to `root`. */
  images: string[];
}

/** A host that draws, and collects what it could not: a map's labels are placed when its size is known. */
export interface DrawingHost extends Host {
  readonly problems?: readonly DeckError[];
}

/** Gives a chart module's exports by its absolute file name; throws what the module or its syntax throws. */
export type ImportModule = (file: string) => Promise<unknown>;

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * Reads slides, charts and images and makes the deck. Author faults are collected, not thrown.
 * @param host makes the panel renderer for the panels that were found
 */
export async function loadDeck(
  folders: DeckFolders,
  importModule: ImportModule,
  host: (panels: readonly Panel[]) => Promise<DrawingHost>,
): Promise<LoadedDeck> {
  const slides = await listFiles(folders, folders.slides);
  const [texts, charts, images] = await Promise.all([
    readFiles(
      folders,
      slides.filter((file) => file.endsWith('.md')),
    ),
    loadCharts(folders, importModule),
    measureImages(
      folders,
      slides.filter((file) => IMAGE.test(file)),
    ),
  ]);
  const optional = async (name: string): Promise<SourceFile | undefined> => {
    const file = path.posix.join(folders.slides, name);
    return slides.includes(file) ? (await readFiles(folders, [file]))[0] : undefined;
  };
  const [references, claims] = await Promise.all([optional('references.yaml'), optional('claims.csv')]);
  const drawing = await host([...charts.panels.values()]);
  const { deck, widths, problems } = parseDeck({
    files: texts,
    ...(references && { references }),
    ...(claims && { claims }),
    panels: charts.panels,
    faultyPanels: charts.faulty,
    images: images.sizes,
    host: drawing,
  });
  const all = [
    ...charts.problems,
    ...images.problems,
    ...problems,
    ...(drawing.problems ?? []),
    ...noSlides(folders, texts),
  ];
  return {
    deck,
    panels: [...charts.panels.values()],
    widths,
    problems: sortErrors(all),
    images: [...images.sizes.keys()],
  };
}

function noSlides({ slides }: DeckFolders, texts: readonly SourceFile[]): DeckError[] {
  if (texts.length > 0) return [];
  const hint = `Write the first slide into ${slides}/01-start.md.`;
  return [new DeckError('no-slides', `The folder ${slides}/ holds no .md file.`, hint, { file: slides, line: 1 })];
}

/** Every file below a folder, relative to the root, in the order of their names; empty if the folder is not there. */
async function listFiles({ root }: DeckFolders, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function readFiles({ root }: DeckFolders, files: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(files.map(async (file) => ({ path: file, text: await readFile(path.join(root, file), 'utf8') })));
}

interface Charts {
  panels: Map<string, Panel>;
  faulty: Set<string>;
  problems: DeckError[];
}

async function loadCharts(folders: DeckFolders, importModule: ImportModule): Promise<Charts> {
  const files = await listFiles(folders, folders.charts);
  const modules = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const charts: Charts = { panels: new Map(), faulty: new Set(), problems: [] };
  const loaded = await Promise.all(modules.map((file) => loadChart(folders, file, files, importModule)));
  for (const [index, { panel, problems }] of loaded.entries()) {
    const file = modules[index] ?? '';
    charts.problems.push(...problems);
    if (panel) charts.panels.set(file, panel);
    else charts.faulty.add(file);
  }
  return charts;
}

async function loadChart(
  folders: DeckFolders,
  file: string,
  files: readonly string[],
  importModule: ImportModule,
): Promise<{ panel?: Panel; problems: DeckError[] }> {
  const csvPath = file.replace(/\.ts$/, '.csv');
  const [own, csv] = await readFiles(
    folders,
    [file, csvPath].filter((each) => files.includes(each)),
  );
  const moduleText = own?.text ?? '';
  try {
    const { default: module } = (await importModule(path.join(folders.root, file))) as { default: PanelDefinition };
    if (isMap(module)) {
      const geo = await readMapData(folders, file, files, module.data);
      return loadMap({ module, path: file, moduleText, geo, ...(csv && { csv }) });
    }
    if (csv) return loadPanel({ module, path: file, moduleText, csv });
    const hint = `Write the chart's data into ${csvPath}, its header in the first line.`;
    const source = { file, line: 1 };
    return { problems: [new DeckError('no-data', `The chart has no data: ${csvPath} is missing.`, hint, source)] };
  } catch (error) {
    return { problems: [importError(file, error)] };
  }
}

/** The geographic files that a map names, by its names for them; one that is not there is left out. */
async function readMapData(
  folders: DeckFolders,
  module: string,
  files: readonly string[],
  data: Readonly<Record<string, unknown>>,
): Promise<Map<string, SourceFile>> {
  const named = Object.entries(data).flatMap(([name, address]): [string, string][] => {
    const file = path.posix.join(path.posix.dirname(module), String(address));
    return files.includes(file) ? [[name, file]] : [];
  });
  const read = await readFiles(
    folders,
    named.map(([, file]) => file),
  );
  return new Map(named.flatMap(([name], i) => (read[i] ? [[name, read[i]]] : [])));
}

/** A chart module that cannot be read or run, as a fault at the place that the compiler names. */
function importError(file: string, error: unknown): DeckError {
  const { message = String(error), loc } = error as { message?: string; loc?: { line?: number; column?: number } };
  const [line = 1, column] = [loc?.line, loc?.column === undefined ? undefined : loc.column + 1];
  const first = message.split('\n').find((each) => each.trim() !== '') ?? message;
  const source = { file, line, ...(column === undefined ? {} : { column }) };
  return new DeckError(
    'chart-module',
    `The chart module does not run: ${first.trim()}`,
    'Mend the TypeScript.',
    source,
  );
}

async function measureImages({ root }: DeckFolders, files: readonly string[]) {
  const sizes = new Map<string, { width: number; height: number }>();
  const problems: DeckError[] = [];
  await Promise.all(
    files.map(async (file) => {
      try {
        const { width, height } = await imageSizeFromFile(path.join(root, file));
        sizes.set(file, { width, height });
      } catch {
        const hint = 'Save it again as PNG, JPEG, WebP, AVIF, GIF or SVG with a width and a height.';
        problems.push(new DeckError('unreadable-image', 'The image cannot be read.', hint, { file, line: 1 }));
      }
    }),
  );
  return { sizes, problems };
}
