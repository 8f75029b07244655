import { createServer, type ViteDevServer } from 'vite';
import type { LoadedDeck } from '../model/site.ts';
import { imageName } from './asset.ts';
import { collectGarbage } from './collect-garbage.ts';
import { type DeckFolders, loadDeck } from './load.ts';
import { moduleImporter, sharePanels } from './module-importer.ts';
import { panelHost } from './panel-host.ts';

/** Chart modules are read in a build as they are while serving: one way to load them. */
export async function loadForBuild(folders: DeckFolders): Promise<LoadedDeck> {
  let server: Promise<ViteDevServer> | undefined;
  const modules = moduleImporter(() => {
    server ??= chartServer(folders.root);
    return server;
  });
  try {
    return await loadDeck(folders, modules, panelHost, undefined, imageName);
  } finally {
    await (await server)?.close();
    collectGarbage();
  }
}

function chartServer(root: string): Promise<ViteDevServer> {
  return createServer({
    root,
    configFile: false,
    plugins: [sharePanels()],
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
}
