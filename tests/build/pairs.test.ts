import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildDeck, GERMAN, temporary } from '../build-deck.ts';

test('two builds at once leave one whole site, and nothing else', async () => {
  const folder = await mkdtemp(path.join(await temporary(), 'pair-'));
  const out = path.join(folder, 'dist');
  await Promise.all([buildDeck(GERMAN, out), buildDeck(GERMAN, out)]);
  expect((await readdir(folder)).sort()).toEqual(['dist', 'private']);
  const page = await readFile(path.join(out, 'index.html'), 'utf8');
  const assets = await readdir(path.join(out, 'assets'));
  const named = [...page.matchAll(/(?:href|src)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(assets).toContain(name);
  await rm(folder, { recursive: true });
});
