import type { Sync } from './sync.ts';

/** How often a speaker view asks whether the deck is there, in milliseconds. */
const EVERY = 1000;

/** Says hello and goodbye at the right moments: on opening, after a sleep, on leaving; with `often`, now and then besides. */
export function keepInTouch(sync: Sync, often: boolean): void {
  const ask = () => sync.ask();
  addEventListener('pageshow', ask);
  addEventListener('pagehide', () => sync.bye());
  // A tab that slept may have missed moves (https://developer.chrome.com/docs/web-platform/page-lifecycle-api).
  document.addEventListener('resume', ask);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
  if (often) setInterval(ask, EVERY);
  ask();
}
