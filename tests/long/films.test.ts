import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serveFolder, testBrowser, withPage } from '../browser/driver.ts';
import { currentId, ready } from '../browser/site.ts';
import { buildDeck, ROOT, serveDeck, writeDeck } from '../build-deck.ts';

let deck: Awaited<ReturnType<typeof writeDeck>>;
let served: Served;

/** A film of a second, recorded by the browser itself: no binary lies in the project. */
async function recordFilm(): Promise<Buffer> {
  const page = await (await testBrowser()).newPage();
  const film = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
    recorder.start();
    for (let i = 0; i < 30; i++) {
      canvas.getContext('2d')?.fillRect(i * 8, 20, 40, 40);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    recorder.stop();
    await stopped;
    return Array.from(new Uint8Array(await new Blob(parts).arrayBuffer()));
  });
  await page.close();
  return Buffer.from(film);
}

beforeAll(async () => {
  deck = await writeDeck(
    '---\ntitle: Films\ntransition: fade\n---\n\n## One {#one}\n\n{{< video walk.webm title="A walk" captions="walk.vtt" >}}\n\n## Two {#two}\n\nWords.\n',
  );
  const slides = path.join(ROOT, deck.folder, 'slides');
  await writeFile(path.join(slides, 'walk.webm'), await recordFilm());
  await writeFile(path.join(slides, 'walk.vtt'), 'WEBVTT\n\n00:00.000 --> 00:01.000\nA square.\n');
  await buildDeck(deck.folder, path.join(ROOT, deck.folder, 'out/dist'));
  served = await serveFolder(path.join(ROOT, deck.folder, 'out/dist'), { base: '/a/b/' });
});
afterAll(async () => {
  await served?.close();
  await deck?.remove();
});

const paused = (page: Page) => page.$eval('#one video', (film) => (film as HTMLVideoElement).paused);
const runs = (page: Page, wanted: boolean) =>
  page.waitForFunction((is) => document.querySelector<HTMLVideoElement>('#one video')?.paused === !is, {}, wanted);

/** The film has come, and knows how large it is. */
const loaded = (page: Page) =>
  page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('#one video')?.videoWidth ?? 0) > 0);

test('a film is started by its own keys, which do not turn the slide, and stops when the slide is left', () =>
  withPage(`${served.url}#one`, {}, async (page) => {
    await ready(page);
    await loaded(page);
    const name = await page.$eval('#one video', (film) => film.getAttribute('aria-label'));
    expect(name).toBe('A walk');
    expect(await page.$eval('#one .film-still', (still) => still.checkVisibility())).toBe(false);
    await page.focus('#one video');
    await page.$eval('#one video', (film) => Object.assign(film, { loop: true }));
    await page.keyboard.press('Space');
    await runs(page, true);
    await page.keyboard.press('ArrowRight');
    expect(await currentId(page)).toBe('one');
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'two');
    expect(await paused(page)).toBe(true);
  }));

test('the slow fade that a front matter asks for is none for readers who want no motion', async () => {
  const durations: string[] = [];
  for (const reducedMotion of [false, true])
    await withPage(`${served.url}#one`, { reducedMotion }, async (page) => {
      await ready(page);
      durations.push(await page.$eval('#one', (slide) => getComputedStyle(slide).transitionDuration));
    });
  expect(durations).toEqual(['0.36s', '0s']);
});

test('paper has its name in its place', () =>
  withPage(served.url, { javascript: false }, async (page) => {
    await page.emulateMediaType('print');
    expect(await page.$eval('#one video', (film) => film.checkVisibility())).toBe(false);
    expect(await page.$eval('#one .film-name', (name) => name.checkVisibility() && name.textContent?.trim())).toBe(
      'A walk',
    );
  }));

test('one file holds the film in itself', async () => {
  const file = path.join(ROOT, deck.folder, 'out/dist/briefing.html');
  expect(await readFile(file, 'utf8')).toContain('data:video/webm;base64,');
  await withPage(`file://${file}#one`, {}, async (page) => {
    await ready(page);
    await loaded(page);
  });
});

test('it is shown while serving too', async () => {
  const { server, url } = await serveDeck(deck.folder);
  try {
    await withPage(`${url}#one`, {}, async (page) => {
      await ready(page);
      await loaded(page);
    });
  } finally {
    await server.close();
  }
}, 60_000);
