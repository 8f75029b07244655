import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

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

/** The processes of this machine. */
export const PROCESSES: Processes = {
  host: hostname(),
  pid: process.pid,
  started: async (pid) => (isThere(pid) ? started(pid) : undefined),
  commands,
  end: (pid) => {
    if (isThere(pid)) process.kill(pid, 'SIGKILL');
  },
};

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another person's process may not be asked, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The 22nd field counts from the start of the machine (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). */
async function started(pid: number): Promise<string> {
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
