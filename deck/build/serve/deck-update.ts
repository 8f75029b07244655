import type { Panel } from '../../model/panel.ts';
import type { ServedSite } from './make-served.ts';

/** What a page has of a deck: the revisions of its slides by their ids, and the panels that its data names. */
export interface Present {
  revisions: ReadonlyMap<string, string>;
  panels: Readonly<Record<string, Panel>>;
}

/** What a page has that shows a site as it is. */
export function presentIn({ sections, data }: ServedSite): Present {
  return { revisions: new Map(sections.map(({ id, rev }) => [id, rev])), panels: data.panels };
}

/** What a page needs to become a site: the order of all slides, and of slides and panels only those that it has not. */
export function deckUpdate(
  { loaded, data, sections, stylesheet }: ServedSite,
  base: string,
  { revisions, panels }: Present,
) {
  const { title, lang, theme } = loaded.deck.meta;
  const changed = Object.entries(data.panels).filter(([id, panel]) => panels[id] !== panel);
  return {
    title,
    lang,
    theme,
    stylesheet: base + stylesheet,
    data: { ...data, panels: Object.fromEntries(changed) },
    order: sections.map(({ id, rev }) => [id, rev]),
    sections: sections
      .filter(({ id, rev }) => revisions.get(id) !== rev)
      .map((section) => ({ id: section.id, html: section.html() })),
  };
}
