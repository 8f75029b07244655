import type { ViteHotContext } from 'vite/types/hot.d.ts';
import type { Fault } from '../error.ts';
import type { Words } from '../words.ts';
import type { PageData } from './data.ts';
import { element, parseSection } from './dom.ts';
import type { LivePanels } from './live-panels.ts';
import type { Slides } from './slides.ts';

/** What the dev server sends when a slide, a chart or its data was saved. */
export interface DeckUpdate {
  title: string;
  lang: string;
  theme: string;
  stylesheet: string;
  data: PageData;
  /** Every slide in order; `rev` stands on its section as `data-rev`. */
  sections: { id: string; rev: string; html: string }[];
}

/**
 * Follows the author's edits: changed slides are replaced in place, the deck stays on its slide and step, and a fault lies
 * over the last good deck until it is mended.
 */
export function startLiveReload(hot: ViteHotContext, slides: Slides, panels: LivePanels, words: Words): void {
  hot.on('deck:update', (update: DeckUpdate) => {
    showFaults([], words);
    applyUpdate(update, slides);
    panels.update(update.data.panels);
  });
  hot.on('deck:fault', (faults: Fault[]) => showFaults(faults, words));
  // What was saved between the page's request and this moment, or is at fault since before it.
  hot.send('deck:hello', {});
}

/** Replaces what changed. */
function applyUpdate({ sections, title, lang, theme, stylesheet }: DeckUpdate, slides: Slides): void {
  const root = document.documentElement;
  root.lang = lang;
  if (root.dataset.theme !== theme && localStorage.getItem('deck-theme') === null) root.dataset.theme = theme;
  document.title = title;
  const link = document.querySelector<HTMLLinkElement>('link[data-deck-stylesheet]');
  if (link && link.getAttribute('href') !== stylesheet) link.setAttribute('href', stylesheet);

  const before = new Map(slides.all.map((section) => [section.id, section]));
  const next = sections.map(({ id, rev, html }) => {
    const old = before.get(id);
    return old?.dataset.rev === rev ? old : parseSection(html);
  });
  slides.replace(next);
}

function showFaults(faults: readonly Fault[], words: Words): void {
  document.querySelector('.fault')?.remove();
  if (faults.length === 0) return;
  const items = faults.map(({ place, message, hint }) =>
    element(
      'li',
      {},
      element('div', { class: 'place' }, place),
      element('div', {}, message),
      element('div', { class: 'hint' }, hint),
    ),
  );
  document.body.append(
    element(
      'section',
      { class: 'fault', role: 'alert' },
      element('h2', {}, words.faultTitle),
      element('ul', {}, ...items),
    ),
  );
}
