import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { repeat } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { deckAnswers, press, withFreshPage } from './fresh-page.ts';
import { timeKeys } from './time-keys.ts';

const SIZES = [300, 1000];

/** Key presses in a row: more than a cycle of slides, steps included. */
const PRESSES = 24;
/** Milliseconds between them: a transition and a chart's drawing end in it. */
const PAUSE = 250;

/** Slide changes in the middle of the deck, from key to painted, at the machine's own speed. */
export async function measureChange(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const project = await bench.decks.project(slides);
    const url = `${await bench.decks.site(slides)}#/slide-${Math.floor(project.written / 2)}`;
    const times = await repeat(bench, bench.runs, (traced) => changes(bench, url, traced && `change-${slides}`));
    const runs = times.flat();
    const note = `${runs.length} changes, slowest of twenty ${quantile(runs, 0.95).toFixed(0)} ms`;
    figures.push({ row: 'change', slides, runs, note });
  }
  return figures;
}

function changes(bench: Bench, url: string, trace: string | false): Promise<number[]> {
  return withFreshPage(bench, { plant: timeKeys, trace }, async ({ page, cdp }) => {
    await page.goto(url, { waitUntil: 'load' });
    await deckAnswers(page);
    await page.evaluate(() => {
      window.benchState = () => document.querySelector('.slides > .present')?.id;
    });
    await wait(1000);
    for (let nth = 0; nth < PRESSES; nth++) {
      await press(cdp, 'ArrowRight');
      await wait(PAUSE);
    }
    return page.evaluate(() => window.benchKeys ?? []);
  });
}
