import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { deckAnswers, withFreshPage } from './fresh-page.ts';

const SIZES = [15, 200, 1000];

/** Milliseconds after which a page has fetched ahead all that it does. */
const REST = 2000;

/** What scripts hold in a page that was opened and left alone, after everything unused was collected. */
export async function measureHeap(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const url = await bench.decks.site(slides);
    const runs: number[] = [];
    for (let run = 0; run < bench.runs; run++) runs.push(await heap(bench, url));
    figures.push({ row: 'heap', slides, runs });
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
