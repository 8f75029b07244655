import type { Box as BoxBlock, List } from '../../model/text.ts';
import { plainPara } from '../builder.ts';
import { parasOf } from '../paras.ts';
import { equal, type Flow, hasClass, type Piece, runsIn } from '../pieces.ts';
import type { Style } from '../typeset.ts';

import { NOTE, partsOf, said, split, type WordPart } from './word-parts.ts';
/** A question, its branches, one of them marked; a stem with an arrow into each. */
export function choice(flow: Flow, box: BoxBlock, width: number, style: Style): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const left = 254;
  const wide = width - left;
  const pieces = parts.map((part) => branch(flow, part, wide, style));
  const gap = 10 * scale;
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0) + gap * (pieces.length - 1);
  const question = parasOf(lead, { size: 30, line: 37, colour: 'ink', bold: true, serif: true }).map(said);
  const words = flow.text(question, left - 72, 'Question');
  return {
    height: Math.max(height, words.height),
    before: 18,
    grows: true,
    draw(all) {
      builder.group({ name: 'Choice' }, all, () => {
        const high = (all.height - 8 * scale - gap * (pieces.length - 1)) / pieces.length;
        words.draw({ x: all.x, y: all.y + (all.height - words.height) / 2, width: left - 72, height: words.height });
        const middles = pieces.map((_, i) => all.y + i * (high + gap) + high / 2);
        const stem = { x: all.x + left - 37, y: middles[0] ?? 0 };
        const end = middles.at(-1) ?? stem.y;
        builder.shape({ name: 'Stem' }, { ...stem, width: 2, height: end - stem.y }, { fill: 'ink' });
        pieces.forEach((piece, i) => {
          const marked = hasClass(parts[i] ?? { classes: [] }, 'marked');
          const middle = middles[i] ?? 0;
          const arrow = marked
            ? { x: all.x + left - 69, y: middle - 15, width: 67, height: 30 }
            : { x: stem.x, y: middle - 6, width: 30, height: 12 };
          builder.shape({ name: 'Arrow' }, arrow, { fill: marked ? 'accent' : 'ink', form: 'rightArrow' });
          piece.draw({ x: all.x + left, y: middle - high / 2, width: wide, height: high });
        });
      });
    },
  };
}

function branch(flow: Flow, { classes, head, note, text }: WordPart, width: number, style: Style): Piece {
  const { builder } = flow;
  const marked = classes.includes('marked');
  const colour = marked ? 'on-accent' : 'ink';
  const heads = [
    plainPara(head, { size: 29, line: 36, colour, bold: true, serif: true }, { own: true }),
    ...(note.length > 0 ? [plainPara(note, { ...NOTE, colour }, { own: true, before: 6 })] : []),
  ];
  const [first, second] = [300, width - 52 - 302 - 26];
  const named = flow.text(heads, first, 'Branch');
  const words = flow.text(parasOf(text, { ...style, size: 26, line: 33, colour }).map(said), second, 'Outcome');
  const inner = Math.max(named.height, words.height);
  return {
    height: inner + 24 * flow.scale,
    before: 10,
    draw(box) {
      builder.shape(
        { name: 'Ground of a branch' },
        box,
        marked ? { fill: 'accent' } : { stroke: { colour: 'rule', width: 2 }, fill: 'paper' },
      );
      const middle = box.y + box.height / 2;
      named.draw({ x: box.x + 26, y: middle - named.height / 2, width: first, height: named.height });
      const rule = Math.max(62, words.height);
      builder.shape(
        { name: 'Rule' },
        { x: box.x + 328, y: middle - rule / 2, width: 2, height: rule },
        { fill: colour },
      );
      words.draw({ x: box.x + 354, y: middle - words.height / 2, width: second, height: words.height });
    },
  };
}

/** What follows from what: a condition is outlined, a consequence stands on tint. */
export function chain(flow: Flow, { blocks }: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const list = blocks.find((block): block is List => block.type === 'list');
  const items = list?.items ?? [];
  const gap = 58;
  const widths = equal(width, items.length, gap);
  const plain: Style = { size: 20, line: 26, colour: 'soft' };
  const strong: Style = { size: 28, line: 36, colour: 'ink', bold: true, serif: true };
  const texts = items.map((item, i) =>
    flow.text(split(runsIn(item.blocks), plain, strong, 6), (widths[i] ?? 0) - 44, `Link ${i + 1}`),
  );
  const height = Math.min(160, Math.max(...texts.map((piece) => piece.height), 0) + 40 * scale);
  return {
    height: Math.max(height, ...texts.map((piece) => piece.height + 24 * scale)),
    before: 18,
    draw(all) {
      builder.group({ name: 'Chain' }, all, () => {
        items.forEach((item, i) => {
          const wide = widths[i] ?? 0;
          const box = { x: all.x + i * (wide + gap), y: all.y, width: wide, height: all.height };
          const condition = hasClass(item, 'condition') || item.blocks.some((block) => hasClass(block, 'condition'));
          if (condition)
            builder.shape({ name: 'Ground of a link' }, box, { stroke: { colour: 'ink', width: 2, dash: [6, 4] } });
          else {
            builder.shape({ name: 'Ground of a link' }, box, { fill: 'tint' });
            builder.shape({ name: 'Edge' }, { ...box, width: 4 }, { fill: 'ink' });
          }
          if (i > 0)
            builder.shape(
              { name: 'Arrow' },
              { x: box.x - 50, y: box.y + box.height / 2 - 7, width: 42, height: 14 },
              { fill: 'ink', form: 'rightArrow' },
            );
          const text = texts[i];
          text?.draw({
            x: box.x + 22,
            y: box.y + (box.height - text.height) / 2,
            width: wide - 44,
            height: text.height,
          });
        });
      });
    },
  };
}
