import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { besideFolder, swapIn } from '../../deck/build/swap.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'swap-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, text: string): Promise<string> {
  await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, name, 'index.html'), text);
  return path.join(folder, name);
}

test('the next output lies beside the target, so that a rename suffices', () => {
  expect(besideFolder('/a/dist')).toBe('/a/.dist-next');
});

test('a complete output takes the place of the earlier one and leaves nothing else behind', async () => {
  const target = await put('dist', 'old');
  await swapIn(await put('.dist-next', 'new'), target);
  expect(await readFile(path.join(target, 'index.html'), 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['dist']);
});

test('the first output needs no earlier one', async () => {
  await swapIn(await put('.dist-next', 'new'), path.join(folder, 'dist'));
  expect(await readdir(folder)).toEqual(['dist']);
});

test('if the new output cannot be moved in, the earlier one is back in its place', async () => {
  const target = await put('dist', 'old');
  await expect(swapIn(path.join(folder, 'missing'), target)).rejects.toThrow('ENOENT');
  expect(await readFile(path.join(target, 'index.html'), 'utf8')).toBe('old');
});
