import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDevServer } from './commands.ts';
import { atSizes, type Bench, type FixtureProject, repeat } from './decks.ts';
import { type Figure, median } from './figures.ts';
import { CHART_PLACE, CYCLE, chartName, countCharts } from './fixture/slides.ts';
import { openDeck, watchFirstPaint, withFreshPage } from './fresh-page.ts';

const SIZES = [15, 1000];

/** From this size on the note tells of a deck that is written into one file. */
const ONE_FILE = 1000;

/** Edits of one session; the first finds caches cold and is not counted. */
const EDITS = 8;

/** Milliseconds between edits: no author is faster, and all that follows an edit has ended. */
const PAUSE = 500;

/** What is edited while it is shown. */
interface Target {
  slide: number;
  /** Relative to the project. */
  file: string;
  /** The file's text after the edit, and the words that the slide then shows. */
  change(text: string, nth: number): { text: string; words: string };
}

/** A slide's words, and a chart's figure, saved while the deck is served and the slide is shown, to the change painted. */
export async function measureEdit(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
    const project = await bench.decks.project(slides);
    const words = await edits(bench, project, wordsOf(project));
    const data = await edits(bench, project, dataOf(project));
    const one = slides < ONE_FILE ? undefined : await bench.decks.project(slides, { oneFile: true });
    const inOne = one && `; all slides in one file ${median(await edits(bench, one, wordsOf(one))).toFixed(0)} ms`;
    return [
      { row: 'edit', slides, runs: words, note: `a file for each 15 slides${inOne ?? ''}` },
      { row: 'edit-chart', slides, runs: data },
    ];
  });
}

/** A slide of prose in the middle of the deck: a sentence is put before its first. */
function wordsOf({ written, fileOf }: FixtureProject): Target {
  const slide = Math.floor(written / 30) * CYCLE;
  return {
    slide,
    file: fileOf(slide),
    change: (text, nth) => {
      const place = text.indexOf('\n\n', text.indexOf(`{#slide-${slide}`)) + 2;
      const words = `Edit ${nth}.`;
      return { words, text: `${text.slice(0, place)}${words} ${text.slice(place)}` };
    },
  };
}

/** A slide that shows a chart, and its first figure in words. */
function dataOf({ written }: FixtureProject): Target {
  const slide = Math.floor(written / 30) * CYCLE + CHART_PLACE;
  return {
    slide,
    file: `charts/${chartName(countCharts(slide + 1) - 1)}.csv`,
    change: (text, nth) => ({
      words: `${500 + nth} at first`,
      text: text.replace(/^(first,[^,]*),\d+/m, `$1,${500 + nth}`),
    }),
  };
}

async function edits(bench: Bench, project: FixtureProject, target: Target): Promise<number[]> {
  const trace = `edit-${path.extname(target.file).slice(1)}-${project.slides}`;
  const [times = []] = await repeat(bench, 1, trace, (kept) => session(bench, project, target, kept));
  return times;
}

async function session(bench: Bench, project: FixtureProject, target: Target, trace: string | undefined) {
  const file = path.join(project.folder, target.file);
  const text = readFileSync(file, 'utf8');
  const server = await startDevServer(project.folder);
  try {
    return await withFreshPage(bench, { trace }, async ({ page }) => {
      await openDeck(page, `${server.url}#/slide-${target.slide}`);
      await wait(2 * PAUSE);
      const times: number[] = [];
      for (let nth = 0; nth <= EDITS; nth++) {
        const changed = target.change(text, nth);
        const seen = page.evaluate(whenSeen, changed.words);
        await wait(PAUSE);
        const saved = performance.timeOrigin + performance.now();
        writeFileSync(file, changed.text);
        times.push((await seen) - saved);
      }
      return times.slice(1);
    });
  } finally {
    await server.close();
    writeFileSync(file, text);
  }
}

/** Runs in the page: the time, in milliseconds since 1970, after the frame in which the shown slide holds the words. */
function whenSeen(words: string): Promise<number> {
  // A value and the word behind it are kept together.
  const shown = () =>
    document.querySelector('.slides > .present')?.textContent.replaceAll('\u00a0', ' ').includes(words);
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!shown()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        channel.port2.postMessage(undefined);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

/** `npm start` after the install, without anything that an earlier one has kept, to the first slide painted in a waiting browser. */
export async function measureStart(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
    const project = await bench.decks.project(slides);
    const runs = await repeat(bench, bench.runs, `start-${slides}`, (trace) => start(bench, project, trace));
    return [{ row: 'start', slides, runs }];
  });
}

/** Milliseconds after which a page's new process is at rest: it was open before, and takes half a second of a core to begin. */
const OPENED = 1500;

function start(bench: Bench, project: FixtureProject, trace: string | undefined): Promise<number> {
  return withFreshPage(bench, { trace }, async ({ page, cdp }) => {
    await project.clean();
    const { painted } = await watchFirstPaint(cdp);
    await wait(OPENED);
    const server = await startDevServer(project.folder);
    try {
      const arrived = page.goto(server.url, { waitUntil: 'load' });
      await painted;
      const seconds = (performance.now() - server.started) / 1000;
      await arrived;
      if (!(await page.$('.slides > .present'))) throw new Error('The dev server shows no slide.');
      return seconds;
    } finally {
      await server.close();
    }
  });
}
