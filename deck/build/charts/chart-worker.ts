/** Runs in a thread of its own: what a chart module does ends, hangs or litters that thread and nothing else. See chart-loader.ts. */

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { type Module, SourceTextModule, SyntheticModule } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import type { SourceFile, SourceRef } from '../../model/deck.ts';
import { DeckError, reasonOf } from '../../model/error.ts';
import type { Measure } from '../../model/measure.ts';
import type { ChartPanel, Panel } from '../../model/panel.ts';
import { plotSize } from '../../page/figure.ts';
import { findPlaces } from '../../panels/check/panel-fault.ts';
import { COLOURS_AS_PROPERTIES, drawSvg } from '../../panels/draw/svg.ts';
import * as panels from '../../panels/index.ts';
import { isMap, loadMap, loadPanel, type PanelDefinition } from '../../panels/index.ts';
import { fitPanel } from '../../panels/kinds/plan-panel.ts';
import { PANEL_SIZES } from '../../panels/layout/panel-tokens.ts';
import { readText } from '../../source/encoding.ts';
import { isObject } from '../../source/objects.ts';
import { isWithin } from '../read-files.ts';
import type { Chunk } from './bundle-charts.ts';

// The names that charts may import are read off this bundle.
export * from '../../panels/index.ts';

/** A chart to be made. */
export interface ChartJob {
  root: string;
  /** Its module, relative to the root, and the folder of all charts. */
  file: string;
  folder: string;
  /** What links to data may not lead out of, absolute paths. */
  bounds: readonly string[];
  /** The module's own code, then that of all that it imports. */
  chunks: readonly Chunk[];
}

/** What came of it, as it goes through JSON. */
export interface ChartAnswer {
  panel?: Panel;
  problems: Pick<DeckError, 'code' | 'message' | 'hint' | 'source'>[];
  /** Data files that it was made of or lacked, relative to the root. */
  reads: string[];
}

/** What charts import as `#deck/panels` is the panels code that reads them. */
Object.assign(globalThis, { [Symbol.for('deck:panels')]: panels });

// Named at its place, and charts after it go on.
process.exit = () => {
  throw new Error('process.exit() was called');
};

/** What was thrown while no one waited for it. */
let late: { error: unknown } | undefined;
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    late ??= { error };
  });

/** One after the other, though several wait: what is late is the fault of the one before. */
let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (job: ChartJob) => {
  before = before.then(async () => parentPort?.postMessage(JSON.stringify(await answer(job))));
});
parentPort?.postMessage('ready');

async function answer(job: ChartJob): Promise<ChartAnswer> {
  late = undefined;
  const reads = new Set<string>();
  const { panel, problems } = await make(job, reads).catch((error: unknown) => {
    return {
      panel: undefined,
      problems: [failure('The chart module does not run', 'Mend the TypeScript.', error, job)],
    };
  });
  await quiet();
  if (late)
    problems.push(failure('The chart module fails after it has run', LATE, (late as { error: unknown }).error, job));
  return {
    ...(panel && problems.length === 0 && { panel }),
    problems: problems.map(({ code, message, hint, source }) => ({ code, message, hint, source })),
    reads: [...reads],
  };
}

const LATE = 'A chart is made of its rows at once: take out what runs later.';

