/** Follows the edits of files, those too that a watcher does not tell of: a stamp changes with every save. */

import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FSWatcher } from 'vite';

/** How long further edits of the same save are waited for, in milliseconds. */
const SETTLE = 2;

/** The same where a file is empty: some editors empty a file before they write it. */
const EMPTIED = 50;

/**
 * The watcher says nothing of a second change of a file within 50 ms of the first, not even later
 * (https://github.com/paulmillr/chokidar/issues/1455): after that time the file is looked at once more.
 */
const AGAIN = 60;

/**
 * The watcher says nothing of what is saved before it has come to a file, and not when it has come to all of them: that takes a
 * fifth of a second, on a busy machine many. Until it lists them all they are looked at so often, in milliseconds.
 */
const UNSEEN = 100;

/**
 * Hands on what was saved below some folders, once it is quiet.
 * @param folders absolute paths
 * @param also tells other files that are followed, by absolute path, as far as the watcher sees them
 * @param edited gets the absolute path of each file with the watcher's last event of it
 * @returns once the watcher has come to every file
 */
export function followFiles(
  watcher: FSWatcher,
  folders: readonly string[],
  edited: (edits: ReadonlyMap<string, string>) => void,
  also: (file: string) => boolean = () => false,
): Promise<void> {
  const edits = new Map<string, string>();
  /** What files were like when they were told of. */
  const told = new Map<string, string | undefined>();
  let timer: NodeJS.Timeout | undefined;
  const handOn = () => {
    const settled = new Map(edits);
    edits.clear();
    for (const [file, event] of settled) {
      const stamp = stampOf(file);
      if (stamp !== undefined && event !== 'unlink') setTimeout(() => lookAgain(file, stamp), AGAIN).unref();
    }
    edited(settled);
  };
  const note = (file: string, event: string) => {
    told.set(file, stampOf(file));
    edits.set(file, event);
    clearTimeout(timer);
    const emptied = [...edits.keys()].some((each) => isEmpty(told.get(each)));
    timer = setTimeout(handOn, emptied ? EMPTIED : SETTLE);
  };
  const lookAgain = (file: string, before: string) => {
    const now = stampOf(file);
    if (now !== undefined && now !== before) tell(watcher, file, 'change');
  };
  watcher.add([...folders]);
  watcher.on('all', (event, file) => {
    const whole = path.resolve(file);
    if (folders.some((folder) => whole.startsWith(folder + path.sep)) || also(whole)) note(whole, event);
  });
  return lookUntilSeen(watcher, folders, told);
}

/** Tells of what is saved, and was not told of, until the watcher tells of every file, or is closed. */
async function lookUntilSeen(
  watcher: FSWatcher,
  folders: readonly string[],
  told: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  const isTold = (file: string, stamp?: string) => told.has(file) && told.get(file) === stamp;
  let before = await stampsIn(folders);
  for (;;) {
    // Of what it lists now it tells from now on; what was saved until now is found by its stamp.
    const listed = watcher.getWatched();
    const now = await stampsIn(folders);
    for (const [file, stamp] of now) {
      if (before.get(file) !== stamp && !isTold(file, stamp)) tell(watcher, file, before.has(file) ? 'change' : 'add');
    }
    for (const file of before.keys()) if (!now.has(file) && !isTold(file)) tell(watcher, file, 'unlink');
    const seen = [...now.keys()].every((file) => listed[path.dirname(file)]?.includes(path.basename(file)));
    // A watcher that is closed has no listeners.
    if (seen || watcher.listenerCount('all') === 0) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, UNSEEN).unref());
  }
}

/** What the watcher missed is told in its name: Vite listens to it too, for the styles. */
function tell(watcher: FSWatcher, file: string, event: 'add' | 'change' | 'unlink'): void {
  watcher.emit(event, file);
  watcher.emit('all', event, file);
}

/** Changes with every save, its last word the size; undefined for what is no file. @param file an absolute path */
function stampOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size}` : undefined;
}

function isEmpty(stamp: string | undefined): boolean {
  return stamp?.endsWith(' 0') ?? false;
}

/**
 * The files below some folders with their stamps.
 * @param folders absolute paths; one that is not there has no files
 * @returns by absolute path
 */
export async function stampsIn(folders: readonly string[]): Promise<Map<string, string>> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      return names.map((name) => path.join(folder, name));
    }),
  );
  const stamps = new Map<string, string>();
  for (const file of listed.flat()) {
    const stamp = stampOf(file);
    if (stamp !== undefined) stamps.set(file, stamp);
  }
  return stamps;
}
