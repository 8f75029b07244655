import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveSite } from '../../deck/print/serve-site.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'site-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a site is served with files that do not lie in it, on this machine alone, until it is closed', async () => {
  await writeFile(path.join(folder, 'index.html'), 'page');
  const extra = new Map([['handout.html', { type: 'text/html; charset=utf-8', content: 'notes' }]]);
  const served = await serveSite(folder, extra);
  const get = async (name: string) => {
    const response = await fetch(served.url + name);
    return [response.status, await response.text(), response.headers.get('content-type')];
  };
  expect(await get('')).toEqual([200, 'page', 'text/html;charset=utf-8']);
  expect(await get('handout.html')).toEqual([200, 'notes', 'text/html; charset=utf-8']);
  expect((await get('missing.css'))[0]).toBe(404);
  expect((await get('../package.json'))[0]).toBe(404);
  expect(new URL(served.url).hostname).toBe('127.0.0.1');
  expect(await readdir(folder)).toEqual(['index.html']);
  await served.close();
  await expect(fetch(served.url)).rejects.toThrow();
});
