import path from 'node:path';
import type { Plugin, UserConfig, ViteDevServer } from 'vite';
import { warmThread } from '../charts/chart-loader.ts';
import { typeOf } from '../files/asset.ts';
import { type DeckOptions, foldersOf } from '../folders.ts';
import { CSS_OPTIONS, LINKED, pageOf } from '../pages.ts';
import { type DeckFollower, followDeck } from './follow.ts';

/** Where the dev server serves what the build writes as files. */
const ASSETS = '/@deck/';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ttf': 'font/ttf',
};

/** What other commands write into the project meanwhile: nothing of it is served, and each file would be told as an edit. */
const MADE = /^(?:\.dist-|dist$|private$|(?:dist|private)[\\/])/;

/** The deck while serving: the page from the sources as they are, always with its notes, and every edit after it. */
export function servePlugin(options: DeckOptions): Plugin {
  let follower: DeckFollower | undefined;
  return {
    name: 'deck:serve',
    apply: 'serve',
    config: ({ deck, root = '.' }) => ({
      deck: deck ?? servedFlags(),
      css: CSS_OPTIONS,
      resolve: LINKED,
      server: { hmr: { overlay: false }, watch: { ignored: (file: string) => MADE.test(path.relative(root, file)) } },
      // The page's few packages are modules already: bundling them first would cost a start and reload the page.
      optimizeDeps: { noDiscovery: true },
    }),
    closeBundle: () => warmThread().close(),
    configureServer(server) {
      const folders = foldersOf(server.config, options);
      follower = followDeck(server, folders, ASSETS);
      serveTheme(server, follower, `/${folders.theme}/`);
      serveAssets(server, follower);
      servePictures(server, follower, `/${folders.slides}/`);
    },
    // A broken theme stays the author's: the page keeps the styles that it has, under the message.
    hotUpdate: {
      order: 'pre',
      handler: async ({ file, modules, server }) => {
        const theme = path.resolve(server.config.root, options.theme);
        if (!path.resolve(file).startsWith(theme + path.sep) || (await follower?.themeHolds())) return modules;
        return [];
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html, { path: address }) => (follower ? follower.page(html, pageOf(address)) : html),
    },
  };
}

/** What `npm start` hands on beside Vite's own command line, which takes no such thing: see deck/cli. */
function servedFlags(): UserConfig['deck'] {
  const { DECK_BRIEFING } = process.env;
  return DECK_BRIEFING ? { briefing: JSON.parse(DECK_BRIEFING) } : {};
}

/** The theme's stylesheets as they last were whole: a page that is loaded while one is broken is not left without styles. */
function serveTheme(server: ViteDevServer, follower: DeckFollower, folder: string): void {
  const whole = new Map<string, string>();
  server.middlewares.use(async (request, response, next) => {
    const [address = ''] = request.url?.split('?') ?? [];
    if (!address.startsWith(folder) || !address.endsWith('.css')) return next();
    const made = (await follower.themeHolds()) ? await transformed(server, address) : null;
    if (made) whole.set(address, made.code);
    const kept = whole.get(address);
    if (made || kept === undefined) return next();
    response.setHeader('Content-Type', 'text/css');
    response.setHeader('Cache-Control', 'no-cache');
    response.end(kept);
  });
}

/** A stylesheet as Vite makes it; none if it cannot. A server that is being closed throws at once, and rejects nothing. */
async function transformed(server: ViteDevServer, address: string) {
  try {
    return await server.transformRequest(`${address}?direct`);
  } catch {
    return null;
  }
}

/** Pictures as a build would publish them: a drawing is made safe here too, since it may be opened by its own address. */
function servePictures(server: ViteDevServer, follower: DeckFollower, folder: string): void {
  server.middlewares.use((request, response, next) => {
    // What cannot be decoded has not passed the guard.
    const address = decodeURIComponent(request.url?.split('?')[0] ?? '');
    if (!address.startsWith(folder)) return next();
    follower.picture(address.slice(1)).then((picture) => {
      if (!picture) return response.writeHead(404).end();
      response.setHeader('Content-Type', typeOf(picture.ending));
      response.setHeader('Cache-Control', 'no-cache');
      response.end(picture.content);
    }, next);
  });
}

function serveAssets(server: ViteDevServer, follower: DeckFollower): void {
  server.middlewares.use((request, response, next) => {
    const url = request.url?.split('?')[0] ?? '';
    if (!url.startsWith(ASSETS)) return next();
    follower.asset(url.slice(ASSETS.length)).then((asset) => {
      if (asset === undefined) return next();
      response.setHeader('Content-Type', CONTENT_TYPES[path.extname(url)] ?? 'application/octet-stream');
      response.end(asset);
    }, next);
  });
}
