import type { Block, Box as BoxBlock, Heading, List, ListItem, Run } from '../../model/text.ts';
import { plainPara } from '../builder.ts';
import { parasOf } from '../paras.ts';
import { type Flow, hasClass, type Piece, padded, runsIn } from '../pieces.ts';
import type { Para, Style } from '../typeset.ts';

/** Styles of figures of words: theme/figures.css and theme/layouts.css. */
export const CAPTION: Style = { size: 19, line: 25, colour: 'soft' };
export const ASIDE: Style = { size: 24, line: 31, colour: 'ink' };
export const NOTE: Style = { size: 19, line: 25, colour: 'soft', bold: true };

export const said = (para: Para): Para => ({ ...para, own: true });

export interface WordPart {
  classes: readonly string[];
  head: Run[];
  note: Run[];
  text: Block[];
}

/** The parts of a figure of words, and what leads in. */
export function partsOf({ blocks }: BoxBlock): { lead: Block[]; parts: WordPart[] } {
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
export function split(runs: readonly Run[], plain: Style, strong: Style, gap = 0): Para[] {
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

/** What the deck infers itself, on its wash. */
export function own(flow: Flow, blocks: readonly Block[], width: number, style: Style): Piece {
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
