/** The pages of the site, and what Vite is told of their styles and chunks. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CSSOptions, Plugin } from 'vite';
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

/** Files are what their paths say where the project is worked on by way of a link, see cli/run-linked.mjs: what it leads to has a `#`. */
export const LINKED = { preserveSymlinks: process.env.DECK_LINK !== undefined };

/** The first versions that know light-dark(), which the tokens are written with. */
export const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/**
 * How styles are read, served and built. Lightning CSS minifies them in any case, for CSS_TARGET: to let it follow the imports too,
 * as they are, spares PostCSS, which took as long as the rest of a bundle.
 */
export const CSS_OPTIONS = { transformer: 'lightningcss', lightningcss: { targets: {} } } satisfies CSSOptions;

/**
 * How the site's pages are bundled: one script and one stylesheet for both, and what the charts and the speaker view add.
 * @param styles tells the theme's stylesheet by its path
 */
export function rolldownOptions(styles: RegExp) {
  return {
    input: PAGES,
    // That the deck is made in a plugin's hooks, and that this takes most of a build's time, is no news.
    checks: { pluginTimings: false },
    // The fonts stand beside the stylesheet: Vite need not look for them.
    external: /^\.\/[\w-]+\.woff2$/,
    output: {
      codeSplitting: {
        // With all that they import: what the pages share would else be files of its own.
        groups: [
          { name: 'main', test: new RegExp(`/deck/browser/main\\.ts$|${styles.source}`), priority: 1 },
          // What viewers and presenters need at first use.
          { name: 'on-demand', test: /\/deck\/browser\/stage\/on-demand\.ts$/ },
        ],
      },
    },
  };
}
