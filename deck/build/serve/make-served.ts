import { servedFonts } from '../../fonts/web-fonts.ts';
import type { LoadedDeck, Site } from '../../model/site.ts';
import { pageData } from '../../page/document.ts';
import { shownIn } from '../../page/shown.ts';
import { deckStyles } from '../deck-styles.ts';
import { Figures } from '../figures.ts';
import { asset } from '../files/asset.ts';
import { formulasOf, lettersOf } from '../glyph-faults.ts';
import { headScript } from '../head-script.ts';
import { breakable } from '../hyphenate.ts';
import { type SectionMemory, type ServedSection, servedSections } from '../sections.ts';

/** A site while serving: its slides become HTML when they are sent. */
export interface ServedSite extends Omit<Site, 'sections'> {
  sections: ServedSection[];
  figures: Figures;
}

/**
 * Makes what the page needs while serving, always with its notes: sections have their revisions, images stay where they are, and
 * fonts are cut when they are asked for.
 * @param memory of earlier calls for the same deck
 */
export async function makeServedSite(loaded: LoadedDeck, memory: SectionMemory): Promise<ServedSite> {
  const { deck, panels } = loaded;
  const letters = [deck.meta, ...deck.slides, ...panels].flatMap(lettersOf);
  const formulas = deck.slides.flatMap(formulasOf);
  const [fonts, script] = await Promise.all([servedFonts([...letters, ...formulas]), headScript(false)]);
  const css = deckStyles(fonts, shownIn(deck.slides, true).widths, deck.slides, loaded.theme);
  const head = asset('head', 'js', script);
  const figures = new Figures(loaded);
  return {
    loaded,
    notes: 'public',
    data: pageData(
      deck,
      panels.map((panel) => breakable(panel, deck.meta.lang)),
      true,
    ),
    sections: servedSections(loaded, figures, memory),
    figures,
    assets: [css, head],
    fonts,
    headScript: head.fileName,
    stylesheet: css.fileName,
    preloads: fonts.filter(({ preload }) => preload).map(({ fileName }) => fileName),
    shareTags: [],
  };
}
