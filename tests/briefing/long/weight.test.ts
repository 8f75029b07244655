import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withPage } from '../../browser/driver.ts';
import { builtSite, ready } from '../../browser/site.ts';
import { builtDeck } from '../../build-deck.ts';

const site = builtSite('.');

/** What a host sends for a file of the site, in bytes: text is packed. */
async function sent(name: string): Promise<number> {
  const content = await readFile(path.join(await builtDeck('.'), 'dist', name));
  return name.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
}

test('before its first slide answers, this briefing sends 120 kB, and 75 kB of it before the first paint', async () => {
  const asked = await withPage(site(), {}, async (page) => {
    await ready(page);
    const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    return files.map((address) => decodeURI(address.slice(page.url().split('#')[0]?.length)));
  });
  const before = asked.filter((name) => /\.woff2$|\.css$|(?:main|head)-[^/]*\.js$/.test(name));
  expect(before.length).toBeGreaterThanOrEqual(6);
  const sizes = new Map(
    await Promise.all(['index.html', ...before].map(async (name) => [name, await sent(name)] as const)),
  );
  const sum = (names: RegExp) => [...sizes].reduce((all, [name, size]) => all + (names.test(name) ? size : 0), 0);
  expect(sum(/./), JSON.stringify([...sizes])).toBeLessThanOrEqual(120_000);
  expect(sum(/\.html$|\.css$|head-/)).toBeLessThanOrEqual(75_000);
});

test('its article is no longer than 24,000 px on a phone', () =>
  withPage(site(), { width: 390, height: 844, reducedMotion: true }, async (page) => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(24_000);
  }));
