import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FSWatcher } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followFiles } from '../../deck/build/serve/follow-files.ts';

let folder: string;
let emitter: EventEmitter;
let edits: [file: string, event: string][][];

beforeEach(async () => {
  // The clock is the test's own: a busy machine may take longer to write a file than a person to save it twice.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  folder = await mkdtemp(path.join(tmpdir(), 'follow-files-'));
  emitter = Object.assign(new EventEmitter(), { add: () => emitter });
  edits = [];
  followFiles(emitter as unknown as FSWatcher, [folder], (settled) => edits.push([...settled]));
});

afterEach(async () => {
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
