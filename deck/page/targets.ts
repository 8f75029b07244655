/** The first versions that know light-dark(), which the tokens are written with. */
export const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'] as const;
