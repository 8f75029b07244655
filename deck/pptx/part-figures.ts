/**
 * Figures of words that are made of parts side by side: cards, large numbers, two sides, periods; and how a part is split into its words.
 */

import type { Block, Box as BoxBlock, Heading, List, ListItem, Run } from '../model/text.ts';
import { ownPara } from './builder.ts';
import { parasOf } from './paras.ts';
import { column, equal, type Flow, grouped, type Piece, padded, row, runsIn } from './pieces.ts';
import { type Para, type Style, scaled } from './typeset.ts';

/** Styles of figures of words: theme/figures.css and theme/layouts.css. */
export const CAPTION: Style = { size: 19, line: 25, colour: 'soft' };
export const ASIDE: Style = { size: 24, line: 31, colour: 'ink' };
export const NOTE: Style = { size: 19, line: 25, colour: 'soft', bold: true };

/** A paragraph whose look no master gives. */
export const said = (para: Para): Para => ({ ...para, own: true });

/** Who says it, the reading, its reason, and what we would then expect. */
export function cards(flow: Flow, box: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const gap = 24;
  const wide = equal(width, parts.length, gap);
  const made = parts.map(({ head, note, text }) => {
    const foot = text.filter((block) => block.classes.includes('own'));
    const body = text.filter((block) => !block.classes.includes('own'));
    const heads = [
      ...(note.length > 0 ? [ownPara(note, NOTE)] : []),
      ownPara(head, { size: 31, line: 34, colour: 'ink', bold: true, serif: true }, { before: 4 }),
    ];
    const inferred = foot.flatMap((block) => (block.type === 'box' ? block.blocks : []));
    return {
      head: flow.text(heads, wide, 'Card'),
      text: flow.stack(body, wide, { ...ASIDE, line: 29 }),
      foot: foot.length > 0 ? own(flow, inferred, wide, { ...CAPTION, colour: 'ink' }) : undefined,
    };
  });
  const tallest = (of: 'head' | 'text' | 'foot') => Math.max(0, ...made.map((card) => card[of]?.height ?? 0));
  const [heads, texts, feet] = [tallest('head'), tallest('text'), tallest('foot')];
  const height = 5 * scale + heads + 8 * scale + texts + (feet > 0 ? 10 * scale + feet : 0);
  const pieces = made.map(
    ({ head, text, foot }): Piece => ({
      height,
      before: 0,
      draw(box) {
        const { x, y } = box;
        builder.shape('Rule', { ...box, height: 2 }, { fill: 'ink' });
        head.draw({ x, y: y + 7 * scale, width: wide, height: heads });
        text.draw({ x, y: y + 15 * scale + heads, width: wide, height: texts });
        const high = Math.max(feet, 118 * scale);
        foot?.draw({ x, y: y + box.height - high, width: wide, height: high });
      },
    }),
  );
  const drawn = grouped(flow, 'Cards', { ...row(pieces, wide, gap), height, grows: true });
  return led(flow, lead, width, ASIDE, drawn);
}

/** A figure under what leads in. */
function led(flow: Flow, lead: readonly Block[], width: number, style: Style, figure: Piece): Piece {
  return lead.length > 0 ? column([flow.stack(lead, width, style), figure]) : figure;
}

/** Large numbers side by side. */
export function bigNumbers(flow: Flow, box: BoxBlock, width: number, style: Style): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const gap = 48;
  const wide = equal(width, parts.length, gap);
  const pieces = parts.map(({ head, text }) => {
    const heading = flow.text([ownPara(head, { size: 22, line: 28, colour: 'ink', bold: true })], wide, 'Number');
    const rest = text.map((block) => bigOr(flow, block, wide, style));
    return padded(
      column([heading, ...rest.map((piece) => ({ ...piece, before: 6 * scale }))]),
      [0, 8 * scale, 0, 0],
      ({ x, y }) => builder.shape('Rule', { x, y, width: wide, height: 2 }, { fill: 'ink' }),
    );
  });
  return led(flow, lead, width, ASIDE, row(pieces, wide, gap));
}

/** A number that stands alone in a paragraph is set very large. */
function bigOr(flow: Flow, block: Block, width: number, style: Style): Piece {
  const alone = block.type === 'paragraph' && block.runs.length === 1 && block.runs[0]?.classes?.includes('big');
  if (!alone) return flow.stack([block], width, { ...style, size: 26, line: 33 });
  const runs = block.runs.map(({ classes: _, ...run }) => run);
  return flow.text([ownPara(runs, { size: 106, line: 98, colour: 'ink', bold: true, serif: true })], width, 'Number');
}

/** What points one way and what the other, each sign with its state. */
export function sides(flow: Flow, box: BoxBlock, width: number): Piece {
  const { builder, scale } = flow;
  const { lead, parts } = partsOf(box);
  const gap = 48;
  const wide = equal(width, parts.length, gap);
  const pieces = parts.map(({ classes, head, text }) => {
    const arrow = classes.includes('toward') ? 'alert' : classes.includes('away') ? 'accent' : undefined;
    const before = arrow ? 62 : 0;
    const title = ownPara(head, { size: 32, line: 38, colour: 'ink', bold: true, serif: true });
    const top = padded(
      flow.text([title], wide - before, 'Side'),
      [before, 6 * scale, 0, 8 * scale],
      ({ x, y, height }) => {
        if (arrow) {
          const form = arrow === 'alert' ? 'rightArrow' : 'leftArrow';
          builder.shape('Arrow', { x, y: y + (height - 24) / 2, width: 50, height: 24 }, { fill: arrow, form });
        }
        builder.shape('Rule', { x, y: y + height - 3, width: wide, height: 3 }, { fill: 'ink' });
      },
    );
    const items = text.flatMap((block) =>
      block.type === 'list' ? block.items.map((item) => sideItem(flow, item, wide)) : [sideText(flow, block, wide)],
    );
    return column([top, ...items]);
  });
  return led(flow, lead, width, ASIDE, { ...row(pieces, wide, gap), grows: true });
}

