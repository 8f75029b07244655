import type { Deck, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { wordsFor } from '../model/words.ts';

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
