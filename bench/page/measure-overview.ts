import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { repeat } from '../repeat.ts';
import { deckAnswers, press, withFreshPage } from './fresh-page.ts';
import { timeKeys } from './time-keys.ts';

const SIZES = [300];

/** The overview opened for the first time in a fresh page, from key to painted, at the machine's own speed. */
export async function measureOverview(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const url = await bench.decks.site(slides);
    const runs = await repeat(bench, bench.runs + 2, (traced) => open(bench, url, traced && `overview-${slides}`));
    figures.push({ row: 'overview', slides, runs });
  }
  return figures;
}

function open(bench: Bench, url: string, trace: string | false): Promise<number> {
  return withFreshPage(bench, { plant: timeKeys, trace }, async ({ page, cdp }) => {
    await page.goto(url, { waitUntil: 'load' });
    await deckAnswers(page);
    await page.evaluate(() => {
      window.benchState = () => document.documentElement.classList.contains('overview');
    });
    await wait(1000);
    await press(cdp, 'o');
    await page.waitForFunction(() => window.benchKeys?.length);
    const [time = Number.NaN] = await page.evaluate(() => window.benchKeys ?? []);
    return time;
  });
}