function sideText(flow: Flow, block: Block, width: number): Piece {
  return { ...flow.stack([block], width, ASIDE), before: 14 * flow.scale, grows: false };
}

function sideItem(flow: Flow, { blocks }: ListItem, width: number): Piece {
  const { builder, scale } = flow;
  const strong: Style = { size: 27, line: 38, colour: 'ink', bold: true };
  const text = flow.text(split(runsIn(blocks), { ...ASIDE, line: 34 }, strong), width, 'Sign');
  return padded({ ...text, before: 0 }, [0, 11 * scale, 0, 13 * scale], ({ x, y, height }) =>
    builder.shape('Rule', { x, y: y + height - 2, width, height: 2 }, { fill: 'rule' }),
  );
}

/** A run of periods in one row, those with something to say higher and filled. */
export function periods(flow: Flow, { blocks }: BoxBlock, width: number, style: Style): Piece {
  const { builder, scale } = flow;
  const list = blocks.find((block): block is List => block.type === 'list');
  const items = list?.items ?? [];
  const lead = blocks.filter((block) => block !== list);
  const gap = 3;
  const high = { plain: 40 * scale, marked: 84 * scale };
  const pieces = items.map((item): Piece => {
    const [marked, height] = itemHas(item, 'marked') ? [true, high.marked] : [false, high.plain];
    const look: Style = { size: 20, line: 25, colour: marked ? 'on-accent' : 'soft', align: 'center' };
    const paras = scaled(split(runsIn(item.blocks), look, { ...look, bold: true }), scale);
    return {
      height,
      before: 0,
      draw({ x, y, width }) {
        const box = { x, y: y + (high.marked - height) / 2, width, height };
        builder.frame({ name: 'Period', box, paras, anchor: 'ctr', fill: marked ? 'accent' : 'track' });
      },
    };
  });
  const line = { ...row(pieces, equal(width, items.length, gap), gap), height: high.marked, before: 16 * scale };
  return led(flow, lead, width, style, grouped(flow, 'Periods', line));
}

/** Whether an item has a class, on itself or on what stands in it. */
export function itemHas({ classes, blocks }: ListItem, name: string): boolean {
  return [classes, ...blocks.map((block) => block.classes)].some((names) => names.includes(name));
}

export interface WordPart {
  classes: readonly string[];
  head: Run[];
  note: Run[];
  text: Block[];
}

/** The parts of a figure of words, and what leads in. */
export function partsOf({ blocks }: BoxBlock): { lead: Block[]; parts: WordPart[] } {
  const lead = blocks.flatMap((block) => (isBox(block, 'figure-lead') ? block.blocks : []));
  const list = blocks.find((block): block is List => block.type === 'list' && block.classes.includes('parts'));
  return { lead, parts: (list?.items ?? []).map(partOf) };
}

function isBox(block: Block, name: string): block is BoxBlock {
  return block.type === 'box' && block.classes.includes(name);
}

function partOf({ blocks, classes }: ListItem): WordPart {
  const head = blocks.find((block) => isBox(block, 'part-head'));
  const text = blocks.filter((block) => block !== head);
  const inner = head?.blocks ?? [];
  const heading = inner.find((block): block is Heading => block.type === 'heading');
  const note = inner.filter((block) => block !== heading);
  const flat = text.flatMap((block) => (isBox(block, 'part-text') ? block.blocks : [block]));
  return { classes, head: heading?.runs ?? [], note: runsIn(note), text: flat };
}

/** Bold words stand on a line of their own, in another style. */
export function split(runs: readonly Run[], plain: Style, strong: Style, gap = 0): Para[] {
  const lines: { bold: boolean; runs: Run[] }[] = [];
  for (const run of runs) {
    const bold = run.bold === true;
    const last = lines.at(-1);
    // A numeral behind bold words stays with them.
    if (last && (last.bold === bold || run.shift)) last.runs.push(run);
    else lines.push({ bold, runs: [run] });
  }
  return lines
    .map((line) => ({ style: line.bold ? strong : plain, runs: trimmed(line.runs) }))
    .filter((line) => line.runs.length > 0)
    .map((line, i) => ownPara(line.runs, line.style, { before: i > 0 ? gap : 0 }));
}

/** Runs without white space at their ends, and without the bold that their style has. */
function trimmed(runs: readonly Run[]): Run[] {
  const kept = runs.map(({ bold: _, ...run }, i) => {
    const start = i === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: i === runs.length - 1 ? start.trimEnd() : start };
  });
  return kept.filter(({ text }) => text !== '');
}

/** What the deck infers itself, on its wash. */
export function own(flow: Flow, blocks: readonly Block[], width: number, style: Style): Piece {
  const strong: Style = { ...style, size: style.size * 1.3, line: style.line * 1.24, bold: true };
  const paras =
    style.size < 22 && blocks.length === 1 ? split(runsIn(blocks), style, strong, 4) : parasOf(blocks, style).map(said);
  const inner = flow.text(paras, width - 36, 'Inference');
  return padded(inner, [18, 10, 18, 12], (box) => flow.builder.shape('Ground of an inference', box, { fill: 'wash' }));
}
