import type { SlideKind, SourceRef } from './deck.ts';
import type { Grade, Voice } from './signs.ts';

/** A slide as it is read: its texts with their places, for whoever holds them against the evidence. */
export interface SlideReading {
  id: string;
  kind: SlideKind;
  title: string;
  source: SourceRef;
  /** The eyebrow: who speaks on the slide; none is the deck itself. */
  voice?: string;
  lang?: string;
  /** In the order in which they stand; those of the notes last. */
  blocks: TextBlock[];
  figures: { panel: string; alt: string; unit: number; source: SourceRef }[];
  /** The finding's claims and where it stands. */
  graded: { claims: string[]; source: SourceRef } | undefined;
  silences: Silence[];
}

export type BlockRole = 'title' | 'heading' | 'body' | 'cell' | 'band' | 'footnote' | 'notes';

/** A run of text: a paragraph, a heading, a list item's line, a table's cell. */
export interface TextBlock {
  role: BlockRole;
  /** Blocks of one unit support each other: the cells of a table, the lines of a figure's part. Unique on the slide. */
  unit: number;
  pieces: Piece[];
  source: SourceRef;
}

/** Words, a value bound to the data, or a citation. */
export type Piece = TextPiece | ValuePiece | CitePiece;

export interface TextPiece {
  type: 'text';
  text: string;
  source: SourceRef;
  /** Who speaks, where it is marked: `own` is the deck's own inference or arithmetic. */
  voice?: Voice;
  /** The grade that its span is marked with. */
  grade?: Grade;
  /** Set as computer code or as an address: words and figures in it are not the deck's. */
  verbatim?: true;
}

interface ValuePiece {
  type: 'value';
  text: string;
  source: SourceRef;
}

export interface CitePiece {
  type: 'cite';
  keys: string[];
  source: SourceRef;
}

/** What a slide's author says about findings that shall stand there. */
export interface Silence {
  codes: string[];
  source: SourceRef;
}

/** A block's text as it is printed, citations left out. */
export function textOf({ pieces }: Pick<TextBlock, 'pieces'>): string {
  return pieces.map((piece) => (piece.type === 'cite' ? '' : piece.text)).join('');
}
