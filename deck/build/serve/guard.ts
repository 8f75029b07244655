import type { IncomingMessage } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import { FILM } from '../../markdown/index.ts';
import { CAPTIONS } from '../files/pictures.ts';
import { type DeckOptions, foldersOf } from '../folders.ts';
import { PAGES } from '../pages.ts';

/** What a served page is made of beside the deck itself: code, styles and packages, and Vite's own client. */
const CODE = ['/deck/', '/node_modules/', '/@deck/', '/@vite/'];
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** No other page may hold, frame or read what is served here, in browsers that say nothing of where a request comes from either. */
const SHUT = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
} as const;

/**
 * Keeps a served deck to its own pages: its notes are in it. Every other page that the presenter's browser shows, of this machine too,
 * gets nothing, and nobody gets a file that the deck's pages do not need: no sources, nothing of `private/`.
 */
export function guardPlugin(options: DeckOptions): Plugin {
  return {
    name: 'deck:guard',
    apply: 'serve',
    enforce: 'pre',
    // Vite itself holds the Host header against the names of this machine, with --host too.
    config: () => ({ server: { cors: false } }),
    configureServer(server) {
      const folders = foldersOf(server.config, options);
      server.middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(SHUT)) response.setHeader(name, value);
        const refused = refusal(request, folders);
        if (refused) response.writeHead(refused, { 'Content-Type': 'text/plain' }).end();
        else next();
      });
      const { logger } = server.config;
      if (!isOwnMachine(server)) server.httpServer?.once('listening', () => logger.warn(ALL_READ));
    },
  };
}

const ALL_READ = 'With --host everyone who reaches this machine can read the deck, its notes with it.';

/** Whether nobody but this machine can ask: with `--host` others can. */
export function isOwnMachine({ config }: ViteDevServer): boolean {
  const { host } = config.server;
  return host === undefined || host === false || ['localhost', '127.0.0.1', '::1'].includes(String(host));
}

/** The part of a request that decides whether it is answered. */
export type Asking = Pick<IncomingMessage, 'headers' | 'method' | 'url'>;

/** Why a request is not answered, as an HTTP status; nothing if it is. */
export function refusal(request: Asking, options: Pick<DeckOptions, 'slides' | 'theme'>): 403 | 404 | undefined {
  if (!isOwn(request)) return 403;
  return isServed(request.url ?? '', options) ? undefined : 404;
}

/**
 * Whether one of the deck's own pages asks, or a person who goes to one of them. Browsers say so where they trust the address
 * (https://www.w3.org/TR/fetch-metadata/), which they do on this machine; elsewhere the origin is what there is. Another port is
 * another page: `same-site` does not suffice.
 */
function isOwn({ headers, method }: Asking): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined) return headers.origin === undefined || hostOf(headers.origin) === headers.host;
  if (site === 'same-origin' || site === 'none') return true;
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/.exec(origin)?.[1];
}

function isServed(url: string, { slides, theme }: Pick<DeckOptions, 'slides' | 'theme'>): boolean {
  const address = plainPath(url);
  if (address === undefined) return false;
  if (address === '/' || Object.values<string>(PAGES).includes(address.slice(1))) return true;
  // Packages may lie outside the project, in a folder that it shares: Vite names them by their whole path then.
  if (address.startsWith('/@fs/')) return address.includes('/node_modules/');
  if (address.startsWith(`/${slides}/`)) return [PICTURE, FILM, CAPTIONS].some((shown) => shown.test(address));
  return [...CODE, `/${theme}/`].some((folder) => address.startsWith(folder));
}

/** The path that an address means in whatever way it is read; nothing if it could be read in two ways. */
function plainPath(url: string): string | undefined {
  try {
    const address = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
    return /%[\da-f]{2}|[\\\0]|\/\/|(?:^|\/)\.\.?(?:\/|$)/i.test(address) ? undefined : address;
  } catch {
    return undefined;
  }
}
