import type { Bench } from '../bench.ts';
import { LIMITS } from '../decks.ts';
import type { Figure } from '../figure.ts';
import { firstPaintTime, watchFirstPaint } from './first-paint.ts';
import { withFreshPage } from './fresh-page.ts';

const SIZES = [15, 200, 1000];

/** First contentful paint of the deck and of the limit pages by turns, the CPU slowed four times. */
export async function measurePaint(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const url = await bench.decks.site(slides);
    const [runs, plain, still]: [number[], number[], number[]] = [[], [], []];
    // The first is not counted. Ratios of short times need more runs than other figures.
    for (let run = 0; run <= bench.runs + 4; run++) {
      const times = [
        await paint(bench, url),
        await paint(bench, url + LIMITS.plain),
        await paint(bench, url + LIMITS.still),
      ];
      if (run === 0) continue;
      for (const [i, list] of [runs, plain, still].entries()) list.push(times[i] ?? Number.NaN);
    }
    if (bench.profiles) await paint(bench, url, `paint-${slides}`);
    figures.push({ row: 'paint', slides, runs, limitPage: plain });
    figures.push({ row: 'paint-still', slides, runs, limitPage: still });
  }
  return figures;
}

function paint(bench: Bench, url: string, trace?: string): Promise<number> {
  return withFreshPage(bench, { slowdown: 4, ...(trace && { trace }) }, async ({ cdp }) => {
    const { painted } = await watchFirstPaint(cdp);
    await cdp.send('Page.navigate', { url });
    await painted;
    return (await firstPaintTime(cdp)) / 1000;
  });
}
