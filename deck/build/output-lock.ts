/**
 * What a run knows of other runs over the same output: the lock that one of them holds, what a killed one has left, and whether its
 * process is there.
 */

import { execFile } from 'node:child_process';
import type fs from 'node:fs/promises';
import { readdir, readFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';

/** The world of a run; tests give one that fails where they like. */
export interface OutputWorld {
  disk: Pick<typeof fs, 'copyFile' | 'cp' | 'lstat' | 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'writeFile'>;
  processes: Processes;
  wait(ms: number): Promise<void>;
}

/** What a run may know of others on its machine, and do to them. */
export interface Processes {
  host: string;
  pid: number;
  /** When a process started, in words that only serve to be compared; '' if the system does not say, undefined if there is none. */
  started(pid: number): Promise<string | undefined>;
  /** Every process with its command line; none where the system does not show them. */
  commands(): Promise<{ pid: number; words: string[] }[]>;
  end(pid: number): void;
}

/**
 * One run's way to an output folder. It makes everything in a folder of its own beside the output and puts it in place when it is
 * complete, by renames alone and only while the lock is its own: at all times the output is one run's whole one, however a run ends.
 */
export interface Output {
  /** The output itself, links followed. */
  target: string;
  /** The folder that is one run's at a time: the output, or the one that holds it beside the sites of other briefings. */
  whole: string;
  /** Unlike any other run's. */
  run: string;
  /** The run's own folder, which goes when it ends. */
  folder: string;
  /** Where in it the new site is made. */
  site: string;
  /** The folder that says whose turn it is. */
  lock: string;
  /** Where a browser of this run keeps its profile: by it the browser is known should this run be killed. */
  profile: string;
  world: OutputWorld;
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
async function isAlive({ processes }: OutputWorld, owner: Owner): Promise<boolean> {
  if (owner.host !== processes.host) return true;
  const started = await processes.started(owner.pid);
  if (started === undefined) return false;
  return started === '' || owner.started === '' || started === owner.started;
}

/**
 * Takes the lock of an output, which is a folder that names its owner: it comes by one rename, whole, and a rename onto a folder that is
 * not empty fails on every system. Waits while its owner lives.
 *
 * @throws Error that says what to do, if its owner takes too long
 */
export async function takeLock(output: Output, say: (text: string) => void): Promise<void> {
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
async function take(output: Output, place: string): Promise<boolean> {
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
    if (codeOf(error) === 'ENOENT') return false;
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
  return codes.includes(codeOf(error) ?? '');
}

/** Where in its folder a run sets the earlier output aside. */
export const EARLIER = 'earlier';

/**
 * Clears what runs have left that were killed; those whose owner lives are left alone. A run that was killed between its two renames
 * gets its earlier output put back. Only for who holds the lock.
 *
 * @param say told if the output was put back
 */
export async function clearKilled(output: Output, say: (text: string) => void): Promise<void> {
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

/** The processes of this machine. */
export const PROCESSES: Processes = {
  host: hostname(),
  pid: process.pid,
  started: async (pid) => (isRunning(pid) ? startOf(pid) : undefined),
  commands,
  end: (pid) => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  },
};

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another person's process may not be asked, but is there.
    return codeOf(error) === 'EPERM';
  }
}

/** The 22nd field counts from the start of the machine (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). */
async function startOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const read = [readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/sys/kernel/random/boot_id', 'utf8')];
    const [stat = '', boot = ''] = await Promise.all(read).catch(() => []);
    // The second field is the program's name, which may hold spaces and brackets.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? '' : `${boot.trim()} ${ticks}`;
  }
  return (await ps(['-o', 'lstart=', '-p', String(pid)])).trim();
}

async function commands(): Promise<{ pid: number; words: string[] }[]> {
  if (process.platform !== 'linux') {
    const lines = (await ps(['-axww', '-o', 'pid=,command='])).split('\n');
    return lines.map((line) => {
      const [pid, ...words] = line.trim().split(' ');
      return { pid: Number(pid), words };
    });
  }
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const read = pids.map(async (pid) => {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    // A program may write its words anew, with spaces between them, as Chromium's children do.
    return { pid: Number(pid), words: line.split(/[\0 ]/) };
  });
  return Promise.all(read);
}

function ps(args: readonly string[]): Promise<string> {
  if (process.platform === 'win32') return Promise.resolve('');
  return new Promise((resolve) => {
    execFile('ps', args, { env: { ...process.env, LC_ALL: 'C' } }, (error, output) => resolve(error ? '' : output));
  });
}

/** What the disk or the system refused, in its own word, as the bundler hands it on too. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const key of ['code', 'pluginCode'] as const) {
    const code: unknown = Reflect.get(error, key);
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return code;
  }
  return undefined;
}
