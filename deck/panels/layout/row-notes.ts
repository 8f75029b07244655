import type { AnnotatedPanel } from '../../model/panel.ts';
import { type Saying, sayingsOf, sayingWords } from './annotations.ts';
import { type Datum, partsOf } from './datum.ts';
import { formatValue } from './format.ts';
import { drawLine, drawLines, type Kit, type Scene } from './scene.ts';
import { inStep } from './steps.ts';
import { type Face, lineHeight, spread, widest, widthOf, wrap } from './text.ts';

/** Notes on rows: in a column at the right of a wide drawing, each under its row in a narrow one. */
export interface RowNotes {
  /** Taken off the drawing's width at the right; 0 in a narrow drawing. */
  column: number;
  /** Kept free under each row. */
  under: number;
  blocks: readonly Block[];
  /** Height of all of them, one under the other. */
  height: number;
}

interface Block {
  saying: Saying;
  strong: readonly string[];
  lines: readonly string[];
  height: number;
}

/** Narrower drawings have no room for a column. */
const WIDE = 500;
const SHARE = 0.27;
const SIZE = 18;
const STRONG = 20;
/** Between the drawing and the column, in which leaders and brackets run. */
const GUTTER = 44;
const INDENT = 12;
const GAP = 8;

/** Lays out the notes and differences of a panel whose categories are rows, but for those of a part; undefined if it has none. */
export function layRowNotes(panel: AnnotatedPanel, kit: Kit): RowNotes | undefined {
  const sayings = sayingsOf(panel, kit.lang).filter((saying) => !isOfPart(panel, saying, kit));
  if (sayings.length === 0) return undefined;
  const wide = kit.size.width >= WIDE;
  const room = wide ? Math.round(kit.size.width * SHARE) - INDENT : kit.size.width;
  const face: Face = { size: SIZE, weight: 400, measure: kit.measure };
  const bold: Face = { size: STRONG, weight: 700, measure: kit.measure };
  const blocks = sayings.map((saying): Block => {
    const text = wide ? saying.text : sayingWords(panel, saying, kit.lang);
    const strong = wide && saying.strong ? wrap(saying.strong, room, bold) : [];
    const lines = wrap(text, room, face);
    return { saying, strong, lines, height: strong.length * lineHeight(STRONG) + lines.length * lineHeight(SIZE) };
  });
  const used = Math.max(...blocks.map(({ strong, lines }) => Math.max(widest(strong, bold), widest(lines, face))));
  const height = blocks.reduce((sum, block) => sum + block.height + GAP, -GAP);
  if (wide) return { column: Math.ceil(used) + INDENT + GUTTER, under: 0, blocks, height };
  const perRow = panel.categories.map((_, index) =>
    blocks.reduce((sum, block) => sum + (lastRow(block) === index ? block.height + 4 : 0), 0),
  );
  return { column: 0, under: Math.max(...perRow) + 2, blocks, height: 0 };
}

/** What stands by a part of a stacked bar: its value, its name, and what notes say of it. */
export function partWords(panel: AnnotatedPanel, { series, index }: Datum, note: string, lang: string): string {
  const value = formatValue(partsOf(panel, index)[series] ?? null, panel, lang);
  return `${value} ${panel.series[series]?.label ?? ''}${note && `, ${note}`}`;
}

/** Whether a note is of one part of a stacked bar and has room beside that part's own label. */
function isOfPart(
  panel: AnnotatedPanel,
  { from, to, strong, text }: Saying,
  { size, tokens, measure, lang }: Kit,
): boolean {
  if (panel.kind !== 'bars' || panel.arrangement !== 'stacked' || from !== to || from.series < 0 || strong !== '')
    return false;
  return widthOf(partWords(panel, from, text, lang), { size: tokens.sizes.detail, weight: 400, measure }) <= size.width;
}

function lastRow({ saying: { from, to } }: Block): number {
  return Math.max(from.index, to.index);
}

/** Where the rows of a drawing are, in its pixels. */
interface RowPlaces {
  /** Middle of a value's own mark. */
  middle(spot: Datum): number;
  /** Right end of a value and of its label. */
  end(spot: Datum): number;
  /** Lower end of a row and of its label. */
  bottom(index: number): number;
  top: number;
  foot: number;
}

/** Draws the notes: in the column pushed apart where rows are close, with a line or a bracket to their rows. */
export function drawRowNotes(scene: Scene, { column, blocks }: RowNotes, places: RowPlaces): void {
  if (column === 0) {
    const next = new Map<number, number>();
    for (const block of blocks) {
      const y = next.get(lastRow(block)) ?? places.bottom(lastRow(block)) + 4;
      inStep(scene, block.saying.keys, () => drawBlock(scene, block, 0, y));
      next.set(lastRow(block), y + block.height + 4);
    }
    return;
  }
  const x = scene.size.width - column + GUTTER;
  const wishes = blocks.map(({ saying: { from, to }, height }) => {
    return { at: (places.middle(from) + places.middle(to)) / 2 - height / 2, length: height };
  });
  const tops = spread(wishes, places.top, places.foot, GAP);
  for (const [i, block] of blocks.entries()) {
    const top = tops[i] ?? places.top;
    const { from, to } = block.saying;
    inStep(scene, block.saying.keys, () => {
      if (from.index === to.index) drawLeader(scene, places, from, to, x, top + block.height / 2);
      else drawBracket(scene, [from, to].map(places.middle), x);
      drawBlock(scene, block, x + INDENT, top);
    });
  }
}

function drawBlock(scene: Scene, { strong, lines }: Block, x: number, top: number): void {
  const y = drawLines(scene, strong, { x, y: top, size: STRONG, weight: 700, colour: 'ink' });
  drawLines(scene, lines, { x, y, size: SIZE, weight: 400, colour: 'ink' });
}

/** Level out of the row, and slanted only in the gutter, where there are no words. */
function drawLeader(scene: Scene, places: RowPlaces, from: Datum, to: Datum, x: number, middle: number): void {
  const y = (places.middle(from) + places.middle(to)) / 2;
  const start = Math.max(places.end(from), places.end(to)) + 8;
  const bend = x - GUTTER + 16;
  if (start < bend) drawLine(scene, [start, y], [bend, y], 'mark', 1.5);
  drawLine(scene, [Math.max(start, bend), y], [x + 4, middle], 'mark', 1.5);
}

function drawBracket(scene: Scene, ends: readonly number[], x: number): void {
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
  drawLine(scene, [x, top - 1], [x, bottom + 1], 'ink');
  for (const y of [top, bottom]) drawLine(scene, [x - 9, y], [x, y], 'ink');
}
