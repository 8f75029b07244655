import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkDeck } from '../../deck/check/check-deck.ts';
import { formatFinding } from '../../deck/model/error.ts';
import { deckConfig, ROOT, temporary } from '../build-deck.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/clean');

test.each(await readdir(FOLDER))('%s: a deck that is in order prints nothing', { timeout: 240_000 }, async (name) => {
  const copy = await mkdtemp(path.join(await temporary(), 'clean-'));
  const folder = path.relative(ROOT, copy).split(path.sep).join('/');
  try {
    await cp(path.join(FOLDER, name), path.join(copy, 'slides'), { recursive: true });
    await mkdir(path.join(copy, 'charts'));
    const { findings } = await checkDeck({ vite: deckConfig(folder, path.join(copy, 'dist')) });
    expect(findings.map(formatFinding)).toEqual([]);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
