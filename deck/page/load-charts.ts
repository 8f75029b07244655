import path from 'node:path';
import { DeckError } from '../error.ts';
import type { Panel, SourceFile } from '../model.ts';
import { isMap, loadMap, loadPanel, type PanelDefinition } from '../panels/index.ts';
import type { DeckFolders, ImportModule } from './load.ts';
import { listFiles, readFiles } from './read-files.ts';

/** The charts of a deck by the paths of their modules. */
export interface Charts {
  panels: Map<string, Panel>;
  faulty: Set<string>;
  problems: DeckError[];
}

/** Imports every module of the charts' folder, with its CSV or the geographic files that it names. Author faults are collected. */
export async function loadCharts(folders: DeckFolders, importModule: ImportModule): Promise<Charts> {
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
