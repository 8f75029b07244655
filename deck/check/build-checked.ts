import { build, type InlineConfig } from 'vite';
import { type DeckBuild, deckBuild } from '../build/deck-build.ts';
import type { LoadedDeck, Site } from '../model/site.ts';

/** A deck as it was read and, where nothing stopped that, built. */
export interface CheckedBuild {
  loaded: LoadedDeck;
  site?: Site;
}

/**
 * Builds the deck into a folder of the check's own, each element with the place in its file that it is from.
 *
 * @throws Error if it could not be built for another reason than faults of its author
 */
export async function buildChecked(vite: InlineConfig, folder: string): Promise<CheckedBuild> {
  let deck: DeckBuild | undefined;
  const meetDeck = {
    name: 'deck:meet',
    configResolved: ({ plugins }: { plugins: Parameters<typeof deckBuild>[0] }) => {
      deck = deckBuild(plugins);
      Object.assign(deck, { forPrint: true, places: true });
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
    const loaded = deck?.loaded;
    if (loaded && loaded.problems.length > 0) return { loaded };
    throw error;
  }
  if (!deck?.loaded || !deck.site) throw new Error('The build made no deck.');
  return { loaded: deck.loaded, site: deck.site };
}
