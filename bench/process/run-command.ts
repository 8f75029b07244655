import { startCommand } from './start-command.ts';

export interface RunOptions {
  /** Further environment variables. */
  env?: Readonly<Record<string, string>>;
  /** Told of each line of output as it comes, with milliseconds since the start; what it returns true for ends the command. */
  line?: (text: string, ms: number) => boolean | undefined;
}

/**
 * Runs one of a project's commands in a fresh process, as its npm script does, and waits for its end.
 *
 * @param folder the project's
 * @param args name of the command and its flags, as for deck/cli/run.mjs
 * @returns milliseconds from the start of the process to its end
 * @throws Error with all its output if it fails
 */
export function runCommand(folder: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const started = performance.now();
  const since = () => performance.now() - started;
  const child = startCommand(folder, args, options.env);
  let output = '';
  let rest = '';
  let enough = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: string) => {
      output += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const each of lines) {
        if (!options.line?.(each, since()) || enough) continue;
        enough = true;
        child.kill('SIGTERM');
      }
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || enough) resolve(since());
      else reject(new Error(`${args.join(' ')} failed with exit code ${code} and said:\n${output}`));
    });
  });
}
