import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type OutputChunk, type Plugin, type RolldownError, rolldown } from 'rolldown';
import { normalizePath } from 'vite';
import { DeckError } from '../../model/error.ts';

/** A chart module as code that can be run. */
export interface BundledChart {
  /** Its own code, then that of all that it imports. */
  chunks: Chunk[];
  /** Its own file and all that it imports: absolute, with forward slashes. */
  files: ReadonlySet<string>;
}

/** A piece of code with its source map in it, whose sources are relative to the project's root. */
export interface Chunk {
  name: string;
  code: string;
  /** What it was made of, or the first of it: an absolute path. */
  file: string;
}

const PANELS = realpathSync(fileURLToPath(new URL('../../panels/index.ts', import.meta.url)));
const ADDRESS = '#deck/panels';

/**
 * Reads chart modules all together, in Rolldown's threads, and each by itself where that fails: what is wrong with one is no reason
 * not to read the others.
 * @param files relative to `root`
 * @param panels the names that `#deck/panels` has, from whatever folder it is imported
 * @returns each file's code, or what is wrong with it
 */
export async function bundleCharts(
  root: string,
  files: readonly string[],
  panels: readonly string[],
): Promise<Map<string, BundledChart | DeckError[]>> {
  if (files.length === 0) return new Map();
  const together = await bundle(root, files, panels);
  if (!Array.isArray(together)) return together;
  const alone = files.map(async (file): Promise<[string, BundledChart | DeckError[]]> => {
    const bundled = files.length === 1 ? together : await bundle(root, [file], panels);
    return [file, Array.isArray(bundled) ? bundled : (bundled.get(file) ?? [])];
  });
  return new Map(await Promise.all(alone));
}

async function bundle(root: string, files: readonly string[], panels: readonly string[]) {
  // Modules are named by where they really lie.
  const real = realpathSync(root);
  const faults: DeckError[] = [];
  const bundled = await rolldown({
    cwd: real,
    input: Object.fromEntries(files.map((file, index) => [`chart-${index}`, path.join(real, file)])),
    platform: 'node',
    tsconfig: false,
    logLevel: 'warn',
    // A package that is not there: left alone, it would fail as the chart is run, without a place.
    onLog: (_, log) => {
      if (log.code === 'UNRESOLVED_IMPORT') faults.push(syntaxFault(log, real, files));
    },
    plugins: [panelsModule(panels)],
  });
  try {
    const { output } = await bundled.generate({
      dir: real,
      format: 'esm',
      sourcemap: 'inline',
      entryFileNames: '[name].js',
      chunkFileNames: 'part-[hash].js',
    });
    if (faults.length > 0) return faults;
    const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
    return new Map(files.map((file, index) => [file, chartOf(`chart-${index}.js`, chunks, real, root)] as const));
  } catch (error) {
    const { errors = [error] } = error as { errors?: readonly unknown[] };
    return errors.map((each) => syntaxFault(each as RolldownError, real, files));
  } finally {
    await bundled.close();
  }
}

/** `#deck/panels`, and the same by its path: the code that reads the charts, see chart-worker.ts. */
function panelsModule(names: readonly string[]): Plugin {
  return {
    name: 'deck:panels',
    resolveId: {
      filter: { id: /^#deck\/panels$|panels\/index\.ts$/ },
      async handler(source, importer) {
        if (source === ADDRESS) return ADDRESS;
        return (await this.resolve(source, importer, { skipSelf: true }))?.id === PANELS ? ADDRESS : null;
      },
    },
    load: {
      filter: { id: /^#deck\/panels$/ },
      handler: () => `export const { ${names.join(', ')} } = globalThis[Symbol.for('deck:panels')];`,
    },
  };
}

function chartOf(name: string, all: ReadonlyMap<string, OutputChunk>, real: string, root: string): BundledChart {
  const found = new Set<OutputChunk>();
  const gather = (each: string) => {
    const chunk = all.get(each);
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const further of [...chunk.imports, ...chunk.dynamicImports]) gather(further);
  };
  gather(name);
  const inRoot = (id: string) => path.resolve(root, path.relative(real, id));
  return {
    chunks: [...found].map(({ fileName, code, facadeModuleId, moduleIds }) => {
      return { name: fileName, code, file: inRoot(facadeModuleId ?? moduleIds[0] ?? fileName) };
    }),
    files: new Set([...found].flatMap(({ moduleIds }) => moduleIds.map((id) => normalizePath(inRoot(id))))),
  };
}

/** What the compiler says, in its own words and at the place that it names. */
function syntaxFault(
  { message = '', loc, id }: Partial<Pick<RolldownError, 'message' | 'loc' | 'id'>>,
  root: string,
  files: readonly string[],
): DeckError {
  const [first = ''] = stripVTControlCharacters(message).split('\n');
  const named = loc?.file ?? id;
  const file = named ? normalizePath(path.relative(root, named)) : (files[0] ?? '');
  const source = loc ? { file, line: loc.line, column: loc.column + 1 } : { file, line: 1 };
  const reason = first.replace(/^\[\w+\] /, '');
  // A path up and over, as charts of other folders have it.
  const [, panels] = /Could not resolve '([^']*deck\/panels[^']*)'/.exec(reason) ?? [];
  const hint = panels ? `Write from '#deck/panels' in place of '${panels}'.` : 'Mend the TypeScript.';
  return new DeckError('chart-module', `The chart module does not run: ${reason}`, hint, source);
}
