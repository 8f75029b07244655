/** Code that is fetched when it is first used, and what is fetched ahead while the deck rests. */

import { fetchCharts } from '../figures/start-live-panels.ts';
import { closeDialogs, readPageData } from '../shell/dom.ts';
import type { Slides } from './start-slides.ts';

type OnDemand = typeof import('./on-demand.ts');

let fetched: OnDemand | undefined;

/**
 * Does something with code that is fetched at its first use. Keys that are pressed while it comes are held and given to what
 * they were meant for. Where the network fails nothing is done; the next wish asks again.
 */
export async function atFirstUse(task: (parts: OnDemand) => void): Promise<void> {
  if (fetched) return task(fetched);
  const release = holdKeys();
  await fetchOnDemand();
  if (fetched) task(fetched);
  release();
}

/** Fetches it ahead of its first use. */
export async function fetchOnDemand(): Promise<void> {
  fetched = await import('./on-demand.ts').catch(() => undefined);
}

/** @returns what presses the held keys again, where the focus is by then */
function holdKeys(): () => void {
  const held: string[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    held.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', hold, true);
  return () => {
    removeEventListener('keydown', hold, true);
    for (const key of held) press(key);
  };
}

/** A key that a script presses does by itself nothing of what the browser would do: it writes, takes back, and closes. */
function press(key: string): void {
  const place = document.activeElement ?? document.body;
  const left = place.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  if (!left) return;
  if (key === 'Escape') closeDialogs();
  if (!(place instanceof HTMLInputElement)) return;
  if (key === 'Backspace') place.value = place.value.slice(0, -1);
  else if (key.length === 1) place.value += key;
  else return;
  place.dispatchEvent(new Event('input'));
}

/** How long the first slide stands before what others need is fetched, in milliseconds; a viewer who goes on needs it at once. */
const REST = 5000;

/**
 * Fetches what later slides will need, once the viewer goes on or has looked at the first slide for a while: the live charts'
 * code, pictures, fonts of other scripts. A talk then goes on when the network does not.
 */
export function fetchAhead(slides: Slides): void {
  let due = true;
  const fetchAll = () => {
    if (!due) return;
    due = false;
    if (slides.all.some((slide) => slide.querySelector('.panel .plot')))
      fetchCharts(readPageData(document)).catch(() => undefined);
    for (const slide of slides.all)
      for (const image of slide.querySelectorAll<HTMLImageElement>('img[loading="lazy"]')) image.loading = 'eager';
    for (const face of document.fonts) void face.load().catch(() => undefined);
  };
  slides.onChange(() => whenIdle(fetchAll));
  setTimeout(() => whenIdle(fetchAll), REST);
}

/** Runs the task when the page has nothing else to do. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task);
  else setTimeout(task);
}
