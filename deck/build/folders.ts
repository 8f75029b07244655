/** Where a deck lies, relative to the project's root. */
export interface DeckOptions {
  slides: string;
  charts: string;
  /** The folder of the theme's styles, tokens and icon. */
  theme: string;
}

/** The same with the project's root, an absolute path. */
export interface DeckFolders extends DeckOptions {
  root: string;
}
