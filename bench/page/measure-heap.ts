import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { repeat } from '../repeat.ts';
import { deckAnswers, withFreshPage } from './fresh-page.ts';

const SIZES = [15, 200, 1000];

/** Milliseconds that the page is left alone. */
const REST = 2000;

/** What scripts hold in a page that was opened and left alone, after everything unused was collected. */
export async function measureHeap(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const url = await bench.decks.site(slides);
    figures.push({
      row: 'heap',
      slides,
      runs: await repeat({ ...bench, profiles: undefined }, bench.runs, () => heap(bench, url)),
    });
  }
  return figures;
}

function heap(bench: Bench, url: string): Promise<number> {
  return withFreshPage(bench, {}, async ({ page, cdp }) => {
    await page.goto(url, { waitUntil: 'load' });
    await deckAnswers(page);
    await wait(REST);
    // What the first leaves to finalisers the second takes.
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  });
}
