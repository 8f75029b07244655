/** Which files are a deck's: its own, what its slides include, and what would be passed over for its name. */

import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { type Included, includedIn } from '../markdown/index.ts';
import type { SourceFile } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { DeckFolders } from './folders.ts';
import type { Listing, ProjectFiles } from './read-files.ts';

/** Lists the files of one deck, without those of other briefings that lie in folders beside or below its own. */
export async function deckFiles(folders: DeckFolders, files: ProjectFiles) {
  const { slides, charts, shared } = folders;
  const [below, around, own, all] = await Promise.all([
    files.list(slides),
    shared === undefined ? undefined : files.list(path.posix.dirname(slides)),
    files.list(charts),
    shared === undefined ? undefined : files.list(shared),
  ]);
  const inside = await briefingsIn(slides, below.files, files);
  const beside = around ? await briefingsIn(path.posix.dirname(slides), around.files, files) : [];
  const said = without(below, slides, inside);
  const drawn = without(own, charts, inside);
  const common =
    all && shared !== undefined ? without(all, shared, [...beside, path.posix.relative(shared, charts)]) : NONE;
  const has = new Set(drawn.files.map((file) => path.posix.relative(charts, file)));
  return {
    /** All that lies with the slides. */
    slides: said.files,
    /** All that lies with its charts. */
    charts: drawn.files,
    /** Charts that all briefings may show, but for those that this one has of the same name. */
    shared: common.files.filter((file) => !has.has(path.posix.relative(shared ?? '', file))),
    /** Links that lead where they may not. */
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
 * @param below all files below `slides`
 */
export async function briefingsIn(slides: string, below: readonly string[], files: ProjectFiles): Promise<string[]> {
  const first = new Map<string, string>();
  for (const file of below) {
    const [name = '', slide = '', ...deeper] = path.posix.relative(slides, file).split('/');
    if (deeper.length === 0 && SLIDE.test(slide) && !name.startsWith('_') && !first.has(name)) first.set(name, file);
  }
  const { texts } = await files.read([...first.values()]);
  return [...first.keys()].filter((_, i) => /^\uFEFF?---\s/.test(texts[i]?.text ?? ''));
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

/** The files that slides include, and those that they include in turn: by path, and what is wrong with their bytes. */
export interface Includes {
  texts: ReadonlyMap<string, Included>;
  faults: DeckError[];
  /** Those that are there. */
  files: readonly SourceFile[];
}

/** Reads what slides include, until nothing is left. What is not there is no fault here: the parser knows where it was asked for. */
export async function readIncludes(files: ProjectFiles, slides: readonly SourceFile[]): Promise<Includes> {
  const texts = new Map<string, Included>();
  const faults: DeckError[] = [];
  const asked = new Set<string>();
  const follow = async (text: string, file: string, slide: string): Promise<void> => {
    const paths = includedIn(text, file, slide).filter((path) => !asked.has(`${slide} ${path}`));
    for (const path of paths) {
      asked.add(`${slide} ${path}`);
      const found = await files.include(path);
      if (!found) continue;
      if ('outside' in found) texts.set(path, found);
      else {
        if (found.fault && !texts.has(path)) faults.push(found.fault);
        texts.set(path, { text: found.text });
        await follow(found.text, path, slide);
      }
    }
  };
  for (const { path, text } of slides) await follow(text, path, path);
  return {
    texts,
    faults,
    files: [...texts].flatMap(([path, each]) => ('text' in each ? [{ path, text: each.text }] : [])),
  };
}

const DATA = ['references.yaml', 'claims.csv'] as const;
const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|qmd|rmd)$/i;
const TABLE = /\.(?:ya?ml|json|csv|tsv|txt|bib)$/i;

/**
 * Files beside the slides that are meant to be read and would be passed over for their names: `02.MD`, `references.yml`.
 * @param folder the slides' own, relative to the project
 * @param files all files below it
 */
export function misnamed(folder: string, files: readonly string[]): DeckError[] {
  const own = files.filter((file) => path.posix.dirname(file) === folder && !/^[._]/.test(path.posix.basename(file)));
  return own.flatMap((file) => {
    const name = path.posix.basename(file);
    const meant = MARKDOWN.test(name) ? name.replace(MARKDOWN, '.md') : DATA.find((known) => isNear(name, known));
    if (meant === undefined || meant === name) return [];
    // Where the right one is there too, another kind of file may be what it was made of.
    if (own.includes(path.posix.join(folder, meant)) && !/\.(?:md|ya?ml|csv)$/i.test(name)) return [];
    const hint = `Rename it to "${meant}"${sameKind(name, meant) ? '' : ', written as such'}, or begin its name with "_" if it is not meant.`;
    return [new DeckError('misnamed-file', `The file "${name}" is not read for its name.`, hint, { file, line: 1 })];
  });
}

function isNear(name: string, known: string): boolean {
  const [stem, meant] = [name.replace(TABLE, '').toLowerCase(), known.replace(TABLE, '')];
  return TABLE.test(name) && distance(stem, meant) <= 2;
}

function sameKind(name: string, meant: string): boolean {
  const kind = (each: string) => path.extname(each).toLowerCase().replace('.yml', '.yaml');
  return kind(name) === kind(meant) || meant.endsWith('.md');
}
