import { createHash } from 'node:crypto';
import type { FigureRef, Slide } from '../model/deck.ts';
import type { Panel } from '../model/panel.ts';
import type { LoadedDeck } from '../model/site.ts';
import { renderSection } from '../page/section.ts';
import { sectionsOf } from '../page/tracker.ts';
import { type Figures, figuresOf } from './figures.ts';
import { logoAddress } from './make.ts';

/** A slide while serving. It is sent again when its revision is another. */
export interface ServedSection {
  id: string;
  rev: string;
  figures: readonly FigureRef[];
  html(): string;
  /** Without the drawings, and without a revision: a page that has this asks for the whole. */
  outline(): string;
}

/** Sections by the ids of their slides, with all that they were made of. */
export interface SectionMemory {
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
export function servedSections(loaded: LoadedDeck, figures: Figures, memory: SectionMemory): ServedSection[] {
  const { deck } = loaded;
  const logo = logoAddress(loaded);
  const shared = JSON.stringify([deck.meta, deck.slides.filter(({ backup }) => !backup).length, sectionsOf(deck)]);
  if (memory.shared !== shared) memory.slides.clear();
  memory.shared = shared;
  const keyOf = (figure: FigureRef) => `${JSON.stringify(figure)} ${panelRevision(figures.panel(figure))}`;
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
  // A slide that the parser remembers is the same object; lists are put together at every call.
  return one.slide === other.slide || JSON.stringify(one.slide) === JSON.stringify(other.slide);
}

const revisions = new WeakMap<Panel, string>();

/** Changes with a panel. */
function panelRevision(panel: Panel): string {
  const known = revisions.get(panel) ?? revisionOf(JSON.stringify(panel));
  revisions.set(panel, known);
  return known;
}

/** A short hash: the same for the same text. */
function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
