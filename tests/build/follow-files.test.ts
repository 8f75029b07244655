import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FSWatcher } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followFiles } from '../../deck/build/serve/follow-files.ts';

let folder: string;
let emitter: EventEmitter;
let watcher: FSWatcher;
/** The files that the watcher has come to, by folder. */
let listed: Record<string, string[]>;
let edits: [file: string, event: string][][];

beforeEach(async () => {
  // The clock is the test's own: a busy machine may take longer to write a file than a person to save it twice.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  folder = await mkdtemp(path.join(tmpdir(), 'follow-files-'));
  emitter = Object.assign(new EventEmitter(), { add: () => emitter, getWatched: () => listed });
  watcher = emitter as unknown as FSWatcher;
  edits = [];
  await followFiles(watcher, [folder], (settled) => edits.push([...settled]));
});

afterEach(async () => {
  emitter.removeAllListeners();
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string) => path.join(folder, name);

test('edits of one save come together, each file once', async () => {
  for (const name of ['a.md', 'b.md', 'a.md']) {
    await writeFile(file(name), name);
    emitter.emit('all', 'change', file(name));
  }
  await vi.advanceTimersByTimeAsync(20);
  expect(edits).toHaveLength(1);
  expect(edits[0]?.map(([name]) => path.basename(name))).toEqual(['a.md', 'b.md']);
});

test('a file that an editor has emptied is waited for until it is written', async () => {
  await writeFile(file('a.md'), '');
  emitter.emit('all', 'change', file('a.md'));
  await vi.advanceTimersByTimeAsync(20);
  expect(edits).toEqual([]);
  await writeFile(file('a.md'), 'whole');
  emitter.emit('all', 'change', file('a.md'));
  await vi.advanceTimersByTimeAsync(20);
  expect(edits).toEqual([[[file('a.md'), 'change']]]);
});

test('a second save that the watcher says nothing of is found', async () => {
  await writeFile(file('a.md'), 'first');
  emitter.emit('all', 'change', file('a.md'));
  await vi.advanceTimersByTimeAsync(20);
  expect(edits).toHaveLength(1);
  await writeFile(file('a.md'), 'second time');
  await vi.advanceTimersByTimeAsync(100);
  expect(edits.slice(1)).toEqual([[[file('a.md'), 'change']]]);
});

test('files elsewhere are none of the deck', async () => {
  emitter.emit('all', 'change', path.join(`${folder}-other`, 'a.md'));
  emitter.emit('all', 'unlink', file('gone.md'));
  await vi.advanceTimersByTimeAsync(20);
  expect(edits).toEqual([[[file('gone.md'), 'unlink']]]);
});

test('what is saved before the watcher has come to a file is found, and once it has, nothing more is looked for', async () => {
  for (const name of ['kept.md', 'changed.md', 'gone.md']) await writeFile(file(name), name);
  listed = {};
  let come = false;
  followFiles(watcher, [folder], (settled) => edits.push([...settled])).then(() => {
    come = true;
  });
  // The first look is over once it tells of a file that was saved meanwhile.
  const afterASave = async () => {
    await writeFile(file('kept.md'), `${Math.random()}`);
    return edits.flat();
  };
  await expect.poll(afterASave).toContainEqual([file('kept.md'), 'change']);
  edits.length = 0;
  await writeFile(file('changed.md'), 'another text');
  await writeFile(file('new.md'), 'new');
  await rm(file('gone.md'));
  const told: [string, string][] = [
    [file('changed.md'), 'change'],
    [file('new.md'), 'add'],
    [file('gone.md'), 'unlink'],
  ];
  await expect.poll(() => edits.flat()).toEqual(expect.arrayContaining(told));
  expect(come).toBe(false);
  listed = { [folder]: ['kept.md', 'changed.md', 'new.md'] };
  await expect.poll(() => come).toBe(true);
});
