import { expect, test } from 'vitest';
import { serveFolder, withPage } from '../browser/driver.ts';
import { hostedSite, servesWhole } from '../browser/host-checks.ts';
import { allIds, currentId, goTo, ready } from '../browser/site.ts';

servesWhole('/');

test('when the network goes, what is open goes on: every slide, chart and table', { timeout: 240_000 }, async () => {
  const { dist, headers } = await hostedSite();
  // Chromium asks for the icon again at every new address.
  const served = await serveFolder(dist, { headers });
  await withPage(
    served.url,
    { reducedMotion: true, fresh: true, waitUntil: 'networkidle0', allow: [/favicon/] },
    async (page) => {
      await ready(page);
      const panels = await page.$$eval('.slides > section:has(.panel:not(.panel-map) .plot)', (found) =>
        found.map(({ id }) => id),
      );
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => /panels-/.test(name)),
      );
      await page.waitForNetworkIdle();
      await served.close();
      await page.setOfflineMode(true);
      for (const id of await allIds(page)) {
        await goTo(page, id);
        expect(await currentId(page)).toBe(id);
        expect(
          await page.$$eval('.slides > .present .plot-svg', (found) =>
            found.every((svg) => svg.getBoundingClientRect().width > 100),
          ),
        ).toBe(true);
        if (panels.includes(id)) await page.waitForSelector(`[id="${id}"] .plot[data-live] canvas`);
      }
      await page.keyboard.press('a');
      await page.waitForSelector('html:not(.deck)');
    },
  );
});
