import type { CDPSession } from 'puppeteer-core';

/** Watches for the first contentful paint of the next page; ask before it goes anywhere. */
export async function watchFirstPaint(cdp: CDPSession): Promise<{
  /** Chromium's monotonic time in seconds at which the page painted. */
  painted: Promise<number>;
}> {
  await cdp.send('Page.enable');
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true });
  let started = false;
  const painted = new Promise<number>((resolve) => {
    cdp.on('Page.lifecycleEvent', ({ name, timestamp }) => {
      // Until the page goes somewhere these are the empty page's own.
      if (name === 'init') started = true;
      if (started && name === 'firstContentfulPaint') resolve(timestamp);
    });
  });
  return { painted };
}

/** Milliseconds from the start of the navigation to the first contentful paint, once it is known. */
export async function firstPaintTime(cdp: CDPSession): Promise<number> {
  const expression = `(${paintEntry})()`;
  const { result } = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return Number(result.value);
}

/** Runs in the page. */
function paintEntry(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const entry = list.getEntriesByName('first-contentful-paint')[0];
      if (entry) resolve(entry.startTime);
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}
