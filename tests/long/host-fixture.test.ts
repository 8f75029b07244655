import { expect, test } from 'vitest';
import { serveFolder, withPage } from '../browser/driver.ts';
import { hostedSite, servesWhole } from '../browser/host-checks.ts';
import { ready } from '../browser/site.ts';

servesWhole('/a/b/');

test('nothing is kept but the viewer’s own settings', async () => {
  const { dist, headers } = await hostedSite();
  const served = await serveFolder(dist, { headers });
  await withPage(served.url, { reducedMotion: true }, async (page) => {
    await ready(page);
    for (const key of ['d', 'a', 'a', 'ArrowRight', 'a'] as const) await page.keyboard.press(key);
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      cookies: document.cookie,
      workers: (await navigator.serviceWorker?.getRegistrations())?.length,
      databases: (await indexedDB.databases()).length,
    }));
    expect(kept).toEqual({ local: ['deck-theme'], session: ['deck-view'], cookies: '', workers: 0, databases: 0 });
  });
  await served.close();
});
