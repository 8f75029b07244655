import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface RunOptions {
  /** Further environment variables. */
  env?: Readonly<Record<string, string>>;
  /** Told of each line of output as it comes, with milliseconds since the start; what it returns true for ends the command. */
  line?: (text: string, ms: number) => boolean | undefined;
  /** Exit codes that are no failure besides 0. */
  fine?: readonly number[];
}

/**
 * Runs one of a project's commands in a fresh process, as its npm script does, and waits for its end.
 *
 * @param folder the project's
 * @param args name of the command and its flags, as for deck/cli/run.mjs
 * @returns milliseconds from the start of the process to its end
 * @throws Error with all its output if it fails
 */
export function runCommand(
  folder: string,
  args: readonly string[],
  { env, line, fine = [] }: RunOptions = {},
): Promise<number> {
  const started = performance.now();
  const since = () => performance.now() - started;
  const child = startCommand(folder, args, env);
  let output = '';
  let rest = '';
  let enough = false;
  onOutput(child, (text) => {
    output += text;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) {
      if (!line?.(each, since()) || enough) continue;
      enough = true;
      child.kill('SIGTERM');
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || enough || (code !== null && fine.includes(code))) resolve(since());
      else reject(new Error(`${args.join(' ')} failed with exit code ${code} and said:\n${output}`));
    });
  });
}

export interface DevServer {
  url: string;
  /** When its process was started, in milliseconds of this process's `performance`. */
  started: number;
  close(): Promise<void>;
}

/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Runs `npm start` in a project and waits until it names its address, as a user does.
 *
 * @throws Error with its output if it ends, or does not come up within a minute
 */
export async function startDevServer(folder: string): Promise<DevServer> {
  const started = performance.now();
  const child = startCommand(folder, ['start', '--host', '127.0.0.1', '--port', '0']);
  const ended = new Promise<undefined>((resolve) => child.on('close', () => resolve(undefined)));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  let output = '';
  const named = new Promise<string | undefined>((resolve) => {
    onOutput(child, (text) => {
      output += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(output) ?? [];
      if (url) resolve(url);
    });
    setTimeout(() => resolve(undefined), PATIENCE).unref();
  });
  const url = await Promise.race([named, ended]);
  if (url) return { url, started, close };
  await close();
  throw new Error(`The dev server does not come up:\n${output}`);
}

type Command = ChildProcessByStdio<null, Readable, Readable>;

/** Starts a command, as its npm script does. It ends with this process at the latest. */
function startCommand(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Command {
  const child = spawn(process.execPath, ['deck/cli/run.mjs', ...args], {
    cwd: folder,
    // Colours would stand between the words that are looked for.
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  return child;
}

function onOutput(child: Command, told: (text: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', told);
}
