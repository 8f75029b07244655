import type { ViteHotContext } from 'vite/types/hot.d.ts';
import type { PageData } from '../../model/site.ts';
import { parseSection } from '../shell/dom.ts';

/** What the dev server sends when a slide, a chart or its data was saved: what changed, and where everything stands. */
export interface DeckUpdate {
  title: string;
  lang: string;
  theme: string;
  stylesheet: string;
  /** Of its panels only those that changed; all in answer to `askForUpdate`. */
  data: PageData;
  /** Every slide in order; the revision stands on its section as `data-rev`. */
  order: [id: string, rev: string][];
  /** The slides that changed. */
  sections: { id: string; html: string }[];
}

/** Asks the dev server for what is not as it is here: the answer is an update, or a fault. */
export function askForUpdate(hot: ViteHotContext, present: Iterable<HTMLElement>): void {
  hot.send('deck:hello', { have: [...present].map(({ id, dataset }) => [id, dataset.rev ?? '']) });
}

/**
 * All slides after an update. Those that are as they were stay the same elements.
 * @returns undefined if one is neither here nor in the update: ask for it
 */
export function updatedSections(
  { order, sections }: DeckUpdate,
  present: Iterable<HTMLElement>,
): HTMLElement[] | undefined {
  const here = new Map([...present].map((section) => [section.id, section]));
  const sent = new Map(sections.map(({ id, html }) => [id, html]));
  const next = order.flatMap(([id, rev]) => {
    const old = here.get(id);
    if (old?.dataset.rev === rev) return [old];
    const html = sent.get(id);
    return html === undefined ? [] : [parseSection(html)];
  });
  return next.length === order.length ? next : undefined;
}
