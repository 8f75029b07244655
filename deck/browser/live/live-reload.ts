import type { ViteHotContext } from 'vite/types/hot.d.ts';
import type { Fault } from '../../model/error.ts';
import type { Words } from '../../model/words.ts';
import type { LivePanels } from '../figures/live-panels.ts';
import { readPageData } from '../shell/data.ts';
import { element } from '../shell/dom.ts';
import { readStorage } from '../shell/storage.ts';
import type { Slides } from '../stage/slide-list.ts';
import { askForUpdate, type DeckUpdate, updatedSections } from './updated-sections.ts';

/**
 * Follows the author's edits: changed slides are replaced in place, the deck stays on its slide and step, and a fault lies
 * over the last good deck until it is mended.
 */
export function startLiveReload(hot: ViteHotContext, slides: Slides, panels: LivePanels, words: Words): void {
  const all = readPageData(document).panels;
  hot.on('deck:update', (update: DeckUpdate) => {
    const next = updatedSections(update, slides.all);
    if (!next) return askForUpdate(hot, slides.all);
    showFaults([], words);
    applyUpdate(update, next, slides);
    Object.assign(all, update.data.panels);
    panels.update(all);
  });
  hot.on('deck:fault', (faults: Fault[]) => showFaults(faults, words));
  // What was saved between the page's request and this moment, or is at fault since before it.
  askForUpdate(hot, slides.all);
}

/** Replaces what changed. */
function applyUpdate({ title, lang, theme, stylesheet }: DeckUpdate, next: HTMLElement[], slides: Slides): void {
  const root = document.documentElement;
  root.lang = lang;
  if (root.dataset.theme !== theme && readStorage('localStorage', 'deck-theme') === null) root.dataset.theme = theme;
  document.title = title;
  const link = document.querySelector<HTMLLinkElement>('link[data-deck-stylesheet]');
  if (link && link.getAttribute('href') !== stylesheet) link.setAttribute('href', stylesheet);

  const same = next.length === slides.all.length && next.every((section, i) => section === slides.all[i]);
  if (!same) slides.replace(next);
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
