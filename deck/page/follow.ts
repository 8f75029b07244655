import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { formatError, toFault } from '../error.ts';
import type { Asset } from './asset.ts';
import { fillTemplate, type PageKind } from './document.ts';
import { type DeckFolders, loadDeck } from './load.ts';
import { makeSite, type Site } from './make.ts';
import { moduleImporter } from './module-importer.ts';
import { panelHost } from './panel-host.ts';
import type { DeckOptions } from './plugin.ts';

/** The deck of a dev server, made again after every edit; the last good one stays until there is a better. */
export interface DeckFollower {
  /** The template with the deck in it. */
  page(template: string, page: PageKind): Promise<string>;
  asset(fileName: string): Asset | undefined;
}

/** How long further edits of the same save are waited for, in milliseconds. */
const SETTLE = 15;

/**
 * Makes the deck and keeps it in step with its folders. Edits go to the page as `deck:update`, faults as `deck:fault`.
 * @param base the address under which the deck's assets are served
 */
export function followDeck(server: ViteDevServer, options: DeckOptions, base: string): DeckFollower {
  const folders: DeckFolders = { root: server.config.root, ...options };
  const modules = moduleImporter(server);
  const assets = new Map<string, Asset>();
  let good: Site | undefined;
  let latest = make();

  async function make(): Promise<Site> {
    const loaded = await loadDeck(folders, modules.import, panelHost);
    const site = await makeSite(folders, loaded, { notes: true, serving: true });
    for (const asset of site.assets) assets.set(asset.fileName, asset);
    if (site.loaded.problems.length === 0) good = site;
    else server.config.logger.error(`\n${site.loaded.problems.map(formatError).join('\n\n')}\n`, { timestamp: true });
    return site;
  }

  function messageFor(site: Site): { event: string; data: unknown } {
    if (site.loaded.problems.length > 0) return { event: 'deck:fault', data: site.loaded.problems.map(toFault) };
    return { event: 'deck:update', data: deckUpdate(site, base) };
  }

  let timer: NodeJS.Timeout | undefined;
  server.watcher.add([folders.slides, folders.charts].map((folder) => path.resolve(folders.root, folder)));
  server.watcher.on('all', (_event, file) => {
    if (!isOf(folders, file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      modules.forgetAll();
      const previous = latest;
      latest = make().catch((error: unknown) => {
        server.config.logger.error(String(error), { error: error instanceof Error ? error : null });
        return previous;
      });
      void latest.then((site) => {
        const { event, data } = messageFor(site);
        server.ws.send(event, data);
      });
    }, SETTLE);
  });
  server.ws.on('deck:hello', (_data, client) => {
    void latest.then((site) => {
      const { event, data } = messageFor(site);
      client.send(event, data);
    });
  });

  return {
    page: async (template, page) => fillTemplate(template, good ?? (await latest), { page, base, serving: true }),
    asset: (fileName) => assets.get(fileName),
  };
}

function deckUpdate({ loaded, data, sections, stylesheet }: Site, base: string) {
  const { title, lang, theme } = loaded.deck.meta;
  return {
    title,
    lang,
    theme,
    stylesheet: base + stylesheet,
    data,
    sections,
  };
}

/** Whether a file belongs to the deck's content. */
function isOf({ root, slides, charts }: DeckFolders, file: string): boolean {
  return [slides, charts].some((folder) => {
    const relative = path.relative(path.resolve(root, folder), path.resolve(root, file));
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  });
}
