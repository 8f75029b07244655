import type { Slide } from '../../model/deck.ts';
import { idLink } from '../inline-html.ts';
import type { Rendered } from '../render.ts';

/** A slide that uses a key: what is shown and where it leads. */
export interface BackLink {
  label: string;
  target: string;
}

/** For each key the slides that use it, in deck order. Slides must have their numbers. */
export function backLinks(rendered: readonly Rendered[]): Map<string, BackLink[]> {
  const links = new Map<string, BackLink[]>();
  for (const { slide, marks } of rendered) {
    for (const key of slide.cites) {
      // A key that only a panel cites has no mark: the link leads to the slide.
      const link = { label: slideLabel(slide), target: marks.has(key) ? `${slide.id}--${key}` : slide.id };
      const known = links.get(key);
      if (known) known.push(link);
      else links.set(key, [link]);
    }
  }
  return links;
}

/** A slide's number as printed: `2`, or `B1` for a backup slide. */
function slideLabel(slide: Slide): string {
  return `${slide.backup ? 'B' : ''}${slide.number}`;
}

/**
 * A function that keeps what it last made of an entry, which is made again for other links, or in another language, only.
 * @param make depends on nothing else
 */
export function lastOf<Entry extends object, Made>(
  make: (entry: Entry, links: readonly BackLink[], lang: string) => Made,
): typeof make {
  const last = new WeakMap<Entry, { key: string; made: Made }>();
  return (entry, links, lang) => {
    const key = [lang, ...links.map(({ label, target }) => `${label} ${target}`)].join('\n');
    const known = last.get(entry);
    if (known?.key === key) return known.made;
    const made = make(entry, links, lang);
    last.set(entry, { key, made });
    return made;
  };
}

/** The links as HTML, and their text for measuring. */
export function renderBackLinks(links: readonly BackLink[]): string {
  return links.map(({ target, label }) => idLink(target, label)).join(', ');
}
