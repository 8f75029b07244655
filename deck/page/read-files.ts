import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../model.ts';

/** Every file below a folder, relative to the root, in the order of their names; empty if the folder is not there. */
export async function listFiles({ root }: { root: string }, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Files as text; their names are relative to the root. */
export function readFiles({ root }: { root: string }, files: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(files.map(async (file) => ({ path: file, text: await readFile(path.join(root, file), 'utf8') })));
}
