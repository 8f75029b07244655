import type { RevealApi } from 'reveal.js';
import { startLivePanels } from '../figures/live-panels.ts';
import { keepAddress } from '../stage/address.ts';
import { startAnnouncer } from '../stage/announce.ts';
import { commandTable } from '../stage/commands.ts';
import { fetchAhead } from '../stage/fetch-ahead.ts';
import { followView } from '../stage/follow-view.ts';
import { startKeys } from '../stage/keys.ts';
import { type Overview, startOverview } from '../stage/overview.ts';
import { type SlidePointer, startPointer } from '../stage/pointer.ts';
import { startReveal } from '../stage/reveal.ts';
import { speakerAddress } from '../stage/speaker-link.ts';
import { startToolbar } from '../stage/toolbar.ts';
import { keepAwake } from '../stage/wake-lock.ts';
import { zoomInto } from '../stage/zoom.ts';
import { startDeckSync } from '../sync/deck-sync.ts';
import { channelToken } from '../sync/token.ts';
import { readPageData } from './data.ts';
import { startPrint } from './print.ts';

/** Brings the page to life: reveal, panels, speaker views, keys, toolbar; while serving, live reload. */
export async function startDeck(): Promise<void> {
  const stage = document.querySelector<HTMLElement>('.reveal');
  if (!stage) throw new Error('The page has no .reveal element: was it built from this index.html?');
  const data = readPageData(document);
  const token = channelToken();
  const { reveal, slides } = await startReveal(stage);
  keepAddress(reveal, slides);
  const panels = startLivePanels(slides, stage, data);
  slides.onChange((before) => before && zoomInto(before, -1));
  const overview = startOverview(slides);
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
  const pointer = startPointer({ frame: () => stage.querySelector('.slides'), layer: stage, send: sync.point });
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
