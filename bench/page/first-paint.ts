import type { CDPSession, Page } from 'puppeteer-core';

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
export function firstPaintTime(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
      }),
  );
}
