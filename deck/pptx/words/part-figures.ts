import type { Block, Box as BoxBlock, List, ListItem } from '../../model/text.ts';
import { plainPara } from '../builder.ts';
import { column, equal, type Flow, hasClass, type Piece, padded, row, runsIn } from '../pieces.ts';
import { type Style, scaled } from '../typeset.ts';

import { ASIDE, CAPTION, NOTE, own, partsOf, split } from './word-parts.ts';
/** Who says it, the reading, its reason, and what we would then expect. */
export function cards(flow: Flow, box: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const gap = 24;
  const widths = equal(width, parts.length, gap);
  const made = parts.map(({ head, note, text }, i) => {
    const wide = widths[i] ?? 0;
    const foot = text.filter((block) => hasClass(block, 'own'));
    const body = text.filter((block) => !hasClass(block, 'own'));
    const heads = [
      ...(note.length > 0 ? [plainPara(note, NOTE, { own: true })] : []),
      plainPara(head, { size: 31, line: 34, colour: 'ink', bold: true, serif: true }, { own: true, before: 4 }),
    ];
    return {
      head: flow.text(heads, wide, 'Card'),
      text: flow.stack(body, wide, { ...ASIDE, line: 29 }),
      foot:
        foot.length > 0
          ? own(
              flow,
              foot.flatMap((block) => (block.type === 'box' ? block.blocks : [])),
              wide,
              { ...CAPTION, colour: 'ink' },
            )
          : undefined,
    };
  });
  const tallest = (of: (card: (typeof made)[number]) => number) => Math.max(0, ...made.map(of));
  const [heads, texts, feet] = [
    tallest(({ head }) => head.height),
    tallest(({ text }) => text.height),
    tallest(({ foot }) => foot?.height ?? 0),
  ];
  const row: Piece = {
    height: 5 * scale + heads + 8 * scale + texts + (feet > 0 ? 10 * scale + feet : 0),
    before: 18,
    grows: true,
    draw(all) {
      builder.group({ name: 'Cards' }, all, () => {
        made.forEach((card, i) => {
          const wide = widths[i] ?? 0;
          const x = all.x + i * (wide + gap);
          builder.shape({ name: 'Rule' }, { x, y: all.y, width: wide, height: 2 }, { fill: 'ink' });
          card.head.draw({ x, y: all.y + 7 * scale, width: wide, height: heads });
          card.text.draw({ x, y: all.y + 15 * scale + heads, width: wide, height: texts });
          const foot = Math.max(feet, 118 * scale);
          card.foot?.draw({ x, y: all.y + all.height - foot, width: wide, height: foot });
        });
      });
    },
  };
  return lead.length > 0 ? column([flow.stack(lead, width, ASIDE), row]) : row;
}

/** Large numbers side by side. */
export function bigNumbers(flow: Flow, box: BoxBlock, width: number, style: Style): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const gap = 48;
  const widths = equal(width, parts.length, gap);
  const pieces = parts.map(({ head, text }, i) => {
    const wide = widths[i] ?? 0;
    const heading = flow.text(
      [plainPara(head, { size: 22, line: 28, colour: 'ink', bold: true }, { own: true })],
      wide,
      'Number',
    );
    const rest = text.map((block) => bigOr(flow, block, wide, style));
    return padded(
      column([heading, ...rest.map((piece) => ({ ...piece, before: 6 * scale }))]),
      [0, 8 * scale, 0, 0],
      ({ x, y }) => builder.shape({ name: 'Rule' }, { x, y, width: wide, height: 2 }, { fill: 'ink' }),
    );
  });
  const all = row(pieces, widths, gap);
  return lead.length > 0 ? column([flow.stack(lead, width, ASIDE), all]) : all;
}

/** A number that stands alone in a paragraph is set very large. */
function bigOr(flow: Flow, block: Block, width: number, style: Style): Piece {
  const alone =
    block.type === 'paragraph' && block.runs.length === 1 && hasClass({ classes: block.runs[0]?.classes ?? [] }, 'big');
  if (!alone) return flow.stack([block], width, { ...style, size: 26, line: 33 });
  const runs = block.runs.map(({ classes: _, ...run }) => run);
  return flow.text(
    [plainPara(runs, { size: 106, line: 98, colour: 'ink', bold: true, serif: true }, { own: true })],
    width,
    'Number',
  );
}

