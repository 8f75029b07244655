import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession } from 'puppeteer-core';
import { atSizes, type Bench } from './decks.ts';
import type { Figure } from './figures.ts';
import { openDeck, watchFirstPaint, withFreshPage } from './fresh-page.ts';

const SIZES = [15, 200, 1000];

/** Milliseconds after which a page that is left alone has fetched ahead all that it does. */
const REST = 8000;

/** One request, with what came for it; times are Chromium's monotonic seconds. */
interface Sent {
  url: string;
  script: boolean;
  parts: { at: number; bytes: number }[];
}

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation until the deck answers. */
    benchReady?: number;
  }
}

/** Requests and bytes, headers included, of a page that is opened and left on its first slide. */
export async function measureBytes(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
    const url = await bench.decks.site(slides);
    const loads = [];
    for (let run = 0; run < bench.runs; run++) loads.push(await load(bench, url, run === 0 ? REST : 0));
    // The first load alone was left to rest; bytes are the same each time.
    const [requests = 0, bytes = 0, scripts = 0] = loads[0]?.rest ?? [];
    const rest = `left alone ${requests} requests, ${Math.round(bytes)} kB, ${Math.round(scripts)} kB of it JavaScript`;
    return [
      { row: 'requests', slides, runs: loads.map(({ ready }) => ready[0]), note: rest },
      { row: 'bytes', slides, runs: loads.map(({ ready }) => ready[1]) },
      { row: 'bytes-paint', slides, runs: loads.map(({ paint }) => paint) },
      { row: 'script', slides, runs: loads.map(({ ready }) => ready[2]) },
    ];
  });
}

/** Requests, all kB, and kB of scripts. */
type Sum = [requests: number, bytes: number, scripts: number];

/** @param rest milliseconds that the page is left alone once the deck answers */
function load(bench: Bench, url: string, rest: number): Promise<{ paint: number; ready: Sum; rest: Sum }> {
  return withFreshPage(bench, { plant: watchReady }, async ({ page, cdp }) => {
    const sent = await watchNetwork(cdp);
    const { painted } = await watchFirstPaint(cdp);
    await openDeck(page, url);
    const paintedAt = await painted;
    await wait(rest);
    const all = [...sent.values()];
    const later = await page.evaluate(askedLater);
    return {
      paint: sum(all, paintedAt)[1],
      // What was asked for by then counts whole, even if it came later.
      ready: sum(all.filter((each) => !later.includes(each.url))),
      rest: sum(all),
    };
  });
}

/** Runs in the page: notes when the deck has marked itself as ready. */
function watchReady(): void {
  const observer = new MutationObserver(() => {
    if (!document.documentElement?.classList.contains('ready')) return;
    window.benchReady = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['class'] });
}

/** Runs in the page: addresses that were asked for only when the deck answered already. */
function askedLater(): string[] {
  const ready = window.benchReady ?? Number.POSITIVE_INFINITY;
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime > ready)
    .map(({ name }) => name);
}

async function watchNetwork(cdp: CDPSession): Promise<Map<string, Sent>> {
  const sent = new Map<string, Sent>();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ requestId, type, request: { url } }) => {
    if (url.startsWith('http')) sent.set(requestId, { url, script: type === 'Script', parts: [] });
  });
  cdp.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
    sent.get(requestId)?.parts.push({ at: timestamp, bytes: encodedDataLength });
  });
  // Its sum counts the headers as well, which no part does.
  cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const one = sent.get(requestId);
    if (!one) return;
    const known = one.parts.reduce((all, { bytes }) => all + bytes, 0);
    one.parts.push({ at: timestamp, bytes: encodedDataLength - known });
  });
  return sent;
}

function sum(all: readonly Sent[], until = Number.POSITIVE_INFINITY): Sum {
  const kilobytes = (some: readonly Sent[]) =>
    some.flatMap(({ parts }) => parts).reduce((bytes, part) => bytes + (part.at <= until ? part.bytes : 0), 0) / 1000;
  return [all.length, kilobytes(all), kilobytes(all.filter(({ script }) => script))];
}
