/** The channel between the windows of one deck: the secret in its name, the addresses that hand it over, and the wire itself. */

import { readStorage, writeStorage } from '../shell/dom.ts';
import type { Wire } from './start-sync.ts';

const PARAMETER = 'channel';

/** The address that deck and speaker view share, whichever of them this page is. */
export function deckAddress({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): string {
  return origin + pathname.replace(/(?:index|speaker)\.html$/, '');
}

/** The secret that this deck's windows share. */
export type ChannelToken = ReturnType<typeof channelToken>;

/**
 * The secret is handed over in the link from one window to the other. Where pages have an origin of their own it is found
 * again by a deck that is closed and opened. On `file://` every local page could read the common storage, so that there only
 * the link hands it over, and only the tab keeps it.
 */
export function channelToken() {
  const url = new URL(location.href);
  const key = `deck-channel ${deckAddress(location)}`;
  const storage = location.protocol === 'file:' ? 'sessionStorage' : 'localStorage';
  let value = url.searchParams.get(PARAMETER) || readStorage(storage, key) || randomToken();
  const listeners: (() => void)[] = [];
  if (url.searchParams.has(PARAMETER)) {
    url.searchParams.delete(PARAMETER);
    history.replaceState(history.state, '', url);
  }
  addEventListener('storage', (event) => {
    if (event.storageArea !== localStorage || event.key !== key || !event.newValue || event.newValue === value) return;
    value = event.newValue;
    for (const listener of listeners) listener();
  });
  return {
    get value() {
      return value;
    },
    /** Keeps it for windows that are opened or loaded again later: nothing is kept of a viewer who opens no speaker view. */
    keep: () => writeStorage(storage, key, value),
    /** Calls back when a speaker view that was not opened from here brought another one: all windows follow the last. */
    onChange: (listener: () => void) => listeners.push(listener),
  };
}

/** The address of another page of this deck, with the secret in it. */
function withToken(page: string, token: string): string {
  const url = new URL(page, location.href);
  url.searchParams.set(PARAMETER, token);
  return url.href;
}

/** 128 random bits in hexadecimal. */
export function randomToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The page of the speaker view: its own on a site, this page itself in a single file. */
export function speakerAddress(token: string): string {
  const single = document.documentElement.dataset.page === 'single';
  return withToken(single ? '?speaker' : './speaker.html', token);
}

/** The deck's own page, as seen from the speaker view, at a slide and step. */
export function deckPage(token: string, slide: string, step: number): string {
  const single = document.documentElement.dataset.page === 'single';
  const url = new URL(withToken(single ? location.pathname : './', token));
  url.searchParams.delete('speaker');
  url.hash = `/${encodeURIComponent(slide)}${step > 0 ? `/${step - 1}` : ''}`;
  return url.href;
}

/**
 * Messages between the windows of one deck on one machine. Browsers keep the channel within an origin, but Chromium lets all
 * `file://` pages share one: so its name holds the deck's address and the token, and who receives checks again.
 */
export function broadcastWire(token: ChannelToken): Wire {
  let listener: ((value: unknown) => void) | undefined;
  const open = () => {
    try {
      const opened = new BroadcastChannel(`deck ${deckAddress(location)} ${token.value}`);
      opened.addEventListener('message', ({ data }) => listener?.(data));
      return opened;
    } catch {
      // Where a viewer has blocked all data of sites there is none: the deck goes on alone.
      return undefined;
    }
  };
  let channel = open();
  token.onChange(() => {
    channel?.close();
    channel = open();
  });
  return {
    post: (message) => channel?.postMessage(message),
    receive: (next) => {
      listener = next;
    },
  };
}
