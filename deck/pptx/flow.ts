import type { Block, Box as BoxBlock, Code, List, ListItem, Quote, Table } from '../model/text.ts';
import { type Builder, ownPara } from './builder.ts';
import type { LayoutPlace } from './layouts.ts';
import type { Box } from './look.ts';
import { codeLines, flattened, isListText, isText, parasOf, SPACE } from './paras.ts';
import { CAPTION } from './part-figures.ts';
import { column, type Drawers, type Flow, type Piece, padded, row, type StackLook } from './pieces.ts';
import { tablePiece } from './table.ts';
import { type Para, type Style, scaled } from './typeset.ts';
import { boxPiece } from './word-figures.ts';
import { HANG } from './write-text.ts';

const GAP = 18;

/** Lays out a slide's blocks at a scale. @param places the layout's places for running text, taken in their order */
export function makeFlow(builder: Builder, scale: number, places: readonly LayoutPlace[], drawers: Drawers): Flow {
  const free = [...places];
  const flow: Flow = {
    builder,
    scale,
    drawers,
    text: (paras, width, name) => textPiece(builder, scaled(paras, scale), width, name),
    stack: (blocks, width, style, look) => stack(flow, free, blocks, width, style, look),
  };
  return flow;
}

function textPiece(builder: Builder, whole: readonly Para[], width: number, name: string, place?: LayoutPlace): Piece {
  const paras = place ? whole : builder.parted(whole, width);
  const height = builder.heightOf(paras, width);
  return {
    height,
    before: 0,
    draw(box) {
      const at = { ...box, height: Math.max(box.height, height) };
      builder.frame({ name, ...place, box: at, paras });
    },
  };
}

function stack(
  flow: Flow,
  free: LayoutPlace[],
  blocks: readonly Block[],
  width: number,
  style: Style,
  { gap = GAP, placed = false }: StackLook = {},
): Piece {
  const { builder, scale } = flow;
  const pieces: Piece[] = [];
  const flat = flattened(blocks);
  for (let i = 0; i < flat.length; ) {
    const other = flat.findIndex((block, at) => at >= i && !isText(block));
    let end = other < 0 ? flat.length : other;
    const before = (flat[i - 1]?.type === 'heading' ? 8 : gap) * scale;
    if (end > i) {
      const paras = parasOf(flat.slice(i, end), style);
      const place = placed ? takePlace(free, style) : undefined;
      pieces.push({ ...textPiece(builder, scaled(paras, scale), width, 'Text', place), before });
    } else {
      const block = flat[i];
      if (block) pieces.push({ ...pieceOf(flow, block, width, style, flat[i - 1]), before });
      end = i + 1;
    }
    i = end;
  }
  return column(pieces);
}

function takePlace(free: LayoutPlace[], { size }: Style): LayoutPlace | undefined {
  const [next] = free;
  if (!next || next.style.size !== size) return undefined;
  return free.shift();
}

function pieceOf(flow: Flow, block: Block, width: number, style: Style, above: Block | undefined): Piece {
  switch (block.type) {
    case 'drawn':
      return flow.drawers.drawn(block, width, flow);
    case 'image':
      return flow.drawers.image(block, width, flow);
    case 'table':
      return tableWithCaption(flow, block, width);
    case 'code':
      return codePiece(flow, block, width);
    case 'quote':
      return quotePiece(flow, block, width, style);
    case 'box':
      return columnsOr(flow, block, width, style, above);
    case 'list':
      return listPiece(flow, block, width, style);
    default:
      return flow.text(parasOf([block], style), width, 'Text');
  }
}

/** A list with more than words in it: pictures and tables stand under the words of their item, as far in as they; numbers go on. */
function listPiece(flow: Flow, list: List, width: number, style: Style): Piece {
  const [inset, before] = [HANG * flow.scale, SPACE.item * flow.scale];
  const pieces: Piece[] = [];
  let { start } = list;
  let items: ListItem[] = [];
  const close = () => {
    if (items.length > 0)
      pieces.push({ ...flow.text(parasOf([{ ...list, start, items }], style), width, 'Text'), before });
    start += items.length;
    items = [];
  };
  for (const item of list.items) {
    const blocks = flattened(item.blocks);
    const other = blocks.findIndex((block) => !isListText(block));
    items.push(other < 0 ? item : { ...item, blocks: blocks.slice(0, other) });
    if (other < 0) continue;
    close();
    pieces.push({ ...padded(flow.stack(blocks.slice(other), width - inset, style), [inset, 0, 0, 0]), before });
  }
  close();
  return column(pieces);
}

function columnsOr(flow: Flow, block: BoxBlock, width: number, style: Style, above: Block | undefined): Piece {
  if (!block.classes.includes('columns')) return boxPiece(flow, block, width, style, above);
  const columns = block.blocks.filter((each): each is BoxBlock => each.type === 'box');
  const others = block.blocks.filter((each) => each.type !== 'box');
  const gap = 24;
  const room = width - gap * Math.max(0, columns.length - 1);
  const asked = columns.reduce((sum, { width: percent = 0 }) => sum + percent, 0);
  const silent = columns.filter((each) => each.width === undefined).length;
  const rest = silent > 0 ? Math.max(5, 100 - asked) / silent : 0;
  const total = Math.max(100, asked + rest * silent);
  const widths = columns.map((each) => (room * (each.width ?? rest)) / total);
  const pieces = columns.map((each, i) => {
    const own = each.classes.filter((name) => name !== 'column' && !/^w-\d+$/.test(name));
    if (own.length > 0) return boxPiece(flow, { ...each, classes: own }, widths[i] ?? 0, style);
    return flow.stack(each.blocks, widths[i] ?? 0, style, { placed: true });
  });
  const side = row(pieces, widths, gap);
  return others.length === 0 ? side : column([flow.stack(others, width, style), side]);
}

function tableWithCaption(flow: Flow, table: Table, width: number): Piece {
  const piece = tablePiece(flow, table, width);
  if (!table.caption) return piece;
  const caption = flow.text([ownPara(table.caption, CAPTION)], width, 'Caption');
  return column([caption, { ...piece, before: 8 * flow.scale }]);
}

const CODE: Style = { size: 20, line: 28, colour: 'ink', mono: true };

function codePiece(flow: Flow, code: Code, width: number): Piece {
  const { file } = code;
  const paras = codeLines(code).map((runs) => ownPara(runs, CODE));
  const inner = flow.text(paras, width - 48, 'Code');
  const piece = padded(inner, [24, 20, 24, 20], (box: Box) =>
    flow.builder.shape('Ground of code', box, { fill: 'tint' }),
  );
  if (file === undefined) return piece;
  const head: Style = { size: 17, line: 22, colour: 'soft', mono: true };
  const named = flow.text([ownPara([{ text: file }], head)], width, 'File');
  return column([named, { ...piece, before: 6 * flow.scale }]);
}

function quotePiece(flow: Flow, { blocks }: Quote, width: number, style: Style): Piece {
  const inner = flow.stack(blocks, width - 27, style);
  return padded(inner, [27, 0, 0, 0], ({ x, y, height }) =>
    flow.builder.shape('Mark of a quotation', { x, y, width: 3, height }, { fill: 'accent' }),
  );
}