/** Waits until all that the chart has begun is over: timers, reading, a promise that nobody waits for. */
async function quiet(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  while (process.getActiveResourcesInfo().some((name) => name !== 'MessagePort'))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function make(job: ChartJob, reads: Set<string>): Promise<{ panel?: Panel; problems: DeckError[] }> {
  const { root, file, folder, bounds } = job;
  const faults: DeckError[] = [];
  const read = (name: string): SourceFile | undefined => {
    reads.add(name);
    const found = path.join(root, name);
    const beyond = path.relative(path.join(root, folder), found).startsWith('..');
    if (beyond || !isOwnFile(bounds, found)) return undefined;
    const { text, fault } = readText(name, readFileSync(found));
    if (fault) faults.push(fault);
    return { path: name, text };
  };
  const module = (await open(job)).default as PanelDefinition;
  const csvPath = file.replace(/\.ts$/, '.csv');
  const csv = read(csvPath);
  const moduleText = readFileSync(path.join(root, file), 'utf8');
  const source = { path: file, moduleText, thrownAt: (error: unknown) => thrownAt(error, job) };
  if (!isMap(module)) {
    // What is no chart lacks no data.
    if (!csv && isObject(module) && isObject(module.columns)) return { problems: [noData(root, file, csvPath)] };
    if (faults.length > 0) return { problems: faults };
    const { panel, problems } = loadPanel({ ...source, module, csv: csv ?? { path: csvPath, text: '' } });
    return panel ? { panel, problems: tryOptions(panel, file, moduleText) } : { problems };
  }
  const named = Object.entries(module.data).flatMap(([name, address]): [string, SourceFile][] => {
    const found = read(path.posix.join(path.posix.dirname(file), String(address)));
    return found ? [[name, found]] : [];
  });
  if (faults.length > 0) return { problems: faults };
  return loadMap({ ...source, module, geo: new Map(named), ...(csv && { csv }) });
}

/** A file, or a link to one that ends inside the project or the folder that was named. */
function isOwnFile(bounds: readonly string[], file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const target = realpathSync(file);
  return bounds.some((bound) => isWithin(realpathSync(bound), target));
}

function noData(root: string, file: string, csvPath: string): DeckError {
  const [folder, name] = [path.posix.dirname(csvPath), path.posix.basename(csvPath)];
  const other = readdirSync(path.join(root, folder)).find((each) => each.toLowerCase() === name.toLowerCase());
  if (other === name) {
    const cure = 'Put the file itself there: a deck takes only what lies in its project.';
    const message = `The chart's data lie elsewhere: ${csvPath} is a link that leads to no file of the project.`;
    return new DeckError('no-data', message, cure, { file, line: 1 });
  }
  const hint =
    other === undefined
      ? `Write the chart's data into ${csvPath}, its header in the first line.`
      : `Rename ${folder}/${other} to ${name}: capital letters count.`;
  return new DeckError('no-data', `The chart has no data: ${csvPath} is missing.`, hint, { file, line: 1 });
}

/** Modules that have run, by their files, until their code differs. */
const opened = new Map<string, { code: string; exports: { default?: unknown } }>();

/** Runs a module as Node does; throws what it throws. */
async function open({ root, file, chunks }: ChartJob): Promise<{ default?: unknown }> {
  const code = chunks.map((chunk) => chunk.code).join('');
  const known = opened.get(file);
  if (known?.code === code) return known.exports;
  opened.delete(file);
  const modules = new Map<string, Module>();
  const find = (address: string): Module => {
    const made = modules.get(address) ?? chunkModule(address) ?? outside(address, path.join(root, file));
    modules.set(address, made);
    return made;
  };
  const chunkModule = (address: string) => {
    const index = chunks.findIndex(({ name }) => address === `./${name}`);
    const chunk = chunks[index];
    return chunk && textModule(chunk, index, async (other) => run(find(other)));
  };
  const run = async (module: Module): Promise<Module> => {
    if (module.status === 'unlinked') await module.link(find);
    await module.evaluate();
    return module;
  };
  const { namespace } = await run(find(`./${chunks[0]?.name}`));
  opened.set(file, { code, exports: namespace });
  return namespace;
}

function textModule(
  { code, file }: Chunk,
  index: number,
  importModuleDynamically: (address: string) => Promise<Module>,
) {
  return new SourceTextModule(code, {
    identifier: `deck-chart:${index}`,
    initializeImportMeta: (meta) =>
      void Object.assign(meta, { url: pathToFileURL(file).href, filename: file, dirname: path.dirname(file) }),
    importModuleDynamically,
  });
}

/** What the bundle has left outside: Node's own modules. */
function outside(address: string, importer: string): Module {
  const exports: object = createRequire(importer)(address);
  const names = { ...exports, default: exports };
  return new SyntheticModule(Object.keys(names), function (this: SyntheticModule) {
    for (const [name, value] of Object.entries(names)) this.setExport(name, value);
  });
}

function failure(what: string, hint: string, error: unknown, job: ChartJob): DeckError {
  const reason = error instanceof Error ? error.message : typeof error === 'string' ? error : inspect(error);
  const source = thrownAt(error, job) ?? { file: job.file, line: 1 };
  return new DeckError('chart-module', `${what}: ${reason.split('\n')[0]}`, hint, source);
}

const FRAME = /deck-chart:(\d+):(\d+)(?::(\d+))?/g;
const MAP = /^\/\/# sourceMappingURL=data:application\/json;[^,]*base64,(\S+)\s*$/m;

/** Where in the author's files an error was thrown; where a package was called that threw it. */
function thrownAt(error: unknown, { chunks }: ChartJob): SourceRef | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const [, index, line, column = 1] of stack.matchAll(FRAME)) {
    const [, map = ''] = MAP.exec(chunks[Number(index)]?.code ?? '') ?? [];
    if (map === '') continue;
    const found = new SourceMap(JSON.parse(String(Buffer.from(map, 'base64')))).findEntry(
      Number(line) - 1,
      Number(column) - 1,
    );
    if (!('originalSource' in found) || /^#|node_modules/.test(found.originalSource)) continue;
    return { file: found.originalSource, line: found.originalLine + 1, column: found.originalColumn + 1 };
  }
  return undefined;
}

/** Fonts are for who draws in earnest: here it matters that there is a drawing at all. */
const measure: Measure = (text, size) => (text.length * size) / 2;

/**
 * Draws a chart once if it has options of its own: what they ask of Chart.js is known only then, and an exception while the deck is
 * made would be nobody's fault.
 * @param path of the chart's module
 * @returns a fault at the options if it cannot be drawn with them
 */
function tryOptions(panel: ChartPanel, path: string, moduleText: string): DeckError[] {
  if (!panel.options) return [];
  try {
    const tokens = { colours: COLOURS_AS_PROPERTIES, family: 'sans-serif', sizes: PANEL_SIZES };
    drawSvg(panel, fitPanel(panel, { tokens, size: plotSize({ layout: 'full' }), lang: 'en', measure }), 'trial');
    return [];
  } catch (error) {
    const reason = reasonOf(error);
    const places = findPlaces({ path, text: moduleText }, []);
    const hint =
      'Leave out what the options show beyond the deck’s own, or give each part of it a colour of the theme.';
    const source = places.key('options') ?? places.start;
    return [new DeckError('panel-options', `The chart cannot be drawn with its options: ${reason}.`, hint, source)];
  }
}