/** What points one way and what the other, each sign with its state. */
export function sides(flow: Flow, box: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const gap = 48;
  const widths = equal(width, parts.length, gap);
  const pieces = parts.map(({ classes, head, text }, i) => {
    const wide = widths[i] ?? 0;
    const arrow = hasClass({ classes }, 'toward') ? 'alert' : hasClass({ classes }, 'away') ? 'accent' : undefined;
    const heading = flow.text(
      [plainPara(head, { size: 32, line: 38, colour: 'ink', bold: true, serif: true }, { own: true })],
      wide - (arrow ? 62 : 0),
      'Side',
    );
    const top = padded(heading, [arrow ? 62 : 0, 6 * scale, 0, 8 * scale], ({ x, y, height }) => {
      if (arrow) {
        const form = arrow === 'alert' ? 'rightArrow' : 'leftArrow';
        builder.shape({ name: 'Arrow' }, { x, y: y + (height - 24) / 2, width: 50, height: 24 }, { fill: arrow, form });
      }
      builder.shape({ name: 'Rule' }, { x, y: y + height - 3, width: wide, height: 3 }, { fill: 'ink' });
    });
    const items = text.flatMap((block) =>
      block.type === 'list' ? block.items.map((item) => sideItem(flow, item, wide)) : [sideText(flow, block, wide)],
    );
    return column([top, ...items]);
  });
  const all: Piece = { ...row(pieces, widths, gap), grows: true };
  return lead.length > 0 ? column([flow.stack(lead, width, ASIDE), all]) : all;
}

function sideText(flow: Flow, block: Block, width: number): Piece {
  return { ...flow.stack([block], width, ASIDE), before: 14 * flow.scale, grows: false };
}

function sideItem(flow: Flow, { blocks }: ListItem, width: number): Piece {
  const { builder, scale } = flow;
  const strong: Style = { size: 27, line: 38, colour: 'ink', bold: true };
  const text = flow.text(split(runsIn(blocks), { ...ASIDE, line: 34 }, strong), width, 'Sign');
  return padded({ ...text, before: 0 }, [0, 11 * scale, 0, 13 * scale], ({ x, y, height }) =>
    builder.shape({ name: 'Rule' }, { x, y: y + height - 2, width, height: 2 }, { fill: 'rule' }),
  );
}

/** A run of periods in one row, those with something to say higher and filled. */
export function periods(flow: Flow, { blocks }: BoxBlock, width: number, style: Style): Piece {
  const { builder, scale } = flow;
  const list = blocks.find((block): block is List => block.type === 'list');
  const items = list?.items ?? [];
  const lead = blocks.filter((block) => block !== list);
  const gap = 3;
  const widths = equal(width, items.length, gap);
  const high = { plain: 40 * scale, marked: 84 * scale };
  const marked = ({ classes, blocks: inner }: ListItem) =>
    [classes, ...inner.map((block) => block.classes)].some((names) => names.includes('marked'));
  const line: Piece = {
    height: high.marked,
    before: 16 * scale,
    draw(all) {
      builder.group({ name: 'Periods' }, all, () => {
        items.forEach((item, i) => {
          const own = marked(item) ? high.marked : high.plain;
          const wide = widths[i] ?? 0;
          const box = { x: all.x + i * (wide + gap), y: all.y + (high.marked - own) / 2, width: wide, height: own };
          const look: Style = { size: 20, line: 25, colour: marked(item) ? 'on-accent' : 'soft', align: 'center' };
          const paras = scaled(split(runsIn(item.blocks), look, { ...look, bold: true }), scale);
          builder.frame({ name: 'Period', box, paras, anchor: 'ctr', fill: marked(item) ? 'accent' : 'track' });
        });
      });
    },
  };
  return lead.length > 0 ? column([flow.stack(lead, width, style), line]) : line;
}
