import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { readText } from '../source/encoding.ts';

/** The files of a project. What was asked for once is remembered until it is forgotten. */
export interface ProjectFiles {
  /** Every file below a folder; none if the folder is not there. */
  list(folder: string): Promise<Listing>;
  /** Files as text, and those that are none. */
  read(files: readonly string[]): Promise<{ texts: SourceFile[]; faults: DeckError[] }>;
  /** A file that a slide includes, wherever in the project it lies; nothing if it is not there. */
  include(file: string): Promise<ReturnType<typeof readText> | { outside: true } | undefined>;
  /** Whether a slide includes a file, or would if it were there. */
  included(file: string): boolean;
  /** Lets a file be read again. @param listed whether it came or went: its folder is then listed again too */
  forget(file: string, listed: boolean): void;
}

/** What lies in a folder. Names are relative to the root. */
export interface Listing {
  /** In the order of their names. Hidden files and what lies in hidden folders are not among them. */
  files: string[];
  /** Links that lead out of the project, or nowhere: a deck that one was sent must not publish what lies elsewhere. */
  faults: DeckError[];
}

/** @param root absolute path @param bounds what links may not lead out of, absolute paths */
export function projectFiles(root: string, bounds: readonly string[] = [root]): ProjectFiles {
  const texts = new Map<string, ReturnType<typeof readOne>>();
  const lists = new Map<string, Promise<Listing>>();
  const parts = new Map<string, ReturnType<ProjectFiles['include']>>();
  const asked = new Set<string>();
  const readOne = async (file: string) => readText(file, await readFile(path.join(root, file)));
  return {
    list: (folder) => remember(lists, folder, () => listFiles(root, folder, bounds)),
    read: async (files) => {
      const read = await Promise.all(files.map((file) => remember(texts, file, () => readOne(file))));
      return {
        texts: read.map(({ fault: _, ...file }) => file),
        faults: read.flatMap(({ fault }) => fault ?? []),
      };
    },
    include: (file) => {
      asked.add(file);
      return remember(parts, file, () => readPart(root, file, bounds));
    },
    included: (file) => asked.has(file),
    forget: (file, listed) => {
      parts.delete(file);
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

async function readPart(root: string, file: string, bounds: readonly string[]): ReturnType<ProjectFiles['include']> {
  const target = await realpath(path.join(root, file)).catch(() => undefined);
  if (target === undefined) return undefined;
  const real = await realBounds(bounds);
  if (!real.some((bound) => isWithin(bound, target))) return { outside: true };
  const bytes = await readFile(target).catch(() => undefined);
  return bytes && readText(file, bytes);
}

/** Where folders really lie, links followed. */
function realBounds(bounds: readonly string[]): Promise<string[]> {
  return Promise.all(bounds.map((bound) => realpath(bound).catch(() => bound)));
}

async function listFiles(root: string, folder: string, bounds: readonly string[]): Promise<Listing> {
  const listing: Listing = { files: [], faults: [] };
  const real = await realBounds(bounds);
  await walk({ root, real }, folder, listing, []);
  listing.files.sort();
  return listing;
}

/** @param above the folders that lead here, as they really lie: a link to one of them would never end */
async function walk(project: Project, folder: string, listing: Listing, above: readonly string[]): Promise<void> {
  const where = await realpath(path.join(project.root, folder)).catch(() => undefined);
  if (where === undefined || above.includes(where)) return;
  const entries = await readdir(where, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const name = path.posix.join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? await followLink(project, name, listing) : entry;
    if (kind?.isFile()) listing.files.push(name);
    else if (kind?.isDirectory()) await walk(project, name, listing, [...above, where]);
  }
}

/** What files are named from, and how the folders really lie that links may not lead out of. */
interface Project {
  root: string;
  real: readonly string[];
}

/** Whether a file lies in a folder: absolute paths, links followed. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}

async function followLink({ root, real }: Project, name: string, { faults }: Listing) {
  const refuse = (message: string, hint: string) => {
    faults.push(new DeckError('outside-link', message, hint, { file: name, line: 1 }));
  };
  const target = await realpath(path.join(root, name)).catch(() => undefined);
  if (target === undefined) {
    refuse('This link leads to no file.', 'Mend the link, or put the file itself there.');
    return undefined;
  }
  if (!real.some((bound) => isWithin(bound, target))) {
    refuse(
      'This link leads out of the project.',
      'Put the file itself there: a deck publishes only what lies in its project.',
    );
    return undefined;
  }
  return stat(target);
}
