import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Command = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Starts one of a project's commands in a fresh process, as its npm script does. It ends with this process at the latest.
 *
 * @param folder the project's
 * @param args name of the command and its flags, as for deck/cli/run.mjs
 * @param env further environment variables
 */
export function startCommand(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Command {
  const child = spawn(process.execPath, ['deck/cli/run.mjs', ...args], {
    cwd: folder,
    // Colours would stand between the words that are looked for.
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
  return child;
}
