import { statSync } from 'node:fs';
import path from 'node:path';
import type { FSWatcher } from 'vite';

/** How long further edits of the same save are waited for, in milliseconds: some editors empty a file before they write it. */
const SETTLE = 8;

/**
 * The watcher says nothing of a second change of a file within 50 ms of the first, not even later
 * (https://github.com/paulmillr/chokidar/issues/1455): after that time the file is looked at once more.
 */
const AGAIN = 60;

/**
 * Hands on what was saved below some folders, once it is quiet.
 * @param folders absolute paths
 * @param also tells other files that are followed, by absolute path, as far as the watcher sees them
 * @param edited gets the absolute path of each file with the watcher's last event of it
 */
export function followFiles(
  watcher: FSWatcher,
  folders: readonly string[],
  edited: (edits: ReadonlyMap<string, string>) => void,
  also: (file: string) => boolean = () => false,
): void {
  const edits = new Map<string, string>();
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
    edits.set(file, event);
    clearTimeout(timer);
    timer = setTimeout(handOn, SETTLE);
  };
  const lookAgain = (file: string, before: string) => {
    const now = stampOf(file);
    if (now !== undefined && now !== before) note(file, 'change');
  };
  watcher.add([...folders]);
  watcher.on('all', (event, file) => {
    const whole = path.resolve(file);
    if (folders.some((folder) => whole.startsWith(folder + path.sep)) || also(whole)) note(whole, event);
  });
}

/** Changes with every save; undefined for what is no file. */
function stampOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size}` : undefined;
}
