import type { CSSOptions } from 'vite';

/** The first versions that know light-dark(), which the tokens are written with. */
export const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/**
 * How styles are read, served and built. Lightning CSS minifies them in any case, for CSS_TARGET: to let it follow the imports too,
 * as they are, spares PostCSS, which took as long as the rest of a bundle.
 */
export const CSS_OPTIONS = { transformer: 'lightningcss', lightningcss: { targets: {} } } satisfies CSSOptions;
