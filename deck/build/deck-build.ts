import type { Plugin } from 'vite';
import type { Downloads, LoadedDeck, NotesUse, Site } from '../model/site.ts';

/** What `npm run pdf` and `npm run site` know of a build, and tell it. */
export interface DeckBuild {
  /** Where the site goes, as an absolute path. */
  target: string;
  /** Reads the deck of the resolved project, apart from any build. @throws Error with all faults of the deck */
  load?: () => Promise<LoadedDeck>;
  /** Whether the page shall hold the notes, as the command line says. */
  notes?: boolean | undefined;
  /** What was read, faults and all. */
  loaded?: LoadedDeck;
  /** Whether elements tell where in their file they stand: for `npm run check`. */
  places?: boolean;
  /** What was made, once the build has begun. */
  site?: Site;
  /** Which files will stand beside the page, for it to link to. */
  downloads?: ((notes: NotesUse) => Downloads | undefined) | undefined;
  /** Whether the page is only to be printed: no single files are made then. */
  forPrint?: boolean;
}

/** The deck's build in a resolved configuration of Vite. */
export function deckBuild(plugins: readonly Plugin[]): DeckBuild {
  const build = plugins.find(({ name }) => name === BUILD)?.api;
  if (!build) throw new Error('vite.config.ts does not use the plugin deck().');
  return build;
}

/** The name of the plugin that has a `DeckBuild` as its API. */
export const BUILD = 'deck:build';
