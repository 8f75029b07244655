import { PAGES } from './pages.ts';

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
