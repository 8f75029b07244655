import type { ChildProcess } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './build-deck.ts';

const LEFT_OUT = new Set(['node_modules', 'dist', 'private', '.git', '.tmp']);

/** Copies the project as it lies in its repository, without packages and outputs. */
export function copyProject(to: string): Promise<void> {
  return cp(ROOT, to, { recursive: true, filter: (source) => !LEFT_OUT.has(path.basename(source)) });
}

/** What a dev server says of its address. @throws Error with all that it said, if it ends first */
export function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /localhost:(\d+)/.exec(said) ?? [];
      if (port) resolve(`http://localhost:${port}/`);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
}
