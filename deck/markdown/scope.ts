/** What the rules know of the deck, of the file and of the slide that they work on, and how they look up more. */

import type { Env, Token } from 'markdown-it';
import type { Claim, MarkedField, Reference, SourceFile, SourceRef } from '../model/deck.ts';
import type { Wrong } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import type { CodePiece } from '../model/text.ts';
import type { Words } from '../model/words.ts';
import type { Reporter } from '../source/faults.ts';
import type { Passed } from '../source/notices.ts';

/** What the world must do for this room, injected. */
export interface Host {
  /** Width of one line of text in px. */
  measure(text: string, fontPx: number, weight: 400 | 600): number;
  /** A panel's value as the language writes it, null as its "n/a". */
  formatValue(value: number | null, of: string | { unit: string; decimals?: number }, lang: string): string;
  /** Code as lines of pieces, each of a class; nothing for a language that is not known. */
  highlight?(code: string, language: string): CodePiece[][] | undefined;
  /** A formula as MathML, or what is wrong with it. */
  math?(tex: string, display: boolean): { html: string } | { fault: string };
  /** A text with soft hyphens where its long words may be broken, by the deck's language. */
  hyphenate?(text: string): string;
}

/** Everything that a deck is made from. */
export interface DeckInput {
  /** The slide files in deck order. */
  files: SourceFile[];
  references?: SourceFile;
  claims?: SourceFile;
  /** One of the two is there or named and could not be read, which is told elsewhere. */
  unreadSources?: boolean;
  /** By module path relative to the project, for example `charts/sales.ts`. */
  panels: ReadonlyMap<string, Panel>;
  /** Where a briefing among others has its charts, then where all have them: `charts/NAME.ts` is looked for in these folders in turn. */
  chartFolders?: readonly string[];
  /** Modules that exist but have faults reported elsewhere. */
  faultyPanels: ReadonlySet<string>;
  /** The image files that exist, by path relative to the project. */
  images: ReadonlyMap<string, ImageFile>;
  /** The files that slides include, by path relative to the project. */
  includes?: ReadonlyMap<string, Included>;
  host: Host;
  /** Whether elements tell how many lines under their slide's heading they begin: `data-at`. What is published does not. */
  places?: boolean;
}

export interface ImageFile {
  width: number;
  height: number;
  /** How a page names it, relative to itself; by its path in the project if not given. */
  address?: string;
  /** What it is, if no picture. */
  kind?: 'film' | 'captions';
  /** What is wrong with it, for who shows it: words behind its name, and the cure. */
  fault?: Wrong;
  /** It is told where it lies what is wrong with it: who shows it need not be told that it is missing. */
  faulty?: true;
}

/** A file that a slide includes: its text, or whether it is one of another project. */
export type Included = { text: string } | { outside: true };

/** A citation key and what it stands for. */
export type Cited = { type: 'reference'; entry: Reference } | { type: 'claim'; entry: Claim };

/** What slides may look up. */
export interface Tables {
  keys: ReadonlyMap<string, Cited>;
  panels: ReadonlyMap<string, Panel>;
  panelsById: ReadonlyMap<string, Panel>;
  /** Modules with faults of their own, by path and by the id that their panel would have; `UNREAD_SOURCES` where keys are not known. */
  faulty: ReadonlyMap<string, true>;
  images: ReadonlyMap<string, ImageFile>;
  includes: ReadonlyMap<string, Included>;
  /** How many claims the ledger holds, in all and of each grade. */
  counts: ReadonlyMap<string, number>;
}

/** Stands among what is faulty if references or claims cannot be read: that a key is not there is then no fault of who cites it. No module has such a name. */
export const UNREAD_SOURCES = '*sources';

/** What authors define for all formulas of a deck, as MathJax and KaTeX have it: by name, how many arguments and what stands for it. */
export type Macros = Readonly<Record<string, { count: number; body: string }>>;

/** What all files of one call have in common. */
export interface DeckScope {
  readonly tables: Tables;
  readonly lang: string;
  /** Where else a chart may lie than where its path leads: see `DeckInput`. */
  readonly chartFolders: readonly string[];
  /** What the front matter says of every slide. */
  readonly show: {
    incremental: boolean;
    slideLevel: 1 | 2;
    smaller: boolean;
    macros: Macros;
    url?: string;
    /** Its words, as they are written. */
    front: Partial<Record<MarkedField, string>>;
  };
  readonly words: Words;
  readonly host: Host;
  readonly places?: boolean;
}

/** A run of inline text: its content and where it begins; a table cell knows its column, other blocks are found in their lines. */
export interface InlineBlock {
  content: string;
  /** First line, from 0. */
  line: number;
  /** For a table cell: its first column, from 0. */
  column?: number;
}

/** Where an inline token begins. */
export interface Spot {
  block: InlineBlock;
  offset: number;
}

