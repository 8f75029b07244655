import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Changes with every save; undefined for what is no file. @param file an absolute path */
export function stampOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size}` : undefined;
}

/**
 * The files below some folders with their stamps.
 * @param folders absolute paths; one that is not there has no files
 * @returns by absolute path
 */
export async function stampsIn(folders: readonly string[]): Promise<Map<string, string>> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      return names.map((name) => path.join(folder, name));
    }),
  );
  const stamps = new Map<string, string>();
  for (const file of listed.flat()) {
    const stamp = stampOf(file);
    if (stamp !== undefined) stamps.set(file, stamp);
  }
  return stamps;
}
