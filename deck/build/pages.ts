import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { PageKind } from '../model/site.ts';
import type { DeckOptions } from './folders.ts';

/** The pages of the site. Both are made from the first, which lies in the project's root. */
export const PAGES = { index: 'index.html', speaker: 'speaker.html' } as const;

const SCRIPT = fileURLToPath(new URL('../browser/main.ts', import.meta.url));
/**
 * What Vite puts around each import on demand: it asks for styles of that part, and for the parts that this one will import. Each page names
 * its styles itself, and a part is asked for once: https://vite.dev/config/build-options#build-modulepreload.
 */
const PRELOAD = '\0vite/preload-helper.js';
const HEAD = /^([ \t]*)<!-- deck:head -->/m;

/** Which page an address or a template's path means. */
export function pageOf(address: string): PageKind {
  return address.endsWith(PAGES.speaker) ? 'speaker' : 'deck';
}

/** Makes the pages of the one template: each with its icon, its styles and the script, and the speaker view though no file of it is there. */
export function pagesPlugin({ theme }: DeckOptions): Plugin {
  let root = '';
  const template = () => readFile(path.join(root, PAGES.index), 'utf8');
  return {
    name: 'deck:pages',
    enforce: 'pre',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === PAGES.speaker ? path.join(root, PAGES.speaker) : undefined),
    load: (id) => {
      if (id === PRELOAD) return 'export const __vitePreload = (load) => load();';
      return path.relative(root, id) === PAGES.speaker ? template() : undefined;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address = `/${PAGES.speaker}`;
        if (request.url?.split('?')[0] !== address) return next();
        const page = template().then((html) => server.transformIndexHtml(address, html, request.originalUrl));
        page.then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
      });
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path: address }) => {
        const script = `/${path.relative(root, SCRIPT).split(path.sep).join('/')}`;
        return html.replace(HEAD, (_, indent: string) =>
          headLines(`/${theme}`, script, pageOf(address))
            .map((line) => indent + line)
            .join('\n'),
        );
      },
    },
  };
}

function headLines(theme: string, script: string, page: PageKind): string[] {
  const speaker = page === 'speaker';
  return [
    ...(speaker ? ['<meta name="robots" content="noindex">'] : []),
    '<!-- deck:head -->',
    `<link rel="icon" href="${theme}/favicon.svg" type="image/svg+xml">`,
    `<link rel="stylesheet" href="${theme}/index.css">`,
    ...(speaker ? [`<link rel="stylesheet" href="${theme}/speaker.css">`] : []),
    `<script type="module" src="${script}"></script>`,
  ];
}
