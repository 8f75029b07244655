import type { BackLink, Slide } from '../../model/deck.ts';
import type { Rendered } from '../drafts.ts';

/**
 * For each key the slides that use it, in deck order.
 * @param numbered the slides with their numbers, by id
 */
export function backLinks(
  rendered: readonly Rendered[],
  numbered: ReadonlyMap<string, Slide>,
): Map<string, BackLink[]> {
  const links = new Map<string, BackLink[]>();
  for (const {
    slide: { id, cites },
    draft: { marked },
  } of rendered) {
    for (const key of cites) {
      const label = slideLabel(numbered.get(id));
      // A key that only a panel cites has no mark: the link leads to the slide.
      const link = { label, target: marked.has(key) ? `${id}--${key}` : id };
      const known = links.get(key);
      if (known) known.push(link);
      else links.set(key, [link]);
    }
  }
  return links;
}

/** A slide's number as printed: `2`, or `B1` for a backup slide. */
function slideLabel(slide: Slide | undefined): string {
  return slide ? `${slide.backup ? 'B' : ''}${slide.number}` : '';
}
