import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { webFonts } from '../fonts/web-fonts.ts';
import { wordsFor } from '../model/words.ts';
import { type DeckFolders, homeOf } from './folders.ts';

const SOURCE = /\.(?:md|ya?ml|csv|ts)$/;
const NOTES = /^:{3,} *\{?\.?notes[\s\S]*?^:{3,}[ \t]*$/gm;
const LANG = /^lang: *["']?([\w-]+)/m;

/**
 * Begins to cut the fonts that the deck will most likely need while it is still being read: to pack them takes longer than all else
 * that a small deck is made of. The guess is the characters of its sources outside the notes; it decides nothing. A page's fonts are
 * cut for the text of that page, and are there already if the guess was right. Worth 0.06 of 1.14 s at 15 slides.
 */
export async function foreseeFonts(folders: DeckFolders): Promise<void> {
  const own = [folders.slides, folders.charts].map((folder) => path.join(homeOf(folders), folder));
  const texts = await Promise.all(own.map(readSources));
  const text = texts.join('\n').replace(NOTES, '');
  await webFonts([text, JSON.stringify(wordsFor(LANG.exec(text)?.[1] ?? 'en'))]);
}

async function readSources(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => SOURCE.test(name)).map((name) => readFile(path.join(folder, name), 'utf8'));
  return (await Promise.all(files)).join('\n');
}
