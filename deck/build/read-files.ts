import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../model/deck.ts';

/** The files of a project. What was asked for once is remembered until it is forgotten. */
export interface ProjectFiles {
  /** Every file below a folder, relative to the root, in the order of their names; empty if the folder is not there. */
  list(folder: string): Promise<string[]>;
  /** Files as text; their names are relative to the root. */
  read(files: readonly string[]): Promise<SourceFile[]>;
  /** Lets a file be read again. @param listed whether it came or went: its folder is then listed again too */
  forget(file: string, listed: boolean): void;
}

/** @param root absolute path */
export function projectFiles(root: string): ProjectFiles {
  const texts = new Map<string, Promise<SourceFile>>();
  const lists = new Map<string, Promise<string[]>>();
  const readOne = async (file: string) => ({ path: file, text: await readFile(path.join(root, file), 'utf8') });
  return {
    list: (folder) => remember(lists, folder, () => listFiles(root, folder)),
    read: (files) => Promise.all(files.map((file) => remember(texts, file, () => readOne(file)))),
    forget: (file, listed) => {
      texts.delete(file);
      if (listed) lists.clear();
    },
  };
}

function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
