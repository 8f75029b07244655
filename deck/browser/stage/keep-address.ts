/** Where the deck stands, kept in the page's address and said to a screen reader. */

import type { RevealApi } from 'reveal.js';
import type { Words } from '../../model/words.ts';
import { numberOf, titleOf } from '../shell/dom.ts';
import { currentView, onViewChange } from '../shell/page-view.ts';
import type { Slides } from './start-slides.ts';

/**
 * Goes where the address leads, now and whenever it changes, and writes slide and step into it at once: reveal.js looks
 * among the slides in the page only, and waits up to a second, in which a reload would lose them. A jump is an entry of the
 * browser's history, a step is not; each entry knows its step, so that Back comes to what was shown.
 */
export function keepAddress(reveal: RevealApi, slides: Slides, stage: HTMLElement): void {
  let written: string | undefined;
  const write = (jumped = false, name?: string) => {
    const { current, step } = slides;
    // The article's addresses are the browser's.
    if (!current || currentView() === 'article') return;
    written = current.id;
    const address = name ?? `#/${encodeURIComponent(current.id)}${step >= 0 ? `/${step}` : ''}`;
    try {
      history[jumped ? 'pushState' : 'replaceState']({ ...history.state, step }, '', address);
    } catch {
      // Browsers refuse hundreds of changes within seconds.
    }
  };
  const read = () => {
    const { name, step } = readAddress(location.hash);
    const named = name === '' ? 0 : slides.holding(name);
    const place = named === -1 && /^\d+$/.test(name) ? Number(name) - 1 : named;
    const { step: kept } = (history.state ?? {}) as { step?: number };
    slides.go(place === -1 ? slides.index : place, kept ?? step);
  };
  read();
  // The address that was given stays until the first move.
  write(false, location.href);
  addEventListener('hashchange', () => {
    read();
    write();
  });
  stage.addEventListener('click', (event) => followLink(event, slides), true);
  onViewChange(() => write());
  slides.onChange((_before, jumped) => write(jumped));
  for (const event of ['fragmentshown', 'fragmenthidden'])
    reveal.on(event, () => {
      // Those of a slide that comes belong to the entry that it gets.
      if (slides.current?.id === written) write();
    });
}

/** A link to a slide is a jump. reveal's own way there is none, and in the article it would keep the browser from scrolling. */
function followLink(event: MouseEvent, slides: Slides): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (!link || document.documentElement.classList.contains('overview')) return;
  event.stopPropagation();
  if (currentView() === 'article' || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const place = slides.holding(readAddress(link.getAttribute('href') ?? '').name);
  if (place === -1) return;
  event.preventDefault();
  slides.jump(place);
}

/** What an address such as `#/12`, `#/title/1` or `#cite-K1` names; nothing if it is none. */
export function readAddress(hash: string): { name: string; step?: number } {
  let decoded = '';
  try {
    decoded = decodeURIComponent(hash);
  } catch {
    // Somebody's own percent sign.
  }
  const [, name = '', step] = /^#\/?([^/]*)(?:\/(\d+))?$/.exec(decoded) ?? [];
  return step === undefined ? { name } : { name, step: Number(step) };
}

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
    const title = titleOf(slide);
    status.textContent = [`${words.slide} ${numberOf(slide)}: ${title}`, ...newSummaries(slide)].join('. ');
    document.title = title === deckTitle || title === '' ? deckTitle : `${title} – ${deckTitle}`;
  };
  const deckTitle = document.title;
  slides.onChange(announce);
}
