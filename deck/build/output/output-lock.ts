import type fs from 'node:fs/promises';
import path from 'node:path';
import type { Processes } from './processes.ts';

/** The world of a run; tests give one that fails where they like. */
export interface OutputWorld {
  disk: Pick<typeof fs, 'copyFile' | 'cp' | 'lstat' | 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'writeFile'>;
  processes: Processes;
  wait(ms: number): Promise<void>;
}

/** Who a lock, or a run's folder, belongs to. */
interface Owner {
  run: string;
  pid: number;
  started: string;
  host: string;
}

const OWNER = 'owner.json';

/** So long a run waits for another, asking so often. */
const PATIENCE_MS = 120_000;
const ASK_MS = 200;

/** Marks a folder as this run's. @param run unlike any other run's name */
export async function markFolder({ disk, processes }: OutputWorld, folder: string, run: string): Promise<void> {
  const { pid, host } = processes;
  const owner: Owner = { run, pid, started: (await processes.started(pid)) ?? '', host };
  await disk.writeFile(path.join(folder, OWNER), JSON.stringify(owner));
}

/** Whose a folder is; undefined if it is not there or says nothing. */
export async function ownerOf({ disk }: OutputWorld, folder: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await disk.readFile(path.join(folder, OWNER), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether a run may still go on. One of another machine, over a shared folder, cannot be asked: it may. */
export async function isAlive({ processes }: OutputWorld, owner: Owner): Promise<boolean> {
  if (owner.host !== processes.host) return true;
  const started = await processes.started(owner.pid);
  if (started === undefined) return false;
  return started === '' || owner.started === '' || started === owner.started;
}

/** What of an output its lock needs. */
interface Locked {
  lock: string;
  folder: string;
  run: string;
  world: OutputWorld;
}

/**
 * Takes the lock of an output, which is a folder that names its owner: it comes by one rename, whole, and a rename onto a folder that is
 * not empty fails on every system. Waits while its owner lives.
 *
 * @throws Error that says what to do, if its owner takes too long
 */
export async function takeLock(output: Locked, say: (text: string) => void): Promise<void> {
  const { lock, world } = output;
  for (let waited = 0; !(await take(output, lock)); waited += ASK_MS) {
    const owner = await ownerOf(world, lock);
    if (waited === 0 && owner) say(`${nameOf(owner)} is at it too: waiting for it to end.`);
    if (waited >= PATIENCE_MS) throw new Error(tooLong(world, lock, owner));
    await world.wait(ASK_MS);
  }
}

/**
 * Takes a place for a lock if it is free, or its owner dead. Of those who find a dead one, the first to take the place of its heir, in
 * it, may clear it: so nobody clears the lock of who was faster.
 */
async function take(output: Locked, place: string): Promise<boolean> {
  const { folder, run, world } = output;
  const made = path.join(folder, 'lock');
  await world.disk.mkdir(made, { recursive: true });
  await markFolder(world, made, run);
  try {
    await world.disk.rename(made, place);
    return true;
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  const owner = await ownerOf(world, place);
  if (!owner || (await isAlive(world, owner))) return false;
  const heir = path.join(place, `heir-of-${owner.run}`);
  if (!(await take(output, heir))) return false;
  if ((await ownerOf(world, place))?.run !== owner.run) {
    await world.disk.rm(heir, { recursive: true, force: true });
    return false;
  }
  await world.disk.rename(place, path.join(folder, `lock-of-${owner.run}`));
  return take(output, place);
}

/** Whether anything lies at a place, a broken link too. @throws what the disk says but that there is nothing */
export async function isThere({ disk }: OutputWorld, file: string): Promise<boolean> {
  try {
    await disk.lstat(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function nameOf({ pid, host }: Owner): string {
  return `Another run (process ${pid} on ${host})`;
}

function tooLong({ processes }: OutputWorld, lock: string, owner: Owner | undefined): string {
  const what = owner ? `${nameOf(owner)} has not ended` : `${lock} names no owner`;
  const end = owner?.host === processes.host ? `End it (kill ${owner.pid})` : `If it runs no more, delete ${lock}`;
  return `${what} after ${PATIENCE_MS / 1000} s; nothing was written. ${end}, then run this again.`;
}

/** Windows says EPERM where others say that it exists; a dead lock may be gone before its heir has taken its place. */
function isTaken(error: unknown): boolean {
  const codes = ['EEXIST', 'ENOTEMPTY', 'ENOENT', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
