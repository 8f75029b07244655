import { fileURLToPath } from 'node:url';
import { createServerModuleRunnerTransport, normalizePath, type Plugin, type ViteDevServer } from 'vite';
import {
  createDefaultImportMeta,
  ESModulesEvaluator,
  type EvaluatedModuleNode,
  ModuleRunner,
} from 'vite/module-runner';
import * as panels from '../panels/index.ts';
import { type BundledModule, bundleModules } from './bundle-modules.ts';
import type { ModuleLoader } from './load.ts';

const PANELS = fileURLToPath(new URL('../panels/index.ts', import.meta.url));
/** An address that Vite takes for one of the network, and leaves to who runs the module. */
const SHARED = 'deck://panels';
const shared = (address: string) => (address === SHARED ? panels : undefined);

/** Chart modules as Vite reads them. */
export interface ModuleImporter extends ModuleLoader {
  /** Lets a file be read again, and all that import it. @param listed whether it came or went: imports may lead elsewhere then */
  forget(file: string, listed: boolean): void;
}

/**
 * Charts are written with the same panels code that reads them: the one that runs already. Without this, all of deck/panels and
 * its packages are read a second time, which took longer than all charts of a small deck.
 */
export function sharePanels(): Plugin {
  return {
    ...SHARING,
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'ssr',
  };
}

/** What Vite and Rolldown both give a plugin, of which their types disagree. */
interface Resolver {
  resolve(source: string, importer: string | undefined, options: { skipSelf: boolean }): Promise<{ id: string } | null>;
}

const SHARING = {
  name: 'deck:share-panels',
  resolveId: {
    filter: { id: /panels\/index\.ts$|^#deck\/panels$/ },
    async handler(this: Resolver, source: string, importer: string | undefined) {
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved?.id === PANELS ? { id: SHARED, external: true } : null;
    },
  },
};

/**
 * Imports modules, at first all together; what does not go that way, and what has changed since, goes through Vite's module runner,
 * which knows all that Vite knows and tells what is wrong.
 * @param server is asked for when it is needed; it needs `sharePanels`
 */
export function moduleImporter(server: () => Promise<ViteDevServer>): ModuleImporter {
  let bundled: Map<string, BundledModule> | undefined;
  let running: { ssr: ViteDevServer['environments']['ssr']; runner: ModuleRunner } | undefined;
  const start = async () => {
    const { ssr } = (await server()).environments;
    running ??= { ssr, runner: moduleRunner(ssr) };
    return running.runner;
  };
  return {
    prepare: async (files) => {
      bundled ??= await bundleModules(files, [SHARING], shared).catch(() => new Map());
    },
    import: async (file) => {
      const module = bundled?.get(file);
      try {
        if (module) return module.exports();
      } catch {
        bundled?.delete(file);
      }
      return (await start()).import(file);
    },
    forget: (file, listed) => {
      const code = /\.[cm]?[jt]s$/.test(file);
      for (const [name, { files }] of bundled ?? [])
        if ((listed && code) || files.has(normalizePath(file))) bundled?.delete(name);
      if (running) forget(running, file, listed && code);
    },
  };
}

/** As createServerModuleRunner makes it, without the thread of module hooks that starts there, for addresses to resolve. */
function moduleRunner(ssr: ViteDevServer['environments']['ssr']): ModuleRunner {
  const evaluator = new ESModulesEvaluator();
  return new ModuleRunner(
    {
      transport: createServerModuleRunnerTransport({ channel: ssr.hot }),
      hmr: false,
      createImportMeta: createDefaultImportMeta,
      sourcemapInterceptor: false,
    },
    {
      startOffset: evaluator.startOffset,
      runInlinedModule: (context, code) => evaluator.runInlinedModule(context, code),
      runExternalModule: async (file) => shared(file) ?? evaluator.runExternalModule(file),
    },
  );
}

function forget(
  { ssr, runner }: { ssr: ViteDevServer['environments']['ssr']; runner: ModuleRunner },
  file: string,
  all: boolean,
): void {
  if (all) {
    ssr.moduleGraph.invalidateAll();
    runner.clearCache();
    return;
  }
  const modules = runner.evaluatedModules;
  const seen = new Set<EvaluatedModuleNode>();
  const invalidate = (module: EvaluatedModuleNode) => {
    if (seen.has(module)) return;
    seen.add(module);
    modules.invalidateModule(module);
    for (const id of module.importers) {
      const importer = modules.getModuleById(id);
      if (importer) invalidate(importer);
    }
  };
  // The server forgets by itself, but it may hear of the edit after us.
  ssr.moduleGraph.onFileChange(normalizePath(file));
  for (const module of modules.getModulesByFile(normalizePath(file)) ?? []) invalidate(module);
}
