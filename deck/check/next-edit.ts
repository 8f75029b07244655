import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { stampsIn } from '../build/files/stamps.ts';

/** How long a save may take to be whole, in milliseconds. */
const WHOLE = 200;

/**
 * Waits for an edit.
 * @param folders absolute paths
 * @param since milliseconds since 1970: what was saved after that counts, also before this is called
 * @returns when a file in one of the folders was written, and no other follows at once
 */
export async function nextEdit(folders: readonly string[], since: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];
  await new Promise<void>((resolve) => {
    const edited = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, WHOLE);
    };
    watchers = folders.map((folder) => watchFolder(folder, { recursive: true }, edited));
    // What was saved while the deck was checked.
    stampsIn(folders).then((stamps) => {
      if ([...stamps.values()].some((stamp) => Number.parseFloat(stamp) >= since)) edited();
    });
  });
  for (const watcher of watchers) watcher.close();
}
