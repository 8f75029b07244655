import type { SourceRef } from '../model/deck.ts';
import type { BlockRole, CitePiece, Piece, SlideReading, TextBlock } from '../model/reading.ts';
import { type Figure, figuresIn, placeOf } from './figures.ts';

/** A figure in a text, with its place in the file. */
export interface StatedFigure extends Figure {
  source: SourceRef;
  role: BlockRole;
  /** It is marked as the deck's own. */
  own: boolean;
  /** It is bound to data. */
  bound: boolean;
  /** What of its block it stands in, or begins in. */
  piece: Piece;
}

/** What one citation, or several side by side, stand for: the text before them back to the last ones. */
export interface Segment {
  text: string;
  figures: StatedFigure[];
  keys: string[];
  /** Of the first citation; of the text where there is none. */
  source: SourceRef;
}

/** The blocks of a slide that stand together. */
export function unitsOf({ blocks }: Pick<SlideReading, 'blocks'>): TextBlock[][] {
  const units = new Map<number, TextBlock[]>();
  for (const block of blocks) units.set(block.unit, [...(units.get(block.unit) ?? []), block]);
  return [...units.values()];
}

/** The figures of a deck's blocks: what the rules ask for again and again is looked for once. */
export type Stated = ReadonlyMap<TextBlock, readonly StatedFigure[]>;

/** The figures of a block, those that are bound with them. Neighbouring pieces are read as one text: a rule may have cut a word off. */
export function statedIn(block: TextBlock, lang: string): StatedFigure[] {
  const found: StatedFigure[] = [];
  for (const run of runsOf(block.pieces)) {
    const [first] = run;
    if (first?.type === 'value') {
      const [figure] = figuresIn(first.text, lang);
      if (figure)
        found.push({ ...figure, source: first.source, role: block.role, own: false, bound: true, piece: first });
      continue;
    }
    const text = run.map((piece) => (piece.type === 'text' && !piece.verbatim ? piece.text : '\u0001')).join('');
    for (const figure of figuresIn(text, lang, block.role === 'heading' && block.pieces[0] === first)) {
      const { piece, start } = pieceAt(run, figure.index);
      if (piece?.type !== 'text') continue;
      const source = placeOf(piece, figure.index - start);
      found.push({ ...figure, source, role: block.role, own: piece.voice === 'own', bound: false, piece });
    }
  }
  return found;
}

/** The piece of a run that an offset falls into. */
function pieceAt(run: readonly Piece[], index: number): { piece: Piece | undefined; start: number } {
  let start = 0;
  for (const piece of run) {
    if (index < start + lengthOf(piece)) return { piece, start };
    start += lengthOf(piece);
  }
  return { piece: undefined, start };
}

function lengthOf(piece: Piece): number {
  return piece.type === 'text' && !piece.verbatim ? piece.text.length : 1;
}

/** Texts side by side as one run; a value stands alone, a citation parts. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (piece.type === 'text' && open) runs.at(-1)?.push(piece);
    else if (piece.type !== 'cite') runs.push([piece]);
    open = piece.type === 'text';
  }
  return runs;
}

/** A unit's text in segments, each with what it cites. A table is one, and so is a part of a figure of words. */
export function segmentsOf(unit: readonly TextBlock[], stated: Stated): Segment[] {
  const whole = unit.length > 1;
  const segments: Segment[] = [];
  let open: Segment | undefined;
  for (const block of unit) {
    const figures = stated.get(block) ?? [];
    for (const run of cutAtCites(block, whole)) {
      const { text, cites, pieces } = run;
      open ??= { text: '', figures: [], keys: [], source: block.source };
      open.text = `${open.text} ${text}`;
      open.figures.push(...figures.filter(({ piece }) => pieces.includes(piece)));
      if (open.keys.length === 0 && cites[0]) open.source = cites[0].source;
      open.keys.push(...cites.flatMap(({ keys }) => keys));
      if (!whole && cites.length > 0) {
        segments.push(open);
        open = undefined;
      }
    }
  }
  return open ? [...segments, open] : segments;
}

interface Run {
  text: string;
  pieces: Piece[];
  cites: CitePiece[];
}

function cutAtCites({ pieces }: TextBlock, whole: boolean): Run[] {
  const runs: Run[] = [{ text: '', pieces: [], cites: [] }];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (!last) continue;
    if (piece.type === 'cite') last.cites.push(piece);
    else if (last.cites.length > 0 && !whole && piece.text.trim() !== '') {
      runs.push({ text: piece.text, pieces: [piece], cites: [] });
    } else {
      last.text += piece.text;
      last.pieces.push(piece);
    }
  }
  return runs;
}
