import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clearOlder } from '../../deck/cli/read-modules.mjs';

test('what a killed command has left is removed an hour later, and nothing else', async () => {
  const now = 1_800_000_000_000;
  const cache = await mkdtemp(path.join(tmpdir(), 'cache-'));
  const kept = [`deck-7-${now - 3_500_000}.mjs`, `deck-7-${now + 5}.mjs`, 'deck-7-1.mjs', 'deck-own.mjs', 'x.mjs'];
  for (const name of [...kept, `deck-7-${now - 3_700_000}.mjs`]) await writeFile(path.join(cache, name), '');
  await clearOlder(cache, now);
  expect(await readdir(cache)).toEqual(kept.toSorted());
  await rm(cache, { recursive: true });
  await clearOlder(cache, now);
});
