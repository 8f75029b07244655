import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive, isThere, type OutputWorld, ownerOf } from './output-lock.ts';

/** Where in its folder a run sets the earlier output aside. */
export const EARLIER = 'earlier';

/**
 * Clears what runs have left that were killed; those whose owner lives are left alone. A run that was killed between its two renames
 * gets its earlier output put back. Only for who holds the lock.
 *
 * @param say told if the output was put back
 */
export async function clearKilled(output: Cleared, say: (text: string) => void): Promise<void> {
  const { whole, run, world } = output;
  const prefix = `.${path.basename(whole)}-`;
  for (const name of await world.disk.readdir(path.dirname(whole))) {
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    const [, left, pid, part] = /^((\d+)-[0-9a-f]{8})(?:-(.+))?$/.exec(rest) ?? [];
    if (left === undefined || left === run) continue;
    const folder = path.join(path.dirname(whole), name);
    const target = part === undefined ? whole : path.join(whole, part);
    // A folder says whose it is before anything else is in it.
    const unsaid = { run: left, pid: Number(pid), started: '', host: world.processes.host };
    if (await isAlive(world, (await ownerOf(world, folder)) ?? unsaid)) continue;
    const earlier = path.join(folder, EARLIER);
    if ((await isThere(world, earlier)) && !(await isThere(world, target))) {
      await world.disk.mkdir(path.dirname(target), { recursive: true });
      await world.disk.rename(earlier, target);
      const shown = path.relative(path.dirname(whole), target).split(path.sep).join('/');
      say(`An earlier run was ended while it replaced ${shown}/, which is put back.`);
    }
    await endBrowser(world, left);
    await remove(world, folder);
  }
}

/** What of an output is needed to clear beside it. */
interface Cleared {
  whole: string;
  run: string;
  world: OutputWorld;
}

/** Not on the project's own disk, where a browser may find no room for its sockets. */
export function profileOf(run: string): string {
  return path.join(tmpdir(), `briefing-deck-${run}`);
}

/** A browser outlives a run that is killed. It is ended only if its command line names the profile of that run. */
async function endBrowser(world: OutputWorld, run: string): Promise<void> {
  const profile = profileOf(run);
  const flag = `--user-data-dir=${profile}`;
  for (const { pid, words } of await world.processes.commands()) if (words.includes(flag)) world.processes.end(pid);
  await remove(world, profile);
}

/** What cannot be removed now is cleared by a later run: the output is in its place all the same. */
export async function remove({ disk }: OutputWorld, folder: string): Promise<void> {
  await disk.rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
