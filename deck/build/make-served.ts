import { servedFonts } from '../fonts/web-fonts.ts';
import type { LoadedDeck, Site } from '../model/site.ts';
import { pageData, type WordCounts } from '../page/document.ts';
import { asset } from './asset.ts';
import { deckStyles } from './deck-styles.ts';
import { headScript } from './head-script.ts';
import { type SectionMemory, servedSections } from './sections.ts';

/** What earlier makings of a served site have left. */
export interface SiteMemory {
  sections: SectionMemory;
  words: WordCounts;
}

/** A memory of nothing. */
export function siteMemory(): SiteMemory {
  return { sections: { shared: '', slides: new Map() }, words: new Map() };
}

/**
 * Makes what the page needs while serving, always with its notes: sections have their revisions, images stay where they are, and
 * fonts are cut when they are asked for.
 * @param memory of earlier calls for the same deck
 */
export async function makeServedSite(loaded: LoadedDeck, memory: SiteMemory): Promise<Site> {
  const { deck, panels, widths } = loaded;
  const [fonts, script] = await Promise.all([servedFonts(), headScript(false)]);
  const css = deckStyles(fonts, widths, loaded.theme.colours);
  const head = asset('head', 'js', script);
  return {
    loaded,
    notes: 'public',
    data: pageData(deck, panels, true, memory.words),
    sections: servedSections(deck, { notes: true }, memory.sections),
    assets: [css, head],
    fonts,
    headScript: head.fileName,
    stylesheet: css.fileName,
    preloads: fonts.filter(({ preload }) => preload).map(({ fileName }) => fileName),
    shareTags: [],
  };
}
