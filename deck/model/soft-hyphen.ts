/** Where a word may be broken, and a hyphen stands if it is: Unicode's soft hyphen, no part of the word. Its own file: parts of the page that are fetched apart share it. */
export const SOFT_HYPHEN = '\u00ad';
