import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../model/site.ts';
import type { SingleBundle } from './bundle-single.ts';
import { PAGES } from './pages.ts';
import { singleFile } from './single-file.ts';

/** Where the presenter's own file goes: beside the public folder, never in it. */
export function privateFile(target: string): string {
  return path.join(path.dirname(target), 'private', 'briefing.html');
}

/** Where the public one goes: in the site, for who wants to take the deck along. */
export function publicFile(folder: string): string {
  return path.join(folder, 'briefing.html');
}

/** Writes decks as one file each, for a machine without network; a site's notes are in its file if they are in the site. */
export async function writeSingleFiles(
  root: string,
  bundle: SingleBundle,
  files: readonly { file: string; site: Site }[],
): Promise<void> {
  const template = await readFile(path.join(root, PAGES.index), 'utf8');
  for (const { file, site } of files) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await singleFile(template, site, bundle));
  }
}
