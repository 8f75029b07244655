import path from 'node:path';
import type { Panel, SourceFile } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { isMap, loadMap, loadPanel, type PanelDefinition } from '../panels/index.ts';
import type { DeckFolders } from './folders.ts';
import type { ModuleLoader } from './load.ts';
import type { ProjectFiles } from './read-files.ts';

/** The charts of a deck by the paths of their modules. */
export interface Charts {
  panels: Map<string, Panel>;
  faulty: Set<string>;
  problems: DeckError[];
}

/** What charts were last made of, and what came out: the same module and the same texts give the same panel. */
export type ChartMemory = Map<string, { from: readonly unknown[]; made: LoadedChart }>;

interface LoadedChart {
  panel?: Panel;
  problems: DeckError[];
}

/** Imports every module of the charts' folder, with its CSV or the geographic files that it names. Author faults are collected. */
export async function loadCharts(
  { root, charts: folder }: DeckFolders,
  projectFiles: ProjectFiles,
  loader: ModuleLoader,
  memory: ChartMemory,
): Promise<Charts> {
  const files = await projectFiles.list(folder);
  const world = { root, files: new Set(files), read: projectFiles.read, loader, memory };
  const modules = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  await loader.prepare(modules.map((file) => path.join(root, file)));
  const charts: Charts = { panels: new Map(), faulty: new Set(), problems: [] };
  const loaded = await Promise.all(modules.map((file) => loadChart(file, world)));
  for (const [index, { panel, problems }] of loaded.entries()) {
    const file = modules[index] ?? '';
    charts.problems.push(...problems);
    if (panel) charts.panels.set(file, panel);
    else charts.faulty.add(file);
  }
  return charts;
}

interface World {
  root: string;
  /** All files of the charts' folder. */
  files: ReadonlySet<string>;
  read: ProjectFiles['read'];
  loader: ModuleLoader;
  memory: ChartMemory;
}

async function loadChart(file: string, world: World): Promise<LoadedChart> {
  const { root, files, read, loader, memory } = world;
  const csvPath = file.replace(/\.ts$/, '.csv');
  const [own, csv] = await read([file, csvPath].filter((each) => files.has(each)));
  const moduleText = own?.text ?? '';
  try {
    const { default: module } = (await loader.import(path.join(root, file))) as { default: PanelDefinition };
    const geo = isMap(module) ? await readMapData(file, module.data, world) : new Map<string, SourceFile>();
    const from = [module, moduleText, csv?.text, ...[...geo.values()].map(({ text }) => text)];
    const known = memory.get(file);
    if (known && isSame(known.from, from)) return known.made;
    const source = { path: file, moduleText };
    const made = isMap(module)
      ? loadMap({ ...source, module, geo, ...(csv && { csv }) })
      : csv
        ? loadPanel({ ...source, module, csv })
        : { problems: [noData(file, csvPath)] };
    memory.set(file, { from, made });
    return made;
  } catch (error) {
    return { problems: [importError(file, error)] };
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

function noData(file: string, csvPath: string): DeckError {
  const hint = `Write the chart's data into ${csvPath}, its header in the first line.`;
  return new DeckError('no-data', `The chart has no data: ${csvPath} is missing.`, hint, { file, line: 1 });
}

/** The geographic files that a map names, by its names for them; one that is not there is left out. */
async function readMapData(
  module: string,
  data: Readonly<Record<string, unknown>>,
  { files, read }: World,
): Promise<Map<string, SourceFile>> {
  const named = Object.entries(data).flatMap(([name, address]): [string, string][] => {
    const file = path.posix.join(path.posix.dirname(module), String(address));
    return files.has(file) ? [[name, file]] : [];
  });
  const found = await read(named.map(([, file]) => file));
  return new Map(named.flatMap(([name], i) => (found[i] ? [[name, found[i]]] : [])));
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
