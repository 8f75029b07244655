import { readStorage, writeStorage } from '../storage.ts';

const PARAMETER = 'channel';

/** The address that deck and speaker view share, whichever of them this page is. */
export function deckAddress({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): string {
  return origin + pathname.replace(/(?:index|speaker)\.html$/, '');
}

/**
 * The secret that this deck's windows share. It is handed over in the link from one to the other, and kept: for the tab, and
 * where pages have an origin of their own also for a deck that is closed and opened again. On `file://` every local page
 * could read the common storage, so that there only the link hands it over.
 */
export function channelToken(): string {
  const url = new URL(location.href);
  const key = `deck-channel ${deckAddress(location)}`;
  const shared = location.protocol !== 'file:';
  const token =
    url.searchParams.get(PARAMETER) ||
    readStorage('sessionStorage', key) ||
    (shared && readStorage('localStorage', key)) ||
    randomToken();
  writeStorage('sessionStorage', key, token);
  if (shared) writeStorage('localStorage', key, token);
  if (url.searchParams.has(PARAMETER)) {
    url.searchParams.delete(PARAMETER);
    history.replaceState(history.state, '', url);
  }
  return token;
}

/** The address of another page of this deck, with the secret in it. */
export function withToken(page: string, token: string): string {
  const url = new URL(page, location.href);
  url.searchParams.set(PARAMETER, token);
  return url.href;
}

/** 128 random bits in hexadecimal. */
export function randomToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
