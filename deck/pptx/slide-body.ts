import type { Deck, Slide } from '../model/deck.ts';
import type { Block, SlideText } from '../model/text.ts';
import { type Builder, ownPara } from './builder.ts';
import { type Drawers, makeFlow } from './flow.ts';
import { footnotesHeight, SCALES } from './furniture.ts';
import { generatedPiece } from './generated.ts';
import { BODY, EDGE, type Layout, type LayoutPlace } from './layouts.ts';
import { flattened, parasOf } from './paras.ts';
import { said } from './part-figures.ts';
import { column, equal, type Flow, hasClass, type Piece, row } from './pieces.ts';
import type { Style } from './typeset.ts';

/** A slide with what it says. */
export interface SlideInput {
  deck: Deck;
  slide: Slide;
  text: SlideText | undefined;
  drawers: Drawers;
}

/** A picture behind all of the slide, no part of what stands under the title. */
export const isBehind = (block: Block) => block.classes.includes('behind');

/** What stands under the title, arranged by the slide's class and as large as it has room. @param top where it begins */
export function drawBody(builder: Builder, input: SlideInput, layout: Layout, top: number): void {
  const { slide, text } = input;
  const generated = slide.kind === 'claims' || slide.kind === 'references';
  const bottom = generated ? 660 : slide.band ? 520 : 628 - footnotesHeight(builder, text);
  const width = EDGE.width;
  const places = layout.places.slice(1);
  // `.smaller` is its author's word: text at 80 %.
  const asked = slide.classes.includes('smaller') ? 0.8 : 1;
  const start = slide.titleHtml === '' ? 86 : top;
  for (const step of SCALES) {
    const scale = step * asked;
    const piece = bodyPiece(builder, input, scale, places, width);
    if (piece.height > bottom - start && step > 0.4) continue;
    piece.draw({ x: EDGE.left, y: start, width, height: Math.max(piece.height, bottom - start) });
    return;
  }
}

/** What stands under the title, arranged by the slide's class. */
function bodyPiece(
  builder: Builder,
  input: SlideInput,
  scale: number,
  places: readonly LayoutPlace[],
  width: number,
): Piece {
  const { slide, text, deck, drawers } = input;
  const flow = makeFlow(builder, scale, places, drawers);
  const lists = slide.body.filter(
    (part) => typeof part !== 'string' && (part.type === 'claims' || part.type === 'references'),
  );
  if (lists.length > 0) return generatedPiece(flow, lists, deck, width);
  const blocks = flattened(text?.body ?? []).filter((block) => !isBehind(block));
  const style = places[0]?.style ?? BODY;
  const { classes } = slide;
  if (classes.includes('figure')) return beside(flow, blocks, width);
  if (classes.includes('tiles')) return tiles(flow, blocks, width);
  if (classes.includes('timeline')) return steps(flow, blocks, width);
  if (classes.includes('statement')) return statement(flow, blocks, width, style);
  if (classes.includes('facing')) return flow.stack(blocks, width, { ...BODY, size: 28, line: 38 }, { placed: true });
  const quoted = classes.includes('quote');
  const plain = quoted ? { ...BODY, size: 24, line: 30 } : BODY;
  return flow.stack(blocks, width, plain, { placed: true });
}

/** Eight columns of twelve for the figure, and four for what is said to it. */
function beside(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const asides = blocks.filter((block) => hasClass(block, 'aside'));
  const others = blocks.filter((block) => !hasClass(block, 'aside'));
  const left = 752;
  const right = width - left - 48;
  const pieces = [flow.stack(others, left, BODY), flow.stack(asides, right, BODY, { placed: true })];
  return row(pieces, [left, right], 48);
}

function tiles(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const own = blocks.filter((block) => hasClass(block, 'tile'));
  const others = blocks.filter((block) => !hasClass(block, 'tile'));
  const gap = 24;
  const widths = equal(width, own.length, gap);
  const tiles = own.map((block, i) => flow.stack([block], widths[i] ?? width, BODY));
  const side = row(tiles, widths, gap);
  const under =
    others.length > 0 ? [{ ...flow.stack(others, width, BODY, { placed: true }), before: 24 * flow.scale }] : [];
  return column([side, ...under]);
}

/** An ordered list as steps from left to right. */
function steps(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const { builder, scale } = flow;
  const pieces = blocks.map((block): Piece => {
    if (block.type !== 'list' || !block.ordered)
      return { ...flow.stack([block], width, BODY, { placed: true }), before: 36 * scale };
    const gap = 24;
    const widths = equal(width, block.items.length, gap);
    const [wide = width] = widths;
    const items = block.items.map((item, i): Piece => {
      const [first, ...others] = item.blocks;
      const head: Style = { size: 30, line: 38, colour: 'ink', serif: true };
      const text = column([
        flow.text(parasOf(first ? [first] : [], head).map(said), wide - 20, 'Step'),
        ...(others.length > 0 ? [{ ...flow.stack(others, wide - 20, { ...BODY, line: 34 }), before: 8 * scale }] : []),
      ]);
      return {
        height: text.height + 42 * scale,
        before: 0,
        draw({ x, y, height }) {
          builder.shape({ name: 'Mark' }, { x, y: y + 6, width: 16, height: 16 }, { fill: 'accent', form: 'ellipse' });
          const reach = i === block.items.length - 1 ? wide - 28 : wide - 12;
          builder.shape({ name: 'Way' }, { x: x + 28, y: y + 13, width: reach, height: 2 }, { fill: 'rule' });
          text.draw({ x, y: y + 42 * scale, width: wide - 20, height });
        },
      };
    });
    return row(items, widths, gap);
  });
  return column(pieces);
}

/** Few large lines, each with a small head at its left. */
function statement(flow: Flow, blocks: readonly Block[], width: number, style: Style): Piece {
  const { builder, scale } = flow;
  if (blocks[0]?.type !== 'heading') return flow.stack(blocks, width, style, { placed: true, gap: 22 });
  const head: Style = { size: 20, line: 42, colour: 'soft', bold: true };
  const rows: { head: Block[]; text: Block[] }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') rows.push({ head: [block], text: [] });
    else rows.at(-1)?.text.push(block);
  }
  return column(
    rows.map((entry, i): Piece => {
      const left = flow.text(
        entry.head.flatMap((block) => (block.type === 'heading' ? [ownPara(block.runs, head)] : [])),
        160,
        'Head',
      );
      const right = flow.stack(entry.text, width - 168, style);
      return {
        height: Math.max(left.height, right.height) + 32 * scale,
        before: 0,
        grows: true,
        draw({ x, y }) {
          builder.shape(
            { name: 'Rule' },
            { x, y: y + 6 * scale, width, height: i === 0 ? 2 : 1 },
            { fill: i === 0 ? 'ink' : 'rule' },
          );
          left.draw({ x, y: y + 22 * scale, width: 160, height: left.height });
          right.draw({ x: x + 168, y: y + 22 * scale, width: width - 168, height: right.height });
        },
      };
    }),
  );
}
