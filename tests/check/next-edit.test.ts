import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextEdit } from '../../deck/check/command.ts';

let folder: string;
const file = () => path.join(folder, '01.md');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'next-edit-'));
  await writeFile(file(), 'as it was');
  await utimes(file(), 1, 1);
});
afterEach(() => rm(folder, { recursive: true }));

test('what was saved while the deck was checked is an edit', async () => {
  // The clock of files is some milliseconds behind.
  const begun = Date.now() - 100;
  await writeFile(file(), 'saved meanwhile');
  await nextEdit([folder], begun);
});

test('else the next one is waited for', async () => {
  let edited = false;
  const waiting = nextEdit([folder], Date.now()).then(() => {
    edited = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(edited).toBe(false);
  await writeFile(file(), 'saved now');
  await waiting;
});
