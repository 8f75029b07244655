import type { CSSOptions } from 'vite';
import { PAGES } from './pages.ts';

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
