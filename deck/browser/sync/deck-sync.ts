import type { RevealApi } from 'reveal.js';
import type { SlidePointer } from '../pointer.ts';
import { showsTables, showTables } from '../tables.ts';
import { currentTheme, onThemeChange } from '../theme.ts';
import { zoomInto, zoomOf } from '../zoom.ts';
import { broadcastWire } from './broadcast-wire.ts';
import { keepInTouch } from './keep-in-touch.ts';
import type { PointerPlace, Shown } from './message.ts';
import { type Sync, startSync } from './sync.ts';
import { type ChannelToken, randomToken } from './token.ts';

export interface DeckSyncOptions {
  reveal: RevealApi;
  token: ChannelToken;
  pointer(): SlidePointer | undefined;
  connection(connected: boolean): void;
}

/** Keeps the deck and its speaker views alike. */
export function startDeckSync({ reveal, token, pointer, connection }: DeckSyncOptions): Sync {
  const slide = () => reveal.getCurrentSlide() as HTMLElement | undefined;
  const sync = startSync({
    role: 'deck',
    get token() {
      return token.value;
    },
    id: randomToken(),
    wire: broadcastWire(token),
    shown: () => shownBy(reveal, slide()),
    theme: currentTheme,
    apply: ({ shown }) => show(reveal, shown),
    point: (place: PointerPlace | null) => pointer()?.show(place),
    connection: (connected) => {
      if (connected) token.keep();
      connection(connected);
    },
  });
  // A slide and its first step may change in one go: they are told of together.
  let due = false;
  const changed = () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      sync.changed();
    });
  };
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed'])
    reveal.on(event, changed);
  onThemeChange(() => sync.ask());
  token.onChange(() => sync.ask());
  keepInTouch(sync, false);
  return { ...sync, changed };
}

function shownBy(reveal: RevealApi, slide: HTMLElement | undefined): Shown {
  return {
    slide: slide?.id ?? '',
    step: (reveal.getIndices().f ?? -1) + 1,
    blank: reveal.isPaused(),
    table: showsTables(slide),
    zoom: zoomOf(slide),
  };
}

/** An id that is no slide's is left alone: the two pages may be of different days. */
function show(reveal: RevealApi, shown: Shown): void {
  const index = reveal.getSlides().findIndex(({ id }) => id === shown.slide);
  const wanted = reveal.getSlides()[index] as HTMLElement | undefined;
  if (!wanted) return;
  const { h, f = -1 } = reveal.getIndices();
  if (h !== index || f !== shown.step - 1) reveal.slide(index, 0, shown.step - 1);
  if (reveal.isPaused() !== shown.blank) reveal.togglePause(shown.blank);
  if (showsTables(wanted) !== shown.table) showTables(wanted, shown.table);
  if (zoomOf(wanted) !== shown.zoom) zoomInto(wanted, shown.zoom);
}
