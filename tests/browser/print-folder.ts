import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type PrintOptions, printDeck } from '../../deck/print/print-deck.ts';
import { deckConfig, temporary } from '../build-deck.ts';
import { madeOnce } from '../made-once.ts';
import { testBrowser } from './driver.ts';

/** A folder that a deck is printed into: a site in `dist/` and what is private beside it. */
export interface PrintFolder {
  /** Absolute path of a file in it. */
  file(name: string): string;
  read(name: string): Promise<Uint8Array>;
  has(name: string): Promise<boolean>;
}

/** One that a test prints into itself. */
export interface OwnPrintFolder extends PrintFolder {
  /** Prints the deck in `folder` (relative to the root); `said` is what it told. */
  print(
    folder: string,
    options?: Partial<PrintOptions> & { notes?: boolean },
  ): Promise<{ slides: Uint8Array; handout: Uint8Array; said: string[] }>;
  remove(): Promise<void>;
}

/** A new folder of a test's own. */
export async function printFolder(): Promise<OwnPrintFolder> {
  return printInto(await mkdtemp(path.join(await temporary(), 'print-')));
}

/** The folder that a deck was printed into when it was empty, once a run; for reading only. */
export async function printedDeck(
  folder: string,
  options: Parameters<OwnPrintFolder['print']>[1] = {},
): Promise<PrintFolder> {
  const name = `printed-${folder}-${JSON.stringify(options)}`;
  return printInto(await madeOnce(name, (out) => printInto(out).print(folder, options)));
}

function printInto(out: string): OwnPrintFolder {
  const file = (name: string) => path.join(out, name);
  return {
    file,
    read: async (name) => new Uint8Array(await readFile(file(name))),
    has: (name) =>
      access(file(name)).then(
        () => true,
        () => false,
      ),
    async print(folder, { notes, ...options } = {}) {
      const said: string[] = [];
      const { slides, handout } = await printDeck({
        site: false,
        paper: 'slide',
        vite: { ...deckConfig(folder, file('dist')), deck: { notes } },
        browser: { running: await testBrowser() },
        log: (text) => said.push(text),
        ...options,
      });
      return { slides: new Uint8Array(await readFile(slides)), handout: new Uint8Array(await readFile(handout)), said };
    },
    remove: () => rm(out, { recursive: true, force: true }),
  };
}
