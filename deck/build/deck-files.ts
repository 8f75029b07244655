import path from 'node:path';
import type { SourceFile } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { DeckFolders } from './folders.ts';
import type { Listing, ProjectFiles } from './read-files.ts';

/** The files of one deck, without those of other briefings that lie in folders beside or below its own. */
export interface DeckFiles {
  /** All that lies with the slides. */
  slides: string[];
  /** All that lies with its charts. */
  charts: string[];
  /** Charts that all briefings may show, but for those that this one has of the same name. */
  shared: string[];
  /** Links that lead where they may not. */
  faults: DeckError[];
}

/** Lists what belongs to a deck. */
export async function deckFiles(folders: DeckFolders, files: ProjectFiles): Promise<DeckFiles> {
  const { slides, charts, shared } = folders;
  const [below, around, own, all] = await Promise.all([
    files.list(slides),
    shared === undefined ? undefined : files.list(path.posix.dirname(slides)),
    files.list(charts),
    shared === undefined ? undefined : files.list(shared),
  ]);
  const read = async (file: string) => (await files.read([file])).texts[0]?.text ?? '';
  const inside = await briefingsIn(slides, below.files, read);
  const beside = around ? await briefingsIn(path.posix.dirname(slides), around.files, read) : [];
  const said = without(below, slides, inside);
  const drawn = without(own, charts, inside);
  const common =
    all && shared !== undefined ? without(all, shared, [...beside, path.posix.relative(shared, charts)]) : NONE;
  const has = new Set(drawn.files.map((file) => path.posix.relative(charts, file)));
  return {
    slides: said.files,
    charts: drawn.files,
    shared: common.files.filter((file) => !has.has(path.posix.relative(shared ?? '', file))),
    faults: [...said.faults, ...drawn.faults, ...common.faults],
  };
}

const NONE: Listing = { files: [], faults: [] };

/** A listing without the folders of some names. */
function without({ files, faults }: Listing, folder: string, names: readonly string[]): Listing {
  const away = names.map((name) => `${path.posix.join(folder, name)}/`);
  const stays = (file: string) => !away.some((each) => file.startsWith(each));
  return { files: files.filter(stays), faults: faults.filter(({ source }) => stays(source.file)) };
}

/**
 * The names of the briefings that lie in folders of their own below the slides: those whose first slide file has a front matter.
 * @param files all files below `slides` @param read gives the text of one
 */
export async function briefingsIn(
  slides: string,
  files: readonly string[],
  read: (file: string) => Promise<string>,
): Promise<string[]> {
  const first = new Map<string, string>();
  for (const file of files) {
    const [name = '', below = '', ...deeper] = path.posix.relative(slides, file).split('/');
    if (deeper.length === 0 && SLIDE.test(below) && !name.startsWith('_') && !first.has(name)) first.set(name, file);
  }
  const named = [...first].map(async ([name, file]) => (/^\uFEFF?---\s/.test(await read(file)) ? [name] : []));
  return (await Promise.all(named)).flat();
}

/** The slides are the `*.md` of a folder itself. What begins with `_` is the author's workshop. */
const SLIDE = /^[^_].*\.md$/;

/** Whether a file holds slides: what lies below their folder does not. */
export function isSlideFile(slides: string, file: string): boolean {
  return path.posix.dirname(file) === path.posix.normalize(slides) && SLIDE.test(path.posix.basename(file));
}

/**
 * Those of the shared charts that a text of the deck names: what no slide means is not made, and its faults are not the deck's.
 */
export function namedIn(texts: readonly SourceFile[], shared: readonly string[]): string[] {
  const text = texts.map((each) => each.text).join('\n');
  return shared.filter((file) => {
    const name = path.posix
      .basename(file)
      .replace(/\..*$/, '')
      .replace(/[^\w-]/g, '\\$&');
    // As slides name it: `../charts/NAME.ts`, `{{ NAME.key }}`. A word that holds the name, or is it, is none.
    return new RegExp(`(?<![\\w-])${name}\\.\\w`).test(text);
  });
}
