import type { Bench } from '../bench.ts';
import { LIMIT } from '../decks.ts';
import type { Figure } from '../figure.ts';
import { firstPaintTime, watchFirstPaint } from './first-paint.ts';
import { withFreshPage } from './fresh-page.ts';

const SIZES = [15, 200, 1000];

/** First contentful paint of the deck and of the limit page by turns, the CPU slowed four times. */
export async function measurePaint(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const url = await bench.decks.site(slides);
    const [runs, limitPage]: [number[], number[]] = [[], []];
    // Cheap, and the ratio of two: more runs than elsewhere.
    for (let run = 0; run < bench.runs + 2; run++) {
      runs.push(await paint(bench, url, `paint-${slides}`));
      limitPage.push(await paint(bench, url + LIMIT, `paint-limit-${slides}`));
    }
    figures.push({ row: 'paint', slides, runs, limitPage });
  }
  return figures;
}

function paint(bench: Bench, url: string, trace: string): Promise<number> {
  return withFreshPage(bench, { slowdown: 4, trace }, async ({ page, cdp }) => {
    const { painted } = await watchFirstPaint(cdp);
    const arrived = page.goto(url, { waitUntil: 'load' });
    await painted;
    await arrived;
    return (await firstPaintTime(page)) / 1000;
  });
}
