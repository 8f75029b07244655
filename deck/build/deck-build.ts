import path from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import type { Downloads, LoadedDeck, NotesUse, Site } from '../model/site.ts';
import type { DeckFlags, DeckOptions } from './folders.ts';
import type { Output } from './output-lock.ts';
import { outputOf } from './swap-output.ts';

/** What `npm run pdf` and `npm run site` know of a build, and tell it. */
export interface DeckBuild extends Omit<DeckFlags, 'briefing'> {
  /** What vite.config.ts says of the folders. */
  options: DeckOptions;
  /** Where the site goes, as an absolute path. */
  target: string;
  /** Reads the deck of the resolved project, apart from any build. @throws Error with all faults of the deck */
  load(): Promise<LoadedDeck>;
  /** What was read, faults and all. */
  loaded?: LoadedDeck;
  /** Whether elements tell where in their file they stand: for `npm run check`. */
  places?: boolean;
  /** What was made, once the build has begun. */
  site?: Site;
  /** Which files will stand beside the page, for it to link to. */
  downloads?: ((notes: NotesUse) => Downloads | undefined) | undefined;
}

/** The deck's build in a resolved configuration of Vite. */
export function deckBuild(plugins: readonly Plugin[]): DeckBuild {
  const build = plugins.find(({ name }) => name === BUILD)?.api;
  if (!build) throw new Error('vite.config.ts does not use the plugin deck().');
  return build;
}

/**
 * Builds a deck without a word on the terminal, into a folder of the caller's own.
 * @param told what the deck's build is to know before it begins
 * @returns the deck's build, as far as it came, and what ended it
 */
export async function buildInto(
  vite: InlineConfig,
  folder: string,
  told: Partial<DeckBuild>,
): Promise<{ deck?: DeckBuild | undefined; failed?: { error: unknown } | undefined }> {
  let deck: DeckBuild | undefined;
  let failed: { error: unknown } | undefined;
  const meetDeck: Plugin = {
    name: 'deck:meet',
    configResolved: ({ plugins }) => {
      deck = deckBuild(plugins);
      Object.assign(deck, told);
    },
  };
  try {
    await build({
      ...vite,
      deck: { ...vite.deck, among: false },
      logLevel: 'silent',
      plugins: [...(vite.plugins ?? []), meetDeck],
      build: { ...vite.build, outDir: folder },
    });
  } catch (error) {
    failed = { error };
  }
  return { deck, failed };
}

/** Where a build puts what is the presenter's own: beside the folder that is public, never in it. */
export function privateFolder({ target, among }: Pick<DeckBuild, 'target' | 'among'>): string {
  if (!among) return path.join(path.dirname(target), 'private');
  return path.join(path.dirname(path.dirname(target)), 'private', path.basename(target));
}

/** One run's way to where a build puts its site. */
export function outputOfBuild({ target, among }: Pick<DeckBuild, 'target' | 'among'>): Promise<Output> {
  return among ? outputOf(path.dirname(target), undefined, path.basename(target)) : outputOf(target);
}

/** The name of the plugin that has a `DeckBuild` as its API. */
export const BUILD = 'deck:build';
