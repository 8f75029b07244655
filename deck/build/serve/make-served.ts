/** A site while serving: its slides with their revisions, made into HTML when they are sent, and what of it a page has not. */

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { servedFonts } from '../../fonts/web-fonts.ts';
import type { FigureRef, Slide } from '../../model/deck.ts';
import type { Panel } from '../../model/panel.ts';
import type { LoadedDeck, Site } from '../../model/site.ts';
import { pageData } from '../../page/document.ts';
import { shownIn } from '../../page/edition.ts';
import { figuresOf } from '../../page/figure.ts';
import { outlineOf, renderSection } from '../../page/section.ts';
import { Figures } from '../figures.ts';
import { asset } from '../files/asset.ts';
import { formulasOf, lettersOf } from '../glyph-faults.ts';
import { breakable } from '../hyphenate.ts';
import { headScript, logoAddress } from '../make.ts';
import { deckStyles } from '../theme.ts';

/** A site whose slides become HTML when they are sent. */
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

/** A slide while serving. It is sent again when its revision is another. */
interface ServedSection {
  id: string;
  rev: string;
  figures: readonly FigureRef[];
  html(): string;
  /** Without the drawings, and without a revision: a page that has this asks for the whole. */
  outline(): string;
}

/** Sections by the ids of their slides, with all that they were made of. */
interface SectionMemory {
  /** What all slides show of the deck. */
  shared: string;
  slides: Map<string, { slide: Slide; panels: readonly Panel[]; goesOn: boolean; section: ServedSection }>;
}

/** A memory of nothing. */
export function sectionMemory(): SectionMemory {
  return { shared: '', slides: new Map() };
}

/**
 * Every slide as a section with its revision. One that is remembered is taken as it was if its slide is the same, part for part,
 * and so is what stands around it, or if it came out the same.
 */
function servedSections(loaded: LoadedDeck, figures: Figures, memory: SectionMemory): ServedSection[] {
  const { deck } = loaded;
  const logo = logoAddress(loaded);
  const shared = JSON.stringify([deck.meta, outlineOf(deck)]);
  if (memory.shared !== shared) memory.slides.clear();
  memory.shared = shared;
  const keyOf = (figure: FigureRef) => JSON.stringify([figure, figures.panel(figure)]);
  return deck.slides.map((slide, index) => {
    const goesOn = deck.slides[index - 1]?.section === slide.section;
    const own = figuresOf(slide);
    const panels = own.map((figure) => figures.panel(figure));
    const known = memory.slides.get(slide.id);
    // The cover lists all slides.
    if (slide.kind !== 'cover' && known?.goesOn === goesOn && isSame(known, { slide, panels })) return known.section;
    const rev = revisionOf(renderSection(deck, slide, { notes: true, logo }, keyOf));
    const made: ServedSection = {
      id: slide.id,
      rev,
      figures: own,
      html: () => renderSection(deck, slide, { notes: true, logo, rev }, (figure) => figures.html(figure)),
      outline: () => renderSection(deck, slide, { notes: true, logo, rev: '' }, (figure) => figures.outline(figure)),
    };
    const section = known?.section.rev === rev ? known.section : made;
    memory.slides.set(slide.id, { slide, panels, goesOn, section });
    return section;
  });
}

interface Shown {
  slide: Slide;
  panels: readonly Panel[];
}

function isSame(one: Shown, other: Shown): boolean {
  if (!other.panels.every((panel, i) => panel === one.panels[i])) return false;
  // A slide that the parser remembers is the same object; lists are put together at every call, of the same entries.
  return one.slide === other.slide || isDeepStrictEqual(one.slide, other.slide);
}

/** A short hash: the same for the same text. */
function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** What a page has of a deck: the revisions of its slides by their ids, and the panels that its data names. */
export interface Present {
  revisions: ReadonlyMap<string, string>;
  panels: Readonly<Record<string, Panel>>;
}

/** What a page has that shows a site as it is. */
export function presentIn({ sections, data }: ServedSite): Present {
  return { revisions: new Map(sections.map(({ id, rev }) => [id, rev])), panels: data.panels };
}

/** What a page needs to become a site: the order of all slides, and of slides and panels only those that it has not. */
export function deckUpdate(
  { loaded, data, sections, stylesheet }: ServedSite,
  base: string,
  { revisions, panels }: Present,
) {
  const { title, lang, theme } = loaded.deck.meta;
  const changed = Object.entries(data.panels).filter(([id, panel]) => panels[id] !== panel);
  return {
    title,
    lang,
    theme,
    stylesheet: base + stylesheet,
    data: { ...data, panels: Object.fromEntries(changed) },
    order: sections.map(({ id, rev }) => [id, rev]),
    sections: sections
      .filter(({ id, rev }) => revisions.get(id) !== rev)
      .map((section) => ({ id: section.id, html: section.html() })),
  };
}
