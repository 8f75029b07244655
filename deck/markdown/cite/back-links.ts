import type { BackLink } from '../../model/deck.ts';
import type { Rendered } from '../drafts.ts';

/**
 * For each key the slides that use it, in deck order: each by its number as printed, `2`, or `B1` for a backup slide.
 * @param numbers of slides, by id
 */
export function backLinks(
  rendered: readonly Rendered[],
  numbers: ReadonlyMap<string, number>,
): Map<string, BackLink[]> {
  const links = new Map<string, BackLink[]>();
  for (const { slide, anchors } of rendered) {
    const label = `${slide.backup ? 'B' : ''}${numbers.get(slide.id)}`;
    // What a band grades is used on its slide too, whether it has a numeral there or not.
    for (const key of new Set([...slide.cites, ...(slide.band?.claims ?? [])])) {
      // A backdrop has no numeral: the link leads to the slide.
      const link = { label, target: anchors.get(key) ?? slide.id };
      const known = links.get(key);
      if (known) known.push(link);
      else links.set(key, [link]);
    }
  }
  return links;
}
