import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { deckAnswers, withFreshPage } from '../page/fresh-page.ts';
import type { FixtureProject } from '../project.ts';
import { startDevServer } from './dev-server.ts';

const SIZES = [15, 1000];

/** Edits of one session; the first finds caches cold and is not counted. */
const EDITS = 8;

/** Milliseconds between edits: no author is faster, and all that follows an edit has ended. */
const PAUSE = 500;

/** A slide's words saved while the deck is served and the slide is shown, to the change painted. */
export async function measureEdit(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const runs = await edits(bench, await bench.decks.project(slides));
    figures.push({ row: 'edit', slides, runs, note: 'a file for each 15 slides' });
    if (slides < 1000) continue;
    const one = await edits(bench, await bench.decks.project(slides, { oneFile: true }));
    figures.push({ row: 'edit', slides, runs: one, note: 'all slides in one file' });
  }
  return figures;
}

async function edits(bench: Bench, project: FixtureProject): Promise<number[]> {
  // A slide of prose in the middle of the deck.
  const slide = Math.floor(project.written / 30) * 15;
  const file = path.join(project.folder, project.fileOf(slide));
  const text = readFileSync(file, 'utf8');
  const server = await startDevServer(project.folder);
  try {
    return await withFreshPage(bench, { trace: `edit-${project.slides}` }, async ({ page }) => {
      await page.goto(`${server.url}#/slide-${slide}`, { waitUntil: 'load' });
      await deckAnswers(page);
      await wait(2 * PAUSE);
      const times: number[] = [];
      for (let nth = 0; nth <= EDITS; nth++) times.push(await edit(page, file, text, slide, `Edit ${nth}.`));
      return times.slice(1);
    });
  } finally {
    await server.close();
    writeFileSync(file, text);
  }
}

/** One edit: the mark is put before the slide's first sentence. */
async function edit(page: Page, file: string, text: string, slide: number, mark: string): Promise<number> {
  const heading = text.indexOf(`{#slide-${slide}`);
  const place = text.indexOf('\n\n', heading) + 2;
  const seen = page.evaluate(whenSeen, mark);
  await wait(PAUSE);
  const saved = performance.timeOrigin + performance.now();
  writeFileSync(file, `${text.slice(0, place)}${mark} ${text.slice(place)}`);
  return (await seen) - saved;
}

/** Runs in the page: the time, in milliseconds since 1970, after the frame in which the shown slide holds the words. */
function whenSeen(words: string): Promise<number> {
  const shown = () => document.querySelector('.slides > .present')?.textContent.includes(words);
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
