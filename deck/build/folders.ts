import path from 'node:path';
import type { UserConfig } from 'vite';

/** Where a deck lies, relative to the project's root. */
export interface DeckOptions {
  slides: string;
  charts: string;
  /** The folder of the theme's styles, tokens and icon. */
  theme: string;
}

/** One of several briefings: where it lies, in the project or elsewhere. */
export interface Briefing {
  /** What its outputs are called by: `dist/NAME/`. */
  name: string;
  /** Absolute: what its folders are relative to, and its files are named from. */
  home: string;
  slides: string;
  charts: string;
  /** The charts that all briefings of the project may show. */
  shared?: string;
}

/** The folders of a deck with the project's root, an absolute path. */
export interface DeckFolders extends DeckOptions {
  root: string;
  /** What `slides` and `charts` are relative to, if that is not the root. */
  home?: string;
  shared?: string;
}

/** What the command line asks of the deck, handed on in Vite's configuration. */
export interface DeckFlags {
  /** `--notes` or `--no-notes`, over the deck's own word. */
  notes?: boolean | undefined;
  /** Another briefing than the one that vite.config.ts names. */
  briefing?: Briefing | undefined;
  /** Whether the output is one of several sites in the folder that holds it, with `private/NAME/` beside that. */
  among?: boolean | undefined;
  /** Whether the page is only to be printed: its fonts are not packed, and no single files are made. */
  forPrint?: boolean | undefined;
}

declare module 'vite' {
  interface UserConfig {
    deck?: DeckFlags;
  }
}

/** Which folders a run is about: those of the briefing that the command line names, or the project's own. */
export function foldersOf({ root = '.', deck }: Pick<UserConfig, 'root' | 'deck'>, options: DeckOptions): DeckFolders {
  const { briefing } = deck ?? {};
  if (!briefing) return { root: path.resolve(root), ...options };
  const { home, slides, charts, shared } = briefing;
  return { root: path.resolve(root), theme: options.theme, home, slides, charts, ...(shared && { shared }) };
}

/** What an author's files are named from, an absolute path. */
export function homeOf({ root, home }: DeckFolders): string {
  return home ?? root;
}

/** The folders that an author's links and data may not lead out of: the project, and the one that was named. */
export function boundsOf(folders: DeckFolders): string[] {
  const { root, home, slides } = folders;
  return home === undefined ? [root] : [root, path.join(home, slides.split('/')[0] ?? '')];
}
