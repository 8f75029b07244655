/** Boxes by their class: remarks, tiles and callouts, a choice with its branches, a chain of what follows from what. */

import type { Block, Box as BoxBlock, List } from '../model/text.ts';
import { type Builder, ownPara } from './builder.ts';
import type { Box } from './look.ts';
import { parasOf } from './paras.ts';
import {
  ASIDE,
  bigNumbers,
  CAPTION,
  cards,
  itemHas,
  NOTE,
  own,
  partsOf,
  periods,
  said,
  sides,
  split,
  type WordPart,
} from './part-figures.ts';
import { column, equal, type Flow, grouped, type Piece, padded, row, runsIn } from './pieces.ts';
import type { Style } from './typeset.ts';

/** A box by its class; one without a look of its own is the blocks in it. */
export function boxPiece(flow: Flow, box: BoxBlock, width: number, style: Style, above?: Block): Piece {
  const { classes, blocks } = box;
  if (classes.includes('choice')) return choice(flow, box, width, style);
  if (classes.includes('chain')) return chain(flow, box, width);
  if (classes.includes('cards')) return cards(flow, box, width);
  if (classes.includes('big-numbers')) return bigNumbers(flow, box, width, style);
  if (classes.includes('sides')) return sides(flow, box, width);
  if (classes.includes('periods')) return periods(flow, box, width, style);
  if (classes.includes('bottom-line')) return bottomLine(flow, box, width, style, above);
  if (classes.includes('aside')) return aside(flow, box, width);
  if (classes.includes('tile')) return tile(flow, box, width);
  if (classes.includes('own')) return own(flow, blocks, width, ASIDE);
  if (classes.includes('caption')) return flow.text(parasOf(blocks, CAPTION).map(said), width, 'Caption');
  if (classes.some((name) => name.startsWith('callout'))) return callout(flow, box, width, style);
  if (classes.includes('soft')) return flow.stack(blocks, width, { ...style, colour: 'soft' });
  if (classes.includes('smaller'))
    return flow.stack(blocks, width, { ...style, size: style.size * 0.8, line: style.line * 0.8 });
  return flow.stack(blocks, width, style);
}

/** The one sentence that all of it comes to. */
function bottomLine(flow: Flow, { blocks }: BoxBlock, width: number, style: Style, above: Block | undefined): Piece {
  const { builder, scale } = flow;
  const pointed = above?.classes.includes('big-numbers') ?? false;
  const look: Style = pointed
    ? { size: 34, line: 42, colour: 'ink', bold: true, serif: true, align: 'center' }
    : { ...style, bold: true };
  const text = flow.text(parasOf(blocks, look).map(said), width, 'Bottom line');
  return {
    height: text.height + (pointed ? 30 : 16) * scale,
    before: 28 * scale,
    grows: pointed,
    draw({ x, y, height }) {
      builder.shape('Rule', { x, y, width, height: 2 }, { fill: 'ink' });
      if (pointed)
        builder.shape(
          'Pointer',
          { x: x + width / 2 - 23, y: y + 2, width: 46, height: 19 },
          { fill: 'ink', form: 'flowChartMerge' },
        );
      const top = pointed ? y + 22 * scale + Math.max(0, height - 24 * scale - text.height) / 2 : y + 15 * scale;
      text.draw({ x, y: top, width, height: text.height });
    },
  };
}

function aside(flow: Flow, { blocks }: BoxBlock, width: number): Piece {
  const inner = flow.stack(blocks, width - 24, ASIDE, { placed: true });
  return padded(inner, [24, 2, 0, 4], ({ x, y, height }) =>
    flow.builder.shape('Rule', { x, y, width: 2, height }, { fill: 'ink' }),
  );
}

function tile(flow: Flow, { blocks }: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const [first, ...others] = blocks;
  const eyebrow = first?.type === 'paragraph' && others.length > 0;
  const last = others.at(-1);
  const foot = last?.type === 'paragraph' && others.length > 1 ? last : undefined;
  const middle = (eyebrow ? others : blocks).filter((block) => block !== foot);
  const inner = width - 56;
  const small: Style = { size: 20, line: 27, colour: 'accent', bold: true };
  const top = column([
    ...(eyebrow && first ? [flow.text(parasOf([first], small).map(said), inner, 'Tile')] : []),
    { ...flow.stack(middle, inner, ASIDE), before: 6 * scale },
  ]);
  const line = foot ? flow.text(parasOf([foot], { ...CAPTION, colour: 'ink' }).map(said), inner, 'Tile') : undefined;
  const needed = top.height + (line ? line.height + 26 * scale : 0) + 56 * scale;
  return {
    height: Math.max(312 * scale, needed),
    before: 18,
    draw({ x, y, height }: Box) {
      builder.shape('Ground of a tile', { x, y, width, height }, { fill: 'tint' });
      top.draw({ x: x + 28, y: y + 28 * scale, width: inner, height: top.height });
      if (!line) return;
      const at = y + height - 28 * scale - line.height;
      builder.shape('Rule', { x: x + 28, y: at - 12 * scale, width: inner, height: 1 }, { fill: 'rule' });
      line.draw({ x: x + 28, y: at, width: inner, height: line.height });
    },
  };
}

