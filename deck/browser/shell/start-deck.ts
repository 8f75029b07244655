import type { RevealApi } from 'reveal.js';
import { startLivePanels } from '../figures/start-live-panels.ts';
import { atFirstUse } from '../stage/at-first-use.ts';
import { commandTable } from '../stage/command-table.ts';
import { fetchAhead } from '../stage/fetch-ahead.ts';
import { followView } from '../stage/follow-view.ts';
import { keepAddress } from '../stage/keep-address.ts';
import { keepAwake } from '../stage/keep-awake.ts';
import { startAnnouncer } from '../stage/start-announcer.ts';
import { startCards } from '../stage/start-cards.ts';
import { startKeys } from '../stage/start-keys.ts';
import type { Overview } from '../stage/start-overview.ts';
import type { SlidePointer, SlidePointerOptions } from '../stage/start-pointer.ts';
import { startReveal } from '../stage/start-reveal.ts';
import type { Slides } from '../stage/start-slides.ts';
import { startToolbar } from '../stage/start-toolbar.ts';
import { zoomInto } from '../stage/zoom.ts';
import { channelToken, speakerAddress } from '../sync/channel-token.ts';
import { startDeckSync } from '../sync/start-deck-sync.ts';
import { readPageData } from './read-page-data.ts';
import { startPrint } from './start-print.ts';

/** Brings the page to life: reveal, panels, speaker views, keys, toolbar; while serving, live reload. */
export async function startDeck(): Promise<void> {
  const stage = document.querySelector<HTMLElement>('.reveal');
  if (!stage) throw new Error('The page has no .reveal element: was it built from this index.html?');
  const data = readPageData(document);
  const token = channelToken();
  const { reveal, slides } = await startReveal(stage);
  keepAddress(reveal, slides, stage);
  const panels = startLivePanels(slides, stage, data);
  slides.onChange((before) => before && zoomInto(before, -1));
  const overview = overviewAtFirstUse(slides);
  followView(reveal, slides, stage, overview, panels);
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

/** What a key means before it means a command: any key ends a blank screen; Escape ends the nearest thing first. */
function handleFirst(key: string, reveal: RevealApi, overview: Overview, pointer: SlidePointer): boolean {
  if (reveal.isPaused() && key !== 'Shift') {
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
