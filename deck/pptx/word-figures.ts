import type { Block, Box as BoxBlock, Heading, List, ListItem, Run } from '../model/text.ts';
import { plainPara } from './builder.ts';
import type { Box } from './look.ts';
import { parasOf } from './paras.ts';
import { column, equal, type Flow, hasClass, type Piece, padded, row, runsIn } from './pieces.ts';
import type { Para, Style } from './typeset.ts';

/** Styles of figures of words: theme/figures.css and theme/layouts.css. */
export const CAPTION: Style = { size: 19, line: 25, colour: 'soft' };
const ASIDE: Style = { size: 24, line: 31, colour: 'ink' };
const NOTE: Style = { size: 19, line: 25, colour: 'soft', bold: true };

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

const said = (para: Para): Para => ({ ...para, own: true });

interface WordPart {
  classes: readonly string[];
  head: Run[];
  note: Run[];
  text: Block[];
}

/** The parts of a figure of words, and what leads in. */
function partsOf({ blocks }: BoxBlock): { lead: Block[]; parts: WordPart[] } {
  const lead = blocks.flatMap((block) => (block.type === 'box' && hasClass(block, 'figure-lead') ? block.blocks : []));
  const list = blocks.find((block): block is List => block.type === 'list' && hasClass(block, 'parts'));
  return { lead, parts: (list?.items ?? []).map(partOf) };
}

function partOf({ blocks, classes }: ListItem): WordPart {
  const head = blocks.find((block) => block.type === 'box' && hasClass(block, 'part-head'));
  const text = blocks.filter((block) => block !== head);
  const inner = head?.type === 'box' ? head.blocks : [];
  const heading = inner.find((block): block is Heading => block.type === 'heading');
  const note = inner.filter((block) => block !== heading);
  const flat = text.flatMap((block) => (block.type === 'box' && hasClass(block, 'part-text') ? block.blocks : [block]));
  return { classes, head: heading?.runs ?? [], note: runsIn(note), text: flat };
}

/** Bold words stand on a line of their own, in another style. */
function split(runs: readonly Run[], plain: Style, strong: Style, gap = 0): Para[] {
  const paras: Para[] = [];
  let line: Run[] = [];
  let bold: boolean | undefined;
  const flush = () => {
    const runs = trimmed(line);
    if (runs.length > 0) {
      paras.push({
        ...plainPara(
          runs.map(({ bold: _, ...run }) => run),
          bold ? strong : plain,
          { own: true },
        ),
        before: paras.length > 0 ? gap : 0,
      });
    }
    line = [];
  };
  for (const run of runs) {
    const isBold = run.bold === true;
    // A numeral behind bold words stays with them.
    if (line.length > 0 && isBold !== bold && !run.shift) flush();
    if (line.length === 0) bold = isBold;
    line.push(run);
  }
  flush();
  return paras;
}

function trimmed(runs: readonly Run[]): Run[] {
  const kept = runs.map((run, i) => {
    const start = i === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: i === runs.length - 1 ? start.trimEnd() : start };
  });
  return kept.filter(({ text }) => text !== '');
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
function chain(flow: Flow, { blocks }: BoxBlock, width: number): Piece {
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

/** Who says it, the reading, its reason, and what we would then expect. */
function cards(flow: Flow, box: BoxBlock, width: number): Piece {
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
function bigNumbers(flow: Flow, box: BoxBlock, width: number, style: Style): Piece {
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
function sides(flow: Flow, box: BoxBlock, width: number): Piece {
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

/** What the deck infers itself, on its wash. */
function own(flow: Flow, blocks: readonly Block[], width: number, style: Style): Piece {
  const strong: Style = { ...style, size: style.size * 1.3, line: style.line * 1.24, bold: true };
  const paras =
    blocks.length === 1
      ? split(runsIn(blocks), style, style.size < 22 ? strong : { ...style, bold: true }, 4)
      : parasOf(blocks, style).map(said);
  const inner = flow.text(style.size < 22 ? paras : parasOf(blocks, style).map(said), width - 36, 'Inference');
  return padded(inner, [18, 10, 18, 12], (box) =>
    flow.builder.shape({ name: 'Ground of an inference' }, box, { fill: 'wash' }),
  );
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
