import type { Env, Token } from 'markdown-it';
import type { Claim, Reference, SourceFile, SourceRef } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import type { Words } from '../model/words.ts';

/** Where a panel stands: what the renderer must know beyond the panel itself. */
export interface PanelPlace {
  slideId: string;
  layout: 'full' | 'figure' | 'column';
  /** Height in px as the author asked for. */
  height?: number;
  /** Occurrence of this panel in the deck, from 0: ids must be unique. */
  nth: number;
  lang: string;
  /** The author's own text alternative; empty if the panel's summary shall serve. */
  alt: string;
  fragment: boolean;
  /** The source line of what the panel cites; empty if it cites nothing. */
  sourcesHtml: string;
}

/** What the world must do for this room, injected. */
export interface Host {
  /** The finished `<figure>` of a panel. @param report told of what cannot be drawn: a map's labels are placed here */
  renderPanel(panel: Panel, place: PanelPlace, report: (problem: DeckError) => void): string;
  /** Width of one line of text in px. */
  measure(text: string, fontPx: number, weight: 400 | 600): number;
}

/** A set of files of the project. */
export type Paths = Pick<ReadonlySet<string>, 'has'> & Iterable<string>;

/** Everything that a deck is made from. */
export interface DeckInput {
  /** The slide files in deck order. */
  files: SourceFile[];
  references?: SourceFile;
  claims?: SourceFile;
  /** By module path relative to the project, for example `charts/sales.ts`. */
  panels: ReadonlyMap<string, Panel>;
  /** Modules that exist but have faults reported elsewhere. */
  faultyPanels: Paths;
  /** The image files that exist, by path relative to the project. */
  images: ReadonlyMap<string, { width: number; height: number }>;
  host: Host;
}

/** A citation key and what it stands for. */
export type Cited = { type: 'reference'; entry: Reference } | { type: 'claim'; entry: Claim };

/** State of one call, shared by all its files. */
export interface DeckScope {
  readonly input: DeckInput;
  readonly problems: DeckError[];
  readonly keys: ReadonlyMap<string, Cited>;
  readonly panelsById: ReadonlyMap<string, Panel>;
  readonly lang: string;
  readonly words: Words;
  /** Links to slides, checked when all ids are known. */
  readonly slideLinks: { id: string; source: SourceRef }[];
  /** Widths in per cent that columns ask for. */
  readonly widths: { percent: number; source: SourceRef }[];
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

/** Which keys may be linked to. */
export type Linkable = Pick<ReadonlySet<string>, 'has'>;

/** State of the slide being rendered. */
export interface SlideScope {
  readonly id: string;
  readonly inNotes: boolean;
  readonly cites: Set<string>;
  /** Keys that have a mark with an id on this slide. */
  readonly marks: Set<string>;
  /** Notes link only to entries that the ledger or the list will hold. */
  readonly linkable?: Linkable;
  readonly footnotes: Map<string, { number: number; uses: number }>;
}

/** State of one file of one call; it rides in markdown-it's `env`. */
export interface FileScope {
  /** A file that is remembered comes into the deck of the next call. */
  deck: DeckScope;
  readonly path: string;
  readonly lines: readonly string[];
  readonly spots: WeakMap<Token, Spot>;
  /** Attributes that the parser itself had set, before the author's came. */
  readonly ownAttrs: WeakMap<Token, readonly [string, string | number][]>;
  /** Bodies of the footnotes, by label. */
  readonly footnotes: Map<string, Token[]>;
  /** Where they are defined, from 0. */
  readonly footnoteLines: Map<string, number>;
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

/** A fresh state for one file of a call. */
export function makeFileScope(deck: DeckScope, path: string, text: string): FileScope {
  const lines = text.split('\n');
  return {
    deck,
    path,
    lines,
    spots: new WeakMap(),
    ownAttrs: new WeakMap(),
    footnotes: new Map(),
    footnoteLines: new Map(),
  };
}
