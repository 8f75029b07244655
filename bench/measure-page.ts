import { setTimeout as wait } from 'node:timers/promises';
import { atSizes, type Bench, LIMITS, repeat } from './decks.ts';
import { type Figure, quantile } from './figures.ts';
import {
  deckAnswers,
  firstPaintTime,
  openDeck,
  press,
  timeKeys,
  watchFirstPaint,
  withFreshPage,
} from './fresh-page.ts';

const SIZES = [15, 200, 1000];

/** Milliseconds from one key press to the next. */
const INTERVAL = 20;

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation to the frame that showed another slide. */
    benchMoved?: number;
  }
}

/** From the start of the navigation to the frame that shows the second slide, a key pressed again and again from the beginning, the CPU slowed four times. */
export async function measureInteractive(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
    const url = await bench.decks.site(slides);
    const runs = await repeat(bench, bench.runs, `interactive-${slides}`, (trace) => firstMove(bench, url, trace));
    return [{ row: 'interactive', slides, runs }];
  });
}

function firstMove(bench: Bench, url: string, trace: string | undefined): Promise<number> {
  const options = { slowdown: 4, plant: watchMove, trace };
  return withFreshPage(bench, options, async ({ page, cdp }) => {
    // Resolves when the page begins to come: not even its first slide has to be there.
    await cdp.send('Page.navigate', { url });
    let moved: number | undefined;
    while (moved === undefined) {
      await press(cdp, 'ArrowRight');
      await wait(INTERVAL);
      const { result } = await cdp.send('Runtime.evaluate', { expression: 'window.benchMoved', returnByValue: true });
      if (typeof result.value === 'number') moved = result.value;
    }
    await deckAnswers(page);
    return moved / 1000;
  });
}

/** Runs in the page: notes the frame in which the shown slide is no longer the first one. */
function watchMove(): void {
  let first: string | undefined;
  const look = () => {
    const id = document.querySelector('.slides > .present')?.id;
    first ??= id;
    if (id !== first) window.benchMoved = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** First contentful paint of the deck and of the limit pages by turns, the CPU slowed four times. */
export async function measurePaint(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
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
    return [
      { row: 'paint', slides, runs, limitPage: plain },
      { row: 'paint-still', slides, runs, limitPage: still },
    ];
  });
}

function paint(bench: Bench, url: string, trace?: string): Promise<number> {
  return withFreshPage(bench, { slowdown: 4, trace }, async ({ cdp }) => {
    const { painted } = await watchFirstPaint(cdp);
    await cdp.send('Page.navigate', { url });
    await painted;
    return (await firstPaintTime(cdp)) / 1000;
  });
}

/** Milliseconds that the page is left alone. */
const REST = 2000;

/** What scripts hold in a page that was opened and left alone, after everything unused was collected. */
export async function measureHeap(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
    const url = await bench.decks.site(slides);
    return [{ row: 'heap', slides, runs: await repeat(bench, bench.runs, undefined, () => heap(bench, url)) }];
  });
}

function heap(bench: Bench, url: string): Promise<number> {
  return withFreshPage(bench, {}, async ({ page, cdp }) => {
    await openDeck(page, url);
    await wait(REST);
    // What the first leaves to finalisers the second takes.
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  });
}

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
