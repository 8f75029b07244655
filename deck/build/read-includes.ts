import { type Included, includedIn } from '../markdown/index.ts';
import type { SourceFile } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { ProjectFiles } from './read-files.ts';

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