/** A remark set apart, its kind by its edge. */
function callout(flow: Flow, { blocks, classes }: BoxBlock, width: number, style: Style): Piece {
  const warns = classes.some((name) => /warning|caution|important/.test(name));
  const inner = flow.stack(blocks, width - 44, {
    ...style,
    size: Math.min(style.size, 24),
    line: Math.min(style.line, 31),
  });
  return padded(inner, [24, 14, 20, 16], (box) => {
    flow.builder.shape('Ground of a callout', box, { fill: 'tint' });
    flow.builder.shape('Edge', { ...box, width: 4 }, { fill: warns ? 'alert' : 'accent' });
  });
}

/** A question, its branches, one of them marked; a stem with an arrow into each. */
function choice(flow: Flow, box: BoxBlock, width: number, style: Style): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const left = 254;
  const wide = width - left;
  const pieces = parts.map((part) => branch(flow, part, wide, style));
  const gap = 10 * scale;
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0) + gap * (pieces.length - 1);
  const question = parasOf(lead, { size: 30, line: 37, colour: 'ink', bold: true, serif: true }).map(said);
  const words = flow.text(question, left - 72, 'Question');
  return grouped(flow, 'Choice', {
    height: Math.max(height, words.height),
    before: 18,
    grows: true,
    draw(all) {
      const high = (all.height - 8 * scale - gap * (pieces.length - 1)) / pieces.length;
      words.draw({ x: all.x, y: all.y + (all.height - words.height) / 2, width: left - 72, height: words.height });
      const middles = pieces.map((_, i) => all.y + i * (high + gap) + high / 2);
      const stem = { x: all.x + left - 37, y: middles[0] ?? 0 };
      const end = middles.at(-1) ?? stem.y;
      builder.shape('Stem', { ...stem, width: 2, height: end - stem.y }, { fill: 'ink' });
      pieces.forEach((piece, i) => {
        const marked = parts[i]?.classes.includes('marked');
        const middle = middles[i] ?? 0;
        const arrow = marked
          ? { x: all.x + left - 69, y: middle - 15, width: 67, height: 30 }
          : { x: stem.x, y: middle - 6, width: 30, height: 12 };
        builder.shape('Arrow', arrow, { fill: marked ? 'accent' : 'ink', form: 'rightArrow' });
        piece.draw({ x: all.x + left, y: middle - high / 2, width: wide, height: high });
      });
    },
  });
}

function branch(flow: Flow, { classes, head, note, text }: WordPart, width: number, style: Style): Piece {
  const { builder } = flow;
  const marked = classes.includes('marked');
  const colour = marked ? 'on-accent' : 'ink';
  const heads = [
    ownPara(head, { size: 29, line: 36, colour, bold: true, serif: true }),
    ...(note.length > 0 ? [ownPara(note, { ...NOTE, colour }, { before: 6 })] : []),
  ];
  const [first, second] = [300, width - 52 - 302 - 26];
  const named = flow.text(heads, first, 'Branch');
  const words = flow.text(parasOf(text, { ...style, size: 26, line: 33, colour }).map(said), second, 'Outcome');
  const inner = Math.max(named.height, words.height);
  return {
    height: inner + 24 * flow.scale,
    before: 10,
    draw(box) {
      const look = marked ? { fill: 'accent' } : { stroke: { colour: 'rule', width: 2 }, fill: 'paper' };
      builder.shape('Ground of a branch', box, look);
      const middle = box.y + box.height / 2;
      named.draw({ x: box.x + 26, y: middle - named.height / 2, width: first, height: named.height });
      const rule = Math.max(62, words.height);
      builder.shape('Rule', { x: box.x + 328, y: middle - rule / 2, width: 2, height: rule }, { fill: colour });
      words.draw({ x: box.x + 354, y: middle - words.height / 2, width: second, height: words.height });
    },
  };
}

/** What follows from what: a condition is outlined, a consequence stands on tint. */
function chain(flow: Flow, { blocks }: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const list = blocks.find((block): block is List => block.type === 'list');
  const items = list?.items ?? [];
  const gap = 58;
  const wide = equal(width, items.length, gap);
  const plain: Style = { size: 20, line: 26, colour: 'soft' };
  const strong: Style = { size: 28, line: 36, colour: 'ink', bold: true, serif: true };
  const links = items.map((item, i) => ({
    text: flow.text(split(runsIn(item.blocks), plain, strong, 6), wide - 44, `Link ${i + 1}`),
    condition: itemHas(item, 'condition'),
  }));
  const tallest = Math.max(0, ...links.map(({ text }) => text.height));
  const height = Math.max(Math.min(160, tallest + 40 * scale), tallest + 24 * scale);
  const pieces = links.map(
    ({ text, condition }, i): Piece => ({
      height,
      before: 0,
      draw: (box) => drawLink(builder, box, text, i === 0, condition),
    }),
  );
  return grouped(flow, 'Chain', { ...row(pieces, wide, gap), height });
}

function drawLink(builder: Builder, box: Box, text: Piece, first: boolean, condition: boolean): void {
  const look = condition ? { stroke: { colour: 'ink', width: 2, dash: [6, 4] } } : { fill: 'tint' };
  builder.shape('Ground of a link', box, look);
  if (!condition) builder.shape('Edge', { ...box, width: 4 }, { fill: 'ink' });
  const arrow = { x: box.x - 50, y: box.y + box.height / 2 - 7, width: 42, height: 14 };
  if (!first) builder.shape('Arrow', arrow, { fill: 'ink', form: 'rightArrow' });
  const { height } = text;
  text.draw({ x: box.x + 22, y: box.y + (box.height - height) / 2, width: box.width - 44, height });
}
