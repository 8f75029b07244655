import type { Block, Box as BoxBlock } from '../../model/text.ts';
import type { Box } from '../look.ts';
import { parasOf } from '../paras.ts';
import { column, type Flow, hasClass, type Piece, padded } from '../pieces.ts';
import type { Style } from '../typeset.ts';
import { chain, choice } from './choice.ts';
import { bigNumbers, cards, periods, sides } from './part-figures.ts';
import { ASIDE, CAPTION, own, said } from './word-parts.ts';

/** A block that is set apart from running text by its class. */
export function isDisplay(block: Block): boolean {
  return hasClass(block, 'bottom-line', 'big') && block.type === 'box';
}

/** A box by its class; one without a look of its own is the blocks in it. */
export function boxPiece(flow: Flow, box: BoxBlock, width: number, style: Style, above: Block | undefined): Piece {
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
  const pointed = above !== undefined && hasClass(above, 'big-numbers');
  const look: Style = pointed
    ? { size: 34, line: 42, colour: 'ink', bold: true, serif: true, align: 'center' }
    : { ...style, bold: true };
  const text = flow.text(parasOf(blocks, look).map(said), width, 'Bottom line');
  return {
    height: text.height + (pointed ? 30 : 16) * scale,
    before: 28 * scale,
    grows: pointed,
    draw({ x, y, height }) {
      builder.shape({ name: 'Rule' }, { x, y, width, height: 2 }, { fill: 'ink' });
      if (pointed)
        builder.shape(
          { name: 'Pointer' },
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
    flow.builder.shape({ name: 'Rule' }, { x, y, width: 2, height }, { fill: 'ink' }),
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
      builder.shape({ name: 'Ground of a tile' }, { x, y, width, height }, { fill: 'tint' });
      top.draw({ x: x + 28, y: y + 28 * scale, width: inner, height: top.height });
      if (!line) return;
      const at = y + height - 28 * scale - line.height;
      builder.shape({ name: 'Rule' }, { x: x + 28, y: at - 12 * scale, width: inner, height: 1 }, { fill: 'rule' });
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
    flow.builder.shape({ name: 'Ground of a callout' }, box, { fill: 'tint' });
    flow.builder.shape({ name: 'Edge' }, { ...box, width: 4 }, { fill: warns ? 'alert' : 'accent' });
  });
}
