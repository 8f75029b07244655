/** Where a word may be broken, and a hyphen stands if it is: Unicode's soft hyphen, no part of the word. */
export const SOFT_HYPHEN = '\u00ad';
