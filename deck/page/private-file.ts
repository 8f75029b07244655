import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleSingle } from './bundle-single.ts';
import type { Site } from './make.ts';
import { PAGES } from './pages.ts';
import { singleFile } from './single-file.ts';

/** Where the presenter's own file goes: beside the public folder, never in it. */
export function privateFile(target: string): string {
  return path.join(path.dirname(target), 'private', 'briefing.html');
}

/** Writes the deck with notes and speaker view as one file, for a laptop without network. */
export async function writePrivateFile(file: string, root: string, site: Site): Promise<void> {
  const [template, icon, bundle] = await Promise.all([
    readFile(path.join(root, PAGES.index), 'utf8'),
    readFile(path.join(root, 'theme/favicon.svg'), 'utf8'),
    bundleSingle(root),
  ]);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, singleFile(template, icon, site, bundle));
}
