// @ts-check

import { mkdtemp, rmdir, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run-steps.mjs';

/**
 * What to tell someone whose project lies where no way round helps: Vite reads its configuration from where it really lies, and finds no
 * package there.
 *
 * @param {string} root the project's path
 * @returns {string | undefined} two sentences, or undefined if it will do
 */
export function pathFault(root) {
  if (!root.includes('?')) return undefined;
  return `A folder in ${root} has a "?" in its name, and Vite finds no package below one. Rename it.`;
}

/**
 * Runs a command again, if the project lies where Vite, and Vitest with it, take `#` for the end of a path
 * (https://github.com/vitejs/vite/issues/6763), or where Vitest decodes a `%` that stands for itself: by way of a link in a temporary folder, which Node and Vite are told to take as it is, see
 * `LINKED` in build/pages.ts. The link goes with the command.
 *
 * @param {string} root the project's path
 * @param {readonly string[]} argv the whole command line
 * @returns {Promise<number | undefined>} the exit code, or undefined if there was no need
 */
export async function runLinked(root, argv) {
  if (!root.includes('#') && !(root.includes('%') && /^test\b/.test(argv[0] ?? ''))) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'deck-'));
  const link = join(folder, 'deck');
  // Windows lets everyone make a junction, and few a link.
  await symlink(root, link, 'junction');
  const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const options = [process.env.NODE_OPTIONS, ...flags].filter(Boolean).join(' ');
  const env = { ...process.env, NODE_OPTIONS: options, DECK_LINK: link };
  try {
    const { code } = await runNode([...flags, join(link, 'deck/cli/run.mjs'), ...argv], { env });
    return code;
  } finally {
    await unlink(link).catch(() => undefined);
    await rmdir(folder).catch(() => undefined);
  }
}
