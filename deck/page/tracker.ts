/** The deck's sections as the page shows them: over each slide with its place, and as the article's table of contents. */

import type { Deck, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { type Words, wordsFor } from '../model/words.ts';

/** Room for names in the header, in characters of 7.6 px, with 26 px between two. */
const ROOM = 136;
const GAP = 3.4;

const known = new WeakMap<Deck, string[]>();

/** Names of the sections before the backup, in order; one that goes on after another counts once. */
export function sectionsOf(deck: Deck): readonly string[] {
  const made = known.get(deck);
  if (made) return made;
  const names = deck.slides.filter(({ backup, section }) => !backup && section !== '').map(({ section }) => section);
  const sections = [...new Set(names)];
  known.set(deck, sections);
  return sections;
}

/**
 * The sections over a slide, the current one marked. Only its name is for a screen reader and for outlines: the list would
 * be heard on every slide. Where a section begins its name is the section's heading, as in the source, so that outlines
 * have the slides under it; a slide that is the section itself has that heading in its title. Names that have no room in one
 * line leave all but the current one out.
 */
export function renderTracker(deck: Deck, slide: Slide, words: Words): string {
  const { section, kind, index } = slide;
  if (kind === 'cover') return `<p class="tracker"><span class="cover-kind">${escapeHtml(words.briefing)}</span></p>`;
  if (!section) return '';
  const opens = kind !== 'section' && deck.slides[index - 1]?.section !== section;
  const level = opens ? 'h1' : 'p';
  const current = `<${level} class="running">${escapeHtml(section)}</${level}>`;
  const names = sectionsOf(deck);
  const shown = slide.backup && !names.includes(section) ? [...names, section] : names;
  const width = shown.reduce((sum, name) => sum + name.length + GAP, 0);
  const items = width > ROOM ? [current] : shown.map((name) => (name === section ? current : other(name)));
  return `<div class="tracker">${items.join(' ')}</div>`;
}

function other(name: string): string {
  return `<span aria-hidden="true">${escapeHtml(name)}</span>`;
}

/** Where the slide stands, for the article: a number of how many, and a line as long as the way so far. */
export function renderPlace({ kind, backup, number }: Slide, count: number, words: Words): string {
  if (kind === 'cover') return '';
  if (backup) return `<p class="place screen-only">B${number}</p>`;
  const line = `<svg class="way screen-only" viewBox="0 0 ${count} 1" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0h${number}v1H0z"/></svg>`;
  return `<p class="place screen-only">${number} ${escapeHtml(words.of)} ${count}</p>${line}`;
}

/** The table of contents of the article: sections, and their slides as links, a long list once. The deck and paper do not show it. */
export function renderContents({ meta, slides }: Deck): string {
  const title = escapeHtml(wordsFor(meta.lang).contents);
  const listed = slides.filter(({ kind, continues }) => kind !== 'cover' && !continues);
  const entries = groupSlides(listed).map(({ section, slides: own }) => {
    const links = own.filter(({ kind }) => kind !== 'section').map((slide) => `<li>${link(slide, slide.title)}</li>`);
    if (section === '') return links.join('');
    const [first] = own;
    const name = first ? link(first, section) : escapeHtml(section);
    return `<li><span class="contents-section">${name}</span><ol>${links.join('')}</ol></li>`;
  });
  return `<nav class="contents screen-only" aria-labelledby="contents--title"><p id="contents--title">${title}</p><ol>${entries.join('')}</ol></nav>`;
}

function groupSlides(slides: readonly Slide[]): { section: string; slides: Slide[] }[] {
  const groups: { section: string; slides: Slide[] }[] = [];
  for (const slide of slides) {
    const last = groups.at(-1);
    if (last?.section === slide.section) last.slides.push(slide);
    else groups.push({ section: slide.section, slides: [slide] });
  }
  return groups;
}

function link({ id }: Slide, text: string): string {
  return `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
}
