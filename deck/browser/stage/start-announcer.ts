import type { Words } from '../../model/words.ts';
import type { Slides } from './start-slides.ts';

/**
 * Says politely where the deck stands, once a slide: "Slide 11 / 17: title", and what its charts say the first time that they
 * are shown.
 */
export function startAnnouncer(slides: Slides, words: Words): void {
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  const said = new WeakSet<Element>();
  const newSummaries = (slide: Element | undefined) => {
    const drawings = [...(slide?.querySelectorAll('.plot-svg[aria-label]') ?? [])].filter((each) => !said.has(each));
    for (const drawing of drawings) said.add(drawing);
    return drawings.map((drawing) => drawing.getAttribute('aria-label') ?? '');
  };
  const announce = () => {
    const slide = slides.current;
    const number = slide?.querySelector('.slide-foot > .number')?.textContent ?? '';
    const heading = slide?.querySelector('.slide-title');
    const title = slide?.dataset.title ?? heading?.textContent ?? slide?.getAttribute('aria-label') ?? '';
    status.textContent = [`${words.slide} ${number}: ${title}`, ...newSummaries(slide)].join('. ');
    document.title = documentTitle(title);
  };
  const deckTitle = document.title;
  const documentTitle = (title: string) =>
    title === deckTitle || title === '' ? deckTitle : `${title} – ${deckTitle}`;
  slides.onChange(announce);
}
