import { createServer } from 'vite';
import { type DeckFolders, type LoadedDeck, loadDeck } from './load.ts';
import { moduleImporter, sharePanels } from './module-importer.ts';
import { panelHost } from './panel-host.ts';

/** Chart modules go through Vite's module runner in a build too: one way to load them. */
export async function loadForBuild(folders: DeckFolders): Promise<LoadedDeck> {
  const server = await createServer({
    root: folders.root,
    configFile: false,
    plugins: [sharePanels()],
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await loadDeck(folders, moduleImporter(server).import, panelHost);
  } finally {
    await server.close();
  }
}
