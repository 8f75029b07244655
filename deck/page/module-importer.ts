import { fileURLToPath } from 'node:url';
import { createServerModuleRunnerTransport, normalizePath, type Plugin, type ViteDevServer } from 'vite';
import {
  createDefaultImportMeta,
  ESModulesEvaluator,
  type EvaluatedModuleNode,
  ModuleRunner,
} from 'vite/module-runner';
import * as panels from '../panels/index.ts';
import type { ImportModule } from './load.ts';

const PANELS = fileURLToPath(new URL('../panels/index.ts', import.meta.url));
/** An address that Vite takes for one of the network, and leaves to who runs the module. */
const SHARED = 'deck://panels';

/** Chart modules as Vite's module runner reads them. */
export interface ModuleImporter {
  /** Each call sees the file as it was when it was last forgotten. */
  import: ImportModule;
  /** Lets a file be read again, and all that import it. @param listed whether it came or went: imports may lead elsewhere then */
  forget(file: string, listed: boolean): void;
}

/**
 * Charts are written with the same panels code that reads them: the one that runs already. Without this, the runner reads all
 * of deck/panels and its packages a second time, which took longer than all charts of a small deck.
 */
export function sharePanels(): Plugin {
  return {
    name: 'deck:share-panels',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'ssr',
    resolveId: {
      filter: { id: /panels\/index\.ts$/ },
      async handler(source, importer, options) {
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        return resolved?.id === PANELS ? { id: SHARED, external: true } : resolved;
      },
    },
  };
}

/** Imports modules through Vite's module runner; the server needs `sharePanels`. */
export function moduleImporter({ environments: { ssr } }: ViteDevServer): ModuleImporter {
  const evaluator = new ESModulesEvaluator();
  // As createServerModuleRunner makes it, without the thread of module hooks that starts there, for addresses to resolve.
  const runner = new ModuleRunner(
    {
      transport: createServerModuleRunnerTransport({ channel: ssr.hot }),
      hmr: false,
      createImportMeta: createDefaultImportMeta,
      sourcemapInterceptor: false,
    },
    {
      startOffset: evaluator.startOffset,
      runInlinedModule: (context, code) => evaluator.runInlinedModule(context, code),
      runExternalModule: async (file) => (file === SHARED ? panels : evaluator.runExternalModule(file)),
    },
  );
  const modules = runner.evaluatedModules;
  const forget = (module: EvaluatedModuleNode, seen: Set<EvaluatedModuleNode>) => {
    if (seen.has(module)) return;
    seen.add(module);
    modules.invalidateModule(module);
    for (const id of module.importers) {
      const importer = modules.getModuleById(id);
      if (importer) forget(importer, seen);
    }
  };
  return {
    import: (file) => runner.import(file),
    forget: (file, listed) => {
      if (listed && /\.[cm]?[jt]s$/.test(file)) {
        ssr.moduleGraph.invalidateAll();
        runner.clearCache();
        return;
      }
      // The server forgets by itself, but it may hear of the edit after us.
      ssr.moduleGraph.onFileChange(normalizePath(file));
      for (const module of modules.getModulesByFile(normalizePath(file)) ?? []) forget(module, new Set());
    },
  };
}
