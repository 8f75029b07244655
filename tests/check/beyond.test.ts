import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sharedClaims } from '../../deck/check/shared-claims.ts';
import { spelling } from '../../deck/check/spelling.ts';
import { BEYOND, expectBeyond, read, readBeyond } from './read.ts';

test('a language without a dictionary is told once, with the package to install', async () => {
  expectBeyond('spelling-language', await spelling(readBeyond('spelling-language'), os.tmpdir()));
});

test('a language for which no package is known is told too', async () => {
  const found = await spelling(read('---\ntitle: Sample\nlang: el\n---\n\n## Word\n\nText.\n'), os.tmpdir());
  const cure =
    'Silence this on the first slide; see https://github.com/streetsidesoftware/cspell-dicts for what there is.';
  expect(found).toMatchObject([{ code: 'spelling-language', source: { file: 'slides/deck.md', line: 1 }, cure }]);
});

test('a claim that another deck of the project states with another number is told', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'check-'));
  try {
    await cp(path.join(BEYOND, 'shared-claim'), path.join(folder, 'slides'), { recursive: true });
    expectBeyond('shared-claim', await sharedClaims(readBeyond('shared-claim'), folder, 'slides'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
