import { setTimeout as wait } from 'node:timers/promises';
import { atSizes, type Bench, repeat } from './decks.ts';
import { type Figure, quantile } from './figures.ts';
import { openDeck, press, timeKeys, withFreshPage } from './fresh-page.ts';

/** Key presses in a row: more than a cycle of slides, steps included. */
const PRESSES = 24;
/** Milliseconds between them: a transition and a chart's drawing end in it. */
const PAUSE = 250;

/** Slide changes in the middle of the deck, from key to painted, at the machine's own speed. */
export async function measureChange(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, [300, 1000], async (slides) => {
    const project = await bench.decks.project(slides);
    const url = `${await bench.decks.site(slides)}#/slide-${Math.floor(project.written / 2)}`;
    const times = await repeat(bench, bench.runs, `change-${slides}`, (trace) => changes(bench, url, trace));
    const runs = times.flat();
    const note = `${runs.length} changes, slowest of twenty ${quantile(runs, 0.95).toFixed(0)} ms`;
    return [{ row: 'change', slides, runs, note }];
  });
}

function changes(bench: Bench, url: string, trace: string | undefined): Promise<number[]> {
  return withFreshPage(bench, { plant: timeKeys, trace }, async ({ page, cdp }) => {
    await openDeck(page, url);
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

/** The overview opened for the first time in a fresh page, from key to painted, at the machine's own speed. */
export async function measureOverview(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, [300], async (slides) => {
    const url = await bench.decks.site(slides);
    const runs = await repeat(bench, bench.runs + 2, `overview-${slides}`, (trace) => open(bench, url, trace));
    return [{ row: 'overview', slides, runs }];
  });
}

function open(bench: Bench, url: string, trace: string | undefined): Promise<number> {
  return withFreshPage(bench, { plant: timeKeys, trace }, async ({ page, cdp }) => {
    await openDeck(page, url);
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
