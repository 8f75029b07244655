import type { Token } from 'markdown-it';
import type { SourceRef } from '../model/deck.ts';
import type { BlockRole, Piece, SlideReading, TextBlock, TextPiece } from '../model/reading.ts';
import { GRADES, VOICES } from '../model/signs.ts';
import type { Placed } from './drafts.ts';
import { placeOfBlock, placeOfInline } from './place.ts';
import { keysOf } from './rules/citations.ts';
import type { PanelMeta } from './rules/panels.ts';
import type { FileScope } from './scope.ts';
import { classesOf } from './token-tools.ts';

/** What stands together: a table, a part of a figure of words, a list's item, an entry of definitions. */
const UNITS = new Set(['table_open', 'list_item_open', 'li_open', 'dl_open']);

/** Boxes and blocks of text, whose classes say who speaks in them. */
const BOXES = /^(?:div|paragraph|heading|list_item)_open$/;

/** How a run of text is marked: what hangs on spans and boxes round it. */
type Mark = Pick<TextPiece, 'voice' | 'grade' | 'verbatim'>;

/** A slide's texts with their places, as values. Footnotes are read where they are used first. */
export function readSlide({ draft, id }: Placed): SlideReading {
  const { file, heading, attrs } = draft;
  const reader = new Reader(file);
  if (heading && draft.kind !== 'cover') reader.inline(heading, 'title', draft.source, []);
  reader.blocks(draft.tokens, 'body');
  reader.blocks(draft.band?.tokens ?? [], 'band');
  if (draft.foot) reader.blocks([draft.foot], 'footnote');
  reader.footnotes();
  reader.blocks(draft.notes, 'notes');
  return {
    id,
    kind: draft.kind,
    title: draft.title,
    source: draft.source,
    ...(attrs.voice && { voice: attrs.voice }),
    ...(attrs.lang && { lang: attrs.lang }),
    blocks: reader.read,
    figures: reader.figures,
    graded: draft.band && { claims: draft.band.fields.claims, source: draft.band.fields.source },
    silences: draft.silences,
  };
}

class Reader {
  readonly read: TextBlock[] = [];
  readonly figures: SlideReading['figures'] = [];
  readonly file: FileScope;
  private units = 0;
  private readonly labels = new Set<string>();

  constructor(file: FileScope) {
    this.file = file;
  }

  blocks(tokens: readonly Token[], role: BlockRole): void {
    const units: number[] = [];
    const marks: Mark[] = [];
    let block: Token | undefined;
    let above = '';
    for (const token of tokens) {
      if (token.map) block = token;
      if (token.nesting > 0) {
        above = token.type;
        units.push(units.at(-1) || (isUnit(token) ? ++this.units : 0));
        marks.push({ ...marks.at(-1), ...(BOXES.test(token.type) ? markOf(token) : {}) });
      } else if (token.nesting < 0) {
        units.pop();
        marks.pop();
      } else if (token.type === 'panel') {
        const { panel, alt, source } = token.meta as unknown as PanelMeta;
        this.figures.push({ panel: panel.id, alt, unit: units.at(-1) || ++this.units, source });
      } else if (token.type === 'inline') {
        const own =
          above === 'heading_open' && role === 'body' ? 'heading' : /^t[dh]_open$/.test(above) ? 'cell' : role;
        const source = placeOfBlock(this.file, token.map ? token : block);
        this.inline(token, own, source, marks.slice(-1), units.at(-1) || ++this.units);
      }
    }
  }

  inline(token: Token, role: BlockRole, source: SourceRef, around: readonly Mark[], unit = ++this.units): void {
    const pieces: Piece[] = [];
    const marks: Mark[] = [...around];
    let place = source;
    for (const child of token.children ?? []) {
      place = this.file.spots.has(child) ? placeOfInline(this.file, child, undefined) : place;
      if (child.type === 'footnote_ref') this.labels.add(String(child.meta?.label));
      if (child.nesting > 0)
        marks.push({
          ...marks.at(-1),
          ...markOf(child),
          ...(child.type === 'link_open' && child.info === 'auto' && { verbatim: true }),
        });
      if (child.nesting < 0) marks.pop();
      const piece = pieceOf(child, place, marks.at(-1) ?? {});
      if (piece) pieces.push(piece);
      // What a rule has cut off a longer run begins where that ends.
      if (piece?.type === 'text' && place.column) place = { ...place, column: place.column + piece.text.length };
    }
    if (pieces.length > 0) this.read.push({ role, unit, pieces, source });
  }

  footnotes(): void {
    // A Set goes on to labels that are added while it is walked.
    for (const label of this.labels) this.blocks(this.file.footnotes.get(label) ?? [], 'footnote');
  }
}

function pieceOf(token: Token, source: SourceRef, mark: Mark): Piece | undefined {
  if (token.type === 'citation') return { type: 'cite', keys: keysOf(token), source };
  if (token.type === 'value') return { type: 'value', text: token.content, source };
  if (token.type === 'softbreak' || token.type === 'hardbreak') return { type: 'text', text: ' ', source, ...mark };
  if (token.nesting !== 0 || token.content === '' || UNREAD.has(token.type)) return undefined;
  const verbatim = token.type === 'text' || token.type === 'nowrap' ? {} : { verbatim: true as const };
  return { type: 'text', text: token.content, source, ...mark, ...verbatim };
}

/** What is seen as a sign, or said to a screen reader beside it: no words of the slide. */
const UNREAD: ReadonlySet<string> = new Set(['image', 'drawn', 'spoken']);

function markOf(token: Token): Mark {
  const classes = classesOf(token);
  const voice = VOICES.find((each) => classes.includes(each));
  const grade = GRADES.find((each) => classes.includes(each));
  return { ...(voice && { voice }), ...(grade && { grade }) };
}

function isUnit(token: Token): boolean {
  return UNITS.has(token.type) || (token.type === 'div_open' && classesOf(token).includes('tile'));
}
