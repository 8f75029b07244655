import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { builtSite, ready } from '../browser/site.ts';
import { GERMAN } from '../build-deck.ts';

const site = builtSite(GERMAN);

/** How often the live canvas of the current slide was drawn until it came to rest. */
async function drawings(page: Page): Promise<number> {
  const count = () => page.evaluate(() => (globalThis as unknown as { drawn: number }).drawn);
  // Nothing signals the end of a motion, least of all of one that is not to be: rest is no drawing for a while.
  for (let before = -1, now = await count(); ; before = now, now = await count()) {
    if (now > 0 && now === before) return now;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

test('bars grow once, and not at all where less motion is wanted', async () => {
  const run = (reducedMotion: boolean) =>
    withPage(
      `${site()}#/umsatz`,
      {
        reducedMotion,
        // Chart.js clears its canvas before each drawing.
        before: async (page) => {
          await page.evaluateOnNewDocument(() => {
            const state = Object.assign(globalThis, { drawn: 0 });
            const clear = CanvasRenderingContext2D.prototype.clearRect;
            CanvasRenderingContext2D.prototype.clearRect = function clearAndCount(...box) {
              state.drawn += 1;
              return clear.apply(this, box);
            };
          });
        },
      },
      async (page) => {
        await ready(page);
        await page.waitForSelector('#umsatz .plot[data-live] > canvas');
        const first = await drawings(page);
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction(() => !document.querySelector('#umsatz .plot[data-live]'));
        await page.keyboard.press('ArrowLeft');
        await page.waitForSelector('#umsatz .plot[data-live] > canvas');
        return { first, again: (await drawings(page)) - first };
      },
    );
  const [moving, still] = [await run(false), await run(true)];
  expect(still.first).toBeLessThanOrEqual(2);
  expect(moving.first).toBeGreaterThan(still.first);
  expect(moving.again).toBeLessThanOrEqual(2);
});
