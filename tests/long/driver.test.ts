import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, type Served, serveFolder, withPage } from '../browser/driver.ts';

const folder = mkdtempSync(join(tmpdir(), 'driver-'));
const POLICY = { 'content-security-policy': "default-src 'self'" };
let served: Served;

beforeAll(async () => {
  writeFileSync(
    join(folder, 'clean.html'),
    '<link rel="icon" href="data:,"><h1>Clean</h1><script src="mark.js"></script>',
  );
  writeFileSync(join(folder, 'mark.js'), "document.querySelector('h1').textContent = 'Marked'");
  writeFileSync(
    join(folder, 'inline.html'),
    '<h1>Inline</h1><script>document.title = 1</script><p style="color: red">x',
  );
  writeFileSync(
    join(folder, 'faulty.html'),
    `<img src="gone.png"><img src="http://127.0.0.1:9/away.png">
     <script>console.error('said so'); setTimeout(() => { throw new Error('thrown') })</script>`,
  );
  served = await serveFolder(folder, { base: '/a/b/' });
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

describe('withPage', () => {
  test('lends the page as asked for', async () => {
    const options = { width: 640, height: 360, dpr: 2, reducedMotion: true, colorScheme: 'dark' } as const;
    const seen = await withPage(`${served.url}clean.html`, options, (page) =>
      page.evaluate(() => [
        document.querySelector('h1')?.textContent,
        innerWidth,
        innerHeight,
        devicePixelRatio,
        matchMedia('(prefers-reduced-motion: reduce)').matches,
        matchMedia('(prefers-color-scheme: dark)').matches,
      ]),
    );
    expect(seen).toEqual(['Marked', 640, 360, 2, true, true]);
  });

  test('runs no script where none is wanted', async () => {
    const heading = await withPage(`${served.url}clean.html`, { javascript: false }, (page) =>
      page.$eval('h1', (element) => element.textContent),
    );
    expect(heading).toBe('Clean');
  });

  test('fails with every problem of the page', async () => {
    const idle = { waitUntil: 'networkidle0' } as const;
    const problems = withPage(`${served.url}faulty.html`, idle, async () => undefined);
    await expect(problems).rejects.toThrow(/console: said so/);
    await expect(problems).rejects.toThrow(/exception: thrown/);
    await expect(problems).rejects.toThrow(/request: GET \S+gone.png: status 404/);
    await expect(problems).rejects.toThrow(/other origin: http:\/\/127.0.0.1:9\/away.png/);
  });

  test('lets pass what the test provokes on purpose', async () => {
    const options = { allow: [/said so/, /thrown/, /gone.png/, /away.png/], waitUntil: 'networkidle0' } as const;
    await withPage(`${served.url}faulty.html`, options, async () => undefined);
  });
});

describe('openPage', () => {
  test.each([true, false])('reports a broken policy (scripts: %s)', async (javascript) => {
    const strict = await serveFolder(folder, { headers: POLICY });
    const { problems, done } = await openPage(`${strict.url}inline.html`, { javascript });
    await expect(done()).rejects.toThrow(/policy: /);
    expect(problems.map(({ kind }) => kind)).toContain('policy');
    await strict.close();
  });
});

describe('serveFolder', () => {
  test('answers with the type of the file, and with 404 outside folder and base', async () => {
    const origin = new URL(served.url).origin;
    expect((await fetch(`${served.url}mark.js`)).headers.get('content-type')).toMatch(/^text\/javascript/);
    for (const path of [
      '/mark.js',
      '/a/b/gone.js',
      '/a/b/..%2f..%2f..%2fetc/passwd',
      '/a/b/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      expect((await fetch(origin + path)).status, path).toBe(404);
    }
    expect(served.requests).toContainEqual({ path: '/a/b/gone.js', status: 404 });
  });
});
