import type { RevealApi } from 'reveal.js';
import { currentView } from '../shell/page-view.ts';
import type { Slides } from './start-slides.ts';

/**
 * Goes where the address leads, now and whenever it changes, and writes slide and step into it at once: reveal.js looks
 * among the slides in the page only, and waits up to a second, in which a reload would lose them.
 */
export function keepAddress(reveal: RevealApi, slides: Slides): void {
  const write = () => {
    const { current, step } = slides;
    // The article's addresses are the browser's.
    if (!current || currentView() === 'article') return;
    try {
      history.replaceState(history.state, '', `#/${encodeURIComponent(current.id)}${step >= 0 ? `/${step}` : ''}`);
    } catch {
      // Browsers refuse hundreds of changes within seconds.
    }
  };
  const read = () => {
    const { place, step } = addressed(slides);
    slides.go(place === -1 ? slides.index : place, step);
  };
  read();
  addEventListener('hashchange', read);
  slides.onChange(write);
  for (const event of ['fragmentshown', 'fragmenthidden']) reveal.on(event, write);
}

/** Place of the slide and its step in an address such as `#/12`, `#/title/1` or `#cite-K1`; -1 for no slide. */
function addressed(slides: Slides): { place: number; step?: number } {
  const [, name = '', step] = /^#\/?([^/]*)(?:\/(\d+))?$/.exec(decode(location.hash)) ?? [];
  const place = /^\d+$/.test(name) ? Number(name) - 1 : name === '' ? 0 : slides.holding(name);
  return step === undefined ? { place } : { place, step: Number(step) };
}

function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return '';
  }
}
