import { build, type InlineConfig, resolveConfig } from 'vite';
import { type DeckBuild, deckBuild } from '../build/deck-build.ts';
import type { Downloads, NotesUse, Site } from '../model/site.ts';

/** Where the project's outputs go, as the builds after this one cannot change it. */
export async function placeOf(vite: InlineConfig): Promise<Pick<DeckBuild, 'target' | 'among'>> {
  const { target, among } = deckBuild((await resolveConfig(vite, 'build')).plugins);
  return { target, among };
}

/**
 * Builds the site into another folder than its own.
 *
 * @param downloads which files the page shall link to; without it the site is only for print
 * @returns what the site was made of
 * @throws Error with all faults of the deck
 */
export async function buildSite(
  vite: InlineConfig,
  folder: string,
  downloads: ((notes: NotesUse) => Downloads | undefined) | undefined,
): Promise<Site> {
  let deck: DeckBuild | undefined;
  const meetDeck = {
    name: 'deck:meet',
    configResolved: ({ plugins }: { plugins: Parameters<typeof deckBuild>[0] }) => {
      deck = deckBuild(plugins);
      Object.assign(deck, { downloads, forPrint: downloads === undefined });
    },
  };
  await build({
    ...vite,
    deck: { ...vite.deck, among: false },
    logLevel: 'silent',
    plugins: [...(vite.plugins ?? []), meetDeck],
    build: { ...vite.build, outDir: folder },
  });
  if (!deck?.site) throw new Error('The build made no deck.');
  return deck.site;
}
