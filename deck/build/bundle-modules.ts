import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { normalizePath } from 'vite';

/** A module that was read together with others. */
export interface BundledModule {
  /** Its own file and all that it imports, as Vite writes paths. */
  files: ReadonlySet<string>;
  /** Runs it, once; throws what it throws. */
  exports(): unknown;
}

/**
 * Reads modules all together, in Rolldown's threads: one by one, each a transformation of Vite's, a hundred charts took longer to
 * read than to lay out.
 * @param files absolute paths
 * @param shared gives what an address stands for that `plugins` left outside; undefined for a package
 * @returns by file, as it was given
 * @throws what is wrong with any of them
 */
export async function bundleModules(
  files: readonly string[],
  plugins: Plugin[],
  shared: (address: string) => unknown,
): Promise<Map<string, BundledModule>> {
  if (files.length === 0) return new Map();
  const bundle = await rolldown({ input: [...files], platform: 'node', tsconfig: false, logLevel: 'silent', plugins });
  try {
    const { output } = await bundle.generate({ format: 'cjs', exports: 'named', sourcemap: false });
    const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
    const entries = [...chunks.values()].filter(({ isEntry }) => isEntry);
    const byFile = new Map(entries.map((chunk) => [normalizePath(chunk.facadeModuleId ?? ''), chunk]));
    const run = runner(chunks, shared);
    return new Map(
      files.flatMap((file): [string, BundledModule][] => {
        const chunk = byFile.get(normalizePath(file));
        return chunk ? [[file, { files: filesOf(chunk, chunks), exports: () => run(chunk) }]] : [];
      }),
    );
  } finally {
    await bundle.close();
  }
}

type Chunks = ReadonlyMap<string, OutputChunk>;

function filesOf(chunk: OutputChunk, chunks: Chunks, seen = new Set<OutputChunk>()): Set<string> {
  seen.add(chunk);
  const imported = [...chunk.imports, ...chunk.dynamicImports].flatMap((name) => chunks.get(name) ?? []);
  const further = imported.flatMap((each) => (seen.has(each) ? [] : [...filesOf(each, chunks, seen)]));
  return new Set([...chunk.moduleIds.map(normalizePath), ...further]);
}

/** Runs chunks as Node runs CommonJS modules: each once, with those that it requires. */
function runner(chunks: Chunks, shared: (address: string) => unknown): (chunk: OutputChunk) => unknown {
  const ran = new Map<OutputChunk, { exports: unknown }>();
  const run = (chunk: OutputChunk): unknown => {
    const known = ran.get(chunk);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    const filename = chunk.facadeModuleId ?? chunk.moduleIds[0] ?? chunk.fileName;
    const packages = createRequire(filename);
    const require = (address: string): unknown => {
      const other = chunks.get(address.replace(/^\.\//, ''));
      return other ? run(other) : (shared(address) ?? packages(address));
    };
    ran.set(chunk, module);
    try {
      compileFunction(chunk.code, ['require', 'module', 'exports'], { filename })(require, module, module.exports);
    } catch (error) {
      ran.delete(chunk);
      throw error;
    }
    return module.exports;
  };
  return run;
}
