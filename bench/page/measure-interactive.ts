import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { repeat } from '../repeat.ts';
import { deckAnswers, press, withFreshPage } from './fresh-page.ts';

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
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const url = await bench.decks.site(slides);
    const runs = await repeat(bench, bench.runs, (traced) => firstMove(bench, url, traced && `interactive-${slides}`));
    figures.push({ row: 'interactive', slides, runs });
  }
  return figures;
}

function firstMove(bench: Bench, url: string, trace: string | false): Promise<number> {
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
