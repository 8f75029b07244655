import type { RevealApi } from 'reveal.js';
import { closeDialogs, soon } from '../shell/dom.ts';
import { currentTheme, onThemeChange } from '../shell/page-view.ts';
import type { SlidePointer } from '../stage/start-pointer.ts';
import type { Slides } from '../stage/start-slides.ts';
import { showsTables, showTables, zoomInto, zoomOf } from '../stage/zoom.ts';
import { broadcastWire, type ChannelToken, randomToken } from './channel-token.ts';
import { keepInTouch, type PointerPlace, type Shown, startSync } from './start-sync.ts';

export interface DeckSyncOptions {
  reveal: RevealApi;
  slides: Slides;
  token: ChannelToken;
  pointer(): SlidePointer | undefined;
  connection(connected: boolean): void;
}

/** Keeps the deck and its speaker views alike. */
export function startDeckSync({ reveal, slides, token, pointer, connection }: DeckSyncOptions) {
  const sync = startSync({
    role: 'deck',
    get token() {
      return token.value;
    },
    id: randomToken(),
    wire: broadcastWire(token),
    shown: () => shownBy(reveal, slides),
    theme: currentTheme,
    apply: ({ shown, moved }) => show(reveal, slides, shown, moved),
    point: (place: PointerPlace | null) => pointer()?.show(place),
    connection: (connected) => {
      if (connected) token.keep();
      connection(connected);
    },
  });
  // A slide and its first step may change in one go: they are told of together.
  const changed = soon(() => sync.changed(), queueMicrotask);
  slides.onChange(changed);
  for (const event of ['fragmentshown', 'fragmenthidden', 'paused', 'resumed']) reveal.on(event, changed);
  onThemeChange(() => sync.ask());
  token.onChange(() => sync.ask());
  keepInTouch(sync, false);
  return { changed, point: sync.point };
}

function shownBy(reveal: RevealApi, { current, step }: Slides): Shown {
  return {
    slide: current?.id ?? '',
    step: step + 1,
    blank: reveal.isPaused(),
    table: showsTables(current),
    zoom: zoomOf(current),
  };
}

/** An id that is no slide's is left alone: the two pages may be of different days. */
function show(reveal: RevealApi, slides: Slides, shown: Shown, moved: boolean): void {
  const index = slides.all.findIndex(({ id }) => id === shown.slide);
  const wanted = slides.all[index];
  if (!wanted) return;
  if (moved && Math.abs(slides.index - index) > 1) slides.jump(index);
  if (slides.index !== index || slides.step !== shown.step - 1) slides.go(index, shown.step - 1);
  if (reveal.isPaused() !== shown.blank) {
    reveal.togglePause(shown.blank);
    closeDialogs();
  }
  if (showsTables(wanted) !== shown.table) showTables(wanted, shown.table);
  if (zoomOf(wanted) !== shown.zoom) zoomInto(wanted, shown.zoom);
}
