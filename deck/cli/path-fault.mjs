// @ts-check

import { mkdtemp, rmdir, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run-steps.mjs';

/**
 * Vitest looks every file up where it really lies, and for Vite a path ends at `#` (https://github.com/vitejs/vite/issues/6763): a link does
 * not help it. Builds and prints have no such limit.
 */
const TESTED = ['test', 'test:long', 'verify'];

/**
 * What to tell someone whose project lies where a command cannot work.
 *
 * @param {string} root the project's path
 * @param {string} command
 * @returns {string | undefined} two sentences, or undefined if it will do
 */
export function pathFault(root, command) {
  // Vite finds no package below such a folder, not even one to read its own configuration with.
  if (root.includes('?'))
    return `A folder in ${root} has a "?" in its name, and Vite finds no package below one. Rename it.`;
  if (!root.includes('#') || !TESTED.includes(command)) return undefined;
  const others = '"start", "build", "check", "pdf" and "site" work as it is.';
  return `A folder in ${root} has a "#" in its name, and Vitest finds no file below one: rename it for "${command}". ${others}`;
}

/**
 * Runs `npm start` again, if the project lies where Vite's server finds nothing: by way of a link in a temporary folder, which Node and Vite
 * are told to take as it is. The link goes with the server.
 *
 * @param {string} root the project's path
 * @param {string} command
 * @param {readonly string[]} argv the whole command line
 * @returns {Promise<number | undefined>} the exit code, or undefined if there was no need
 */
export async function runLinked(root, command, argv) {
  if (command !== 'start' || !root.includes('#')) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'deck-'));
  const link = join(folder, 'deck');
  // Windows lets everyone make a junction, and few a link.
  await symlink(root, link, 'junction');
  const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const env = { ...process.env, NODE_OPTIONS: [process.env.NODE_OPTIONS, ...flags].filter(Boolean).join(' ') };
  try {
    const { code } = await runNode([...flags, join(link, 'deck/cli/run.mjs'), ...argv], { env });
    return code;
  } finally {
    await unlink(link).catch(() => undefined);
    await rmdir(folder).catch(() => undefined);
  }
}
