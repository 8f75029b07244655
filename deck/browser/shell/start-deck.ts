/** The start of the deck: what it is made of, put together; cards and print. What is seldom wanted is fetched at its first use. */

import type { RevealApi } from 'reveal.js';
import type { Words } from '../../model/words.ts';
import { startLivePanels } from '../figures/start-live-panels.ts';
import { atFirstUse, fetchAhead } from '../stage/at-first-use.ts';
import { startKeys, startToolbar } from '../stage/command.ts';
import { commandTable } from '../stage/command-table.ts';
import { followView } from '../stage/follow-view.ts';
import { keepAwake } from '../stage/fullscreen.ts';
import { keepAddress, startAnnouncer } from '../stage/keep-address.ts';
import { markWhole } from '../stage/mark-whole.ts';
import type { Overview } from '../stage/start-overview.ts';
import type { SlidePointer, SlidePointerOptions } from '../stage/start-pointer.ts';
import { type Slides, startReveal } from '../stage/start-slides.ts';
import { showTables, zoomInto } from '../stage/zoom.ts';
import { channelToken, speakerAddress } from '../sync/channel-token.ts';
import { startDeckSync } from '../sync/start-deck-sync.ts';
import { closeDialogs, readPageData } from './dom.ts';
import { currentView } from './page-view.ts';

/** Brings the deck to life: reveal, panels, speaker views, keys, cards, toolbar, print; while serving, live reload. */
export async function startDeck(): Promise<void> {
  const stage = document.querySelector<HTMLElement>('.reveal');
  if (!stage) throw new Error('The page has no .reveal element: was it built from this index.html?');
  const data = readPageData(document);
  const token = channelToken();
  const { reveal, slides } = await startReveal(stage);
  keepAddress(reveal, slides, stage);
  const panels = startLivePanels(slides, stage, data);
  slides.onChange((before) => {
    if (!before) return;
    zoomInto(before, -1);
    showTables(before, false);
  });
  const overview = overviewAtFirstUse(slides);
  let accompanied = false;
  const awake = keepAwake(() => accompanied || document.fullscreenElement !== null);
  const sync = startDeckSync({
    reveal,
    slides,
    token,
    pointer: () => pointer,
    connection: (connected) => {
      accompanied = connected;
      awake();
    },
  });
  const zoomed = new MutationObserver(() => {
    panels.resize();
    sync.changed();
  });
  zoomed.observe(stage, { subtree: true, attributeFilter: ['data-zoom'] });
  const pointer = pointerAtFirstUse({ frame: () => stage.querySelector('.slides'), layer: stage, send: sync.point });
  followView(reveal, slides, stage, overview, pointer, panels);
  const speaker = speakerAddress(token.value);
  const commands = commandTable({
    reveal,
    slides,
    overview,
    pointer,
    words: data.words,
    speaker,
    changed: sync.changed,
  });
  startKeys(commands, (key) => handleFirst(key, reveal, overview, pointer));
  startCards(slides, data.words);
  startToolbar(commands, data.words.keys);
  startPrint(slides);
  startAnnouncer(slides, data.words);
  document.documentElement.classList.add('ready');
  fetchAhead(slides);
  if (import.meta.hot) {
    const { startLiveReload } = await import('../live/live-reload.ts');
    startLiveReload(import.meta.hot, slides, panels, data.words);
  }
}

/** Keys for one's fingers: not those of the browser and of the machine, to load anew or to change the volume. */
const ENDS_BLANK = /^(?:.|Enter|Escape|Backspace|Home|End|Page\w+|Arrow\w+)$/u;

/** What a key means before it means a command: any key for one's fingers ends a blank screen; Escape ends the nearest thing first. */
function handleFirst(key: string, reveal: RevealApi, overview: Overview, pointer: SlidePointer): boolean {
  if (reveal.isPaused() && ENDS_BLANK.test(key)) {
    reveal.togglePause(false);
    return true;
  }
  if (overview.active) return overview.key(key);
  if (key !== 'Escape') return false;
  const zoomed = document.querySelector<HTMLElement>('.slides > .present[data-zoom]');
  if (document.documentElement.classList.contains('pointing-out')) pointer.off();
  else if (zoomed) zoomInto(zoomed, -1);
  else return false;
  return true;
}

function overviewAtFirstUse(slides: Slides): Overview {
  let overview: Overview | undefined;
  return {
    get active() {
      return overview?.active ?? false;
    },
    toggle: () =>
      atFirstUse(({ startOverview }) => {
        overview ??= startOverview(slides);
        overview.toggle();
      }),
    move: (places) => overview?.move(places),
    key: (key) => overview?.key(key) ?? false,
  };
}

function pointerAtFirstUse(options: SlidePointerOptions): SlidePointer {
  let pointer: SlidePointer | undefined;
  const use = (task: (pointer: SlidePointer) => void) =>
    atFirstUse(({ startPointer }) => {
      pointer ??= startPointer(options);
      task(pointer);
    });
  return {
    next: () => use((each) => each.next()),
    off: () => pointer?.off(),
    show: (place) => use((each) => each.show(place)),
  };
}

/** In the deck a numeral, or a square of the wall, opens its card; in the article it is the link that it is without scripts. */
function startCards(slides: Slides, words: Words): void {
  for (const type of ['click', 'focusin', 'pointerover'] as const)
    document.addEventListener(
      type,
      (event) => {
        const { target } = event;
        const link = target instanceof Element && target.closest<HTMLAnchorElement>('.cite:not(.keys) a, .wall a');
        if (!link || currentView() === 'article' || document.documentElement.classList.contains('overview')) return;
        if (type === 'focusin' && !link.matches(':focus-visible')) return;
        if (type === 'click') {
          if ((event as MouseEvent).ctrlKey || (event as MouseEvent).metaKey) return;
          event.preventDefault();
          event.stopPropagation();
        }
        atFirstUse(({ openCard }) => openCard(link, slides, words));
      },
      true,
    );
}

/**
 * Makes the live page print as the page without scripts does: theme/print.css lays every slide out, and before it does
 * all slides are brought into the page, free of what hides them from readers, and marked where they fit their pages. Afterwards
 * all is as it was.
 */
function startPrint(slides: Slides): void {
  let restore: (() => void) | undefined;
  addEventListener('beforeprint', () => {
    restore?.();
    restore = openForPrint(slides);
  });
  addEventListener('afterprint', () => {
    restore?.();
    restore = undefined;
  });
}

/** @returns what puts everything back */
function openForPrint(slides: Slides): () => void {
  // A modal dialog makes all else inert, and what is inert has no tags.
  closeDialogs();
  const gather = slides.spread();
  // An article's slides have no fixed size to hold, nor have thumbnails.
  if (!document.documentElement.matches('.deck:not(.overview)')) return gather;
  markWhole();
  return () => {
    for (const slide of slides.all) delete slide.dataset.whole;
    gather();
  };
}
