import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { type PrintOptions, printDeck } from '../../deck/print/print-deck.ts';
import { deckConfig, temporary } from '../build-deck.ts';

/** A folder that decks are printed into. */
export interface PrintFolder {
  /** Absolute path of a file in it. */
  file(name: string): string;
  read(name: string): Promise<Uint8Array>;
  /** Prints the deck in `folder` (relative to the root); `said` is what it told. */
  print(
    folder: string,
    options?: Partial<PrintOptions> & { notes?: boolean },
  ): Promise<{ slides: Uint8Array; handout: Uint8Array; said: string[] }>;
  remove(): Promise<void>;
}

/** A new folder for a site in `dist/` and what is private beside it. */
export async function printFolder(): Promise<PrintFolder> {
  const out = await mkdtemp(path.join(await temporary(), 'print-'));
  const file = (name: string) => path.join(out, name);
  return {
    file,
    read: async (name) => new Uint8Array(await readFile(file(name))),
    async print(folder, { notes, ...options } = {}) {
      const said: string[] = [];
      const { slides, handout } = await printDeck({
        site: false,
        paper: 'slide',
        vite: { ...deckConfig(folder, file('dist')), deck: { notes } },
        browser: { browser: inject('browser') },
        log: (text) => said.push(text),
        ...options,
      });
      return { slides: new Uint8Array(await readFile(slides)), handout: new Uint8Array(await readFile(handout)), said };
    },
    remove: () => rm(out, { recursive: true, force: true }),
  };
}