/** A file's text as it is parsed: without its comments. */
export interface SourceText {
  text: string;
  /** All lines of the file, those of comments empty. */
  lines: readonly string[];
  /** For each line of `text` its line in the file, both from 0; the same if there were no comments. */
  lineOf?: readonly number[];
  /** What was cut out of a line: the column, from 0, in what is left of it, and how many characters. */
  cuts?: ReadonlyMap<number, readonly { column: number; length: number }[]>;
  /** For each of `lines` its own file and its line there, from 1; all are lines of the slide's file if it includes no other. */
  origins?: readonly { file: string; line: number }[];
}

/** What a reference such as `@thm-line` leads to. */
export interface Target {
  /** The id of its slide. */
  slide: string;
  /** Its word and its number, or the slide's title. */
  label: string;
  number?: number;
}

/** State of the slide being rendered. */
export interface SlideScope {
  readonly id: string;
  readonly inNotes: boolean;
  /** What its numerals stand for so far, by what they cite. */
  readonly numerals: Map<string, Numeral>;
  /** Notes link only to entries that the ledger or the list will hold. */
  readonly linkable?: ReadonlySet<string>;
  readonly footnotes: Map<string, { number: number; uses: number }>;
  /** What the deck's references lead to, by id. */
  readonly targets?: ReadonlyMap<string, Target>;
}

/** One key of a citation, with what stands before it and its locator as written. */
export interface CitationItem {
  key: string;
  prefix?: string;
  locator?: string;
}

/** One numeral of a slide: what it stands for, as first written. */
export interface Numeral {
  number: number;
  items: readonly CitationItem[];
}

/** State of one file; it rides in markdown-it's `env`. What the file reports and collects is its own. */
export interface FileScope extends DeckScope, Reporter {
  readonly path: string;
  readonly text: SourceText;
  readonly lines: readonly string[];
  readonly passed: Passed[];
  /** Links to slides, checked when all ids are known. */
  readonly slideLinks: { id: string; source: SourceRef }[];
  /** References to theorems and sections, checked likewise. */
  readonly references: { id: string; source: SourceRef }[];
  /** Ids of pictures and charts that are left out, for a fault that is told. */
  readonly lost: Set<string>;
  /** Whether it shows a number that the rest of the deck decides. */
  numbered?: true;
  /** What was looked up, and what was there. */
  readonly found: Map<string, Found>;
  readonly spots: WeakMap<Token, Spot>;
  /** Attributes that the parser itself had set, before the author's came. */
  readonly ownAttrs: WeakMap<Token, readonly [string, string | number][]>;
  /** Bodies of the footnotes, by label. */
  readonly footnotes: Map<string, Token[]>;
  block?: InlineBlock;
  slide?: SlideScope;
}

/** The `env` of one file. */
export interface FileEnv extends Env {
  scope: FileScope;
}

/** The file's state out of markdown-it's `env`. Throws if the parser was called without one: a fault of ours, never of an author. */
export function scopeOf(env: Env | undefined): FileScope {
  const scope = (env as Partial<FileEnv> | undefined)?.scope;
  if (!scope) throw new Error('The slide parser needs its scope in env.');
  return scope;
}

/** What a file has met before it is parsed: faults, and what it looked up. */
export type FileLog = Reporter & Pick<FileScope, 'tables' | 'found' | 'path'>;

/** A fresh state for one file of a call. */
export function makeFileScope(deck: DeckScope, { path, problems, found }: FileLog, text: SourceText): FileScope {
  return {
    ...deck,
    path,
    text,
    lines: text.lines,
    problems,
    passed: [],
    slideLinks: [],
    lost: new Set(),
    references: [],
    found,
    spots: new WeakMap(),
    ownAttrs: new WeakMap(),
    footnotes: new Map(),
  };
}

/** One look-up and what it gave. */
interface Found {
  table: keyof Tables;
  key: string;
  value: unknown;
}

type Entry<Table> = Table extends ReadonlyMap<string, infer Value> ? Value : never;

/** An entry of a table. A file is remembered by what it looked up: whoever goes through a whole table does so to report a fault only. */
export function lookUp<Name extends keyof Tables>(
  file: Pick<FileScope, 'tables' | 'found'>,
  table: Name,
  key: string,
): Entry<Tables[Name]> | undefined {
  const value = file.tables[table].get(key);
  file.found.set(`${table} ${key}`, { table, key, value });
  return value as Entry<Tables[Name]> | undefined;
}

/** Whether all that a file looked up would give the same in another call. */
export function findsSame(file: FileScope, { tables }: DeckScope): boolean {
  for (const { table, key, value } of file.found.values()) {
    const now: unknown = tables[table].get(key);
    if (now !== value && JSON.stringify(now) !== JSON.stringify(value)) return false;
  }
  return true;
}
