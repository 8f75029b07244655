import path from 'node:path';
import { createServer, type Plugin } from 'vite';
import { type DeckError, formatError } from '../error.ts';
import { fillTemplate } from './document.ts';
import type { DeckFolders, ImportModule } from './load.ts';
import { makeSite, type Site } from './make.ts';
import { moduleImporter } from './module-importer.ts';
import { PAGES, pageOf } from './pages.ts';
import { privateFile, writePrivateFile } from './private-file.ts';
import { servePlugin } from './serve.ts';
import { besideFolder, swapIn } from './swap.ts';
import { CSS_TARGET } from './targets.ts';

/** Where the deck lies, relative to Vite's root. */
export interface DeckOptions {
  slides: string;
  charts: string;
}

/**
 * The deck as a Vite plugin: the thin edge that reads the folders, puts the made page into `index.html`, and follows edits.
 * Content faults stop a build with all of them listed; while serving they are shown and the last good deck stays.
 */
export function deck(options: DeckOptions): Plugin[] {
  return [buildPlugin(options), servePlugin(options)];
}

/** The notes switch as the command line set it: see deck/setup. */
function notesSwitch(): boolean | undefined {
  const { DECK_NOTES } = process.env;
  return DECK_NOTES === 'public' ? true : DECK_NOTES === 'none' ? false : undefined;
}

function buildPlugin(options: DeckOptions): Plugin {
  let folders: DeckFolders;
  let target: string;
  let site: Site | undefined;
  let presenters: Site | undefined;
  let written = false;
  return {
    name: 'deck:build',
    apply: 'build',
    config: (config) => {
      target = path.resolve(config.root ?? '.', config.build?.outDir ?? 'dist');
      return {
        base: './',
        publicDir: false,
        build: {
          outDir: besideFolder(target),
          emptyOutDir: true,
          assetsInlineLimit: 0,
          // Without scripts, a browser would ask for chunks that it does not use.
          modulePreload: false,
          cssTarget: [...CSS_TARGET],
          rolldownOptions: { input: PAGES },
        },
      };
    },
    configResolved: ({ root }) => {
      folders = { root, ...options };
    },
    async buildStart() {
      await withModuleRunner(folders.root, async (importModule) => {
        site = await makeSite(folders, importModule, { notes: notesSwitch(), serving: false });
        presenters = site.notes ? site : await makeSite(folders, importModule, { notes: true, serving: false });
      });
      if (site && site.loaded.problems.length > 0)
        this.error({ message: problemList(site.loaded.problems), stack: '' });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path: address }) =>
        site ? fillTemplate(html, site, { page: pageOf(address), base: './', serving: false }) : html,
    },
    generateBundle() {
      for (const { fileName, source } of site?.assets ?? []) this.emitFile({ type: 'asset', fileName, source });
    },
    writeBundle: () => {
      written = true;
    },
    async closeBundle() {
      if (!written || !presenters) return;
      const file = privateFile(target);
      await writePrivateFile(besideFolder(file), folders.root, presenters);
      await swapIn(besideFolder(target), target);
      await swapIn(besideFolder(file), file);
    },
  };
}

function problemList(problems: readonly DeckError[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in the deck\n\n${problems.map(formatError).join('\n\n')}\n`;
}

/** Chart modules go through Vite's module runner in a build too: one way to load them. */
async function withModuleRunner<Result>(root: string, use: (importModule: ImportModule) => Promise<Result>) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await use(moduleImporter(server));
  } finally {
    await server.close();
  }
}
