import { readPanels } from '../figures/read-panels.ts';
import { readPageData } from '../shell/read-page-data.ts';
import type { Slides } from './start-slides.ts';

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
    if (slides.all.some((slide) => slide.querySelector('.panel .plot'))) fetchCharts().catch(() => undefined);
    for (const slide of slides.all)
      for (const image of slide.querySelectorAll<HTMLImageElement>('img[loading="lazy"]')) image.loading = 'eager';
    for (const face of document.fonts) void face.load().catch(() => undefined);
  };
  slides.onChange(() => whenIdle(fetchAll));
  setTimeout(() => whenIdle(fetchAll), REST);
}

async function fetchCharts(): Promise<void> {
  const panels = readPanels(readPageData(document));
  const { fetchKinds } = await import('../figures/start-panels.ts');
  await fetchKinds(Object.values(await panels));
}

/** Runs the task when the page has nothing else to do. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task);
  else setTimeout(task);
}
