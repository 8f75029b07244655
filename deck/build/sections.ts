import { createHash } from 'node:crypto';
import type { Deck, Slide } from '../model/deck.ts';
import type { Section, SectionOptions } from '../model/site.ts';
import { renderSection } from '../page/section.ts';
import { sectionsOf } from '../page/tracker.ts';

/** Sections by the ids of their slides, with all that they were made of. */
export interface SectionMemory {
  /** What all slides show of the deck. */
  shared: string;
  slides: Map<string, { slide: Slide; goesOn: boolean; section: Section }>;
}

/**
 * Every slide as a section with its revision. One that is remembered is taken as it was if its slide is the same, part for part,
 * and so is what stands around it.
 */
export function servedSections(deck: Deck, options: SectionOptions, memory: SectionMemory): Section[] {
  const shared = JSON.stringify([
    deck.meta,
    deck.slides.filter(({ backup }) => !backup).length,
    sectionsOf(deck),
    options,
  ]);
  if (memory.shared !== shared) memory.slides.clear();
  memory.shared = shared;
  return deck.slides.map((slide, index) => {
    const goesOn = deck.slides[index - 1]?.section === slide.section;
    const known = memory.slides.get(slide.id);
    // The cover lists all slides.
    if (slide.kind !== 'cover' && known?.goesOn === goesOn && isSame(known.slide, slide)) return known.section;
    const html = renderSection(deck, slide, options);
    const rev = revisionOf(html);
    const same = known?.section.rev === rev ? known.section : undefined;
    const section = same ?? { id: slide.id, rev, html: html.replace('<section', `<section data-rev="${rev}"`) };
    memory.slides.set(slide.id, { slide, goesOn, section });
    return section;
  });
}

function isSame(one: Slide, other: Slide): boolean {
  for (const key in other) if (one[key as keyof Slide] !== other[key as keyof Slide]) return false;
  return true;
}

/** A short hash: the same for the same text. */
export function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
