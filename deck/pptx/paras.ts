import type { Block, Code, Drawn, List, ListItem, Run, SlideText } from '../model/text.ts';
import type { Para, Style } from './typeset.ts';
import { HANG, SIGNS } from './write-text.ts';

/** Space over paragraphs, items and heads: theme/slide.css. */
export const SPACE = { block: 18, item: 14, inner: 6, afterHead: 8 } as const;
const HEAD: Style = { size: 28, line: 34, colour: 'ink', bold: true, serif: true };

/** Boxes that only say when their content comes. */
const TRANSPARENT = ['fragment', 'incremental', 'nonincremental', 'lead', 'part-text', 'figure-lead'];

/** A box that has no look of its own: its blocks stand as if it were not there. */
function isTransparent(block: Block): boolean {
  if (block.type !== 'box') return false;
  const known = block.classes.filter((name) => !/^w-\d+$/.test(name));
  return known.every((name) => TRANSPARENT.includes(name));
}

/** Blocks with those of transparent boxes in their place. */
export function flattened(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.type === 'box' && isTransparent(block)
      ? flattened(block.blocks).map((inner) => (block.lang && !inner.lang ? { ...inner, lang: block.lang } : inner))
      : [block],
  );
}

/** Whether a block is nothing but running text. */
export function isText(block: Block): boolean {
  if (block.type === 'paragraph' || block.type === 'heading') return true;
  return block.type === 'list' && block.items.every(({ blocks }) => flattened(blocks).every(isListText));
}

/** Whether a list can have it among its words. */
export function isListText(block: Block): boolean {
  return (
    isText(block) ||
    block.type === 'code' ||
    block.type === 'quote' ||
    (block.type === 'box' && block.blocks.every(isListText))
  );
}

/** Running text as paragraphs, lists with their levels and numbers. */
export function parasOf(blocks: readonly Block[], style: Style, level = 0): Para[] {
  const paras: Para[] = [];
  let afterHead = false;
  for (const block of flattened(blocks)) {
    const before = afterHead ? SPACE.afterHead : level === 0 ? SPACE.block : SPACE.inner;
    paras.push(...blockParas(block, style, level, before));
    afterHead = block.type === 'heading';
  }
  return paras;
}

function blockParas(block: Block, style: Style, level: number, before: number): Para[] {
  const indent = (level + (block.classes.includes('dd') ? 1 : 0)) * HANG;
  const base = { before: block.classes.includes('dd') ? SPACE.inner : before, level, indent, lang: block.lang };
  switch (block.type) {
    case 'paragraph':
      return [{ ...base, runs: withClasses(block.runs, block.classes), style: classed(block.classes, style) }];
    case 'heading': {
      const small = style.size < 24 ? { size: style.size * 1.15, line: style.line * 1.1 } : {};
      const own = { ...HEAD, ...small, colour: style.colour };
      return [{ ...base, runs: withClasses(block.runs, block.classes), style: own, own: true }];
    }
    case 'list':
      return listParas(block, style, level, before);
    case 'code':
      return codeLines(block).map((runs, i) => ({
        ...base,
        before: i === 0 ? before : 0,
        runs,
        style: { ...style, mono: true, size: style.size * 0.8 },
        own: true,
      }));
    case 'quote':
    case 'box':
      return parasOf(block.blocks, classed(block.classes, style), level).map((para, i) =>
        i === 0 ? { ...para, before } : para,
      );
    default:
      return [];
  }
}

/** Lines of code, each in its colours, behind its number if the deck shows it. */
export function codeLines({ lines, numbered }: Code): Run[][] {
  const digits = String(lines.length).length;
  return lines.map((pieces, i) => [
    ...(numbered ? [{ text: `${String(i + 1).padStart(digits, '\u00a0')}\u00a0\u00a0`, classes: ['soft'] }] : []),
    ...pieces
      .filter(({ text }) => text !== '')
      .map(({ text, name }): Run => {
        const run = { text, ...(name === undefined ? {} : { classes: [name] }) };
        if (name === 'c-comment') return { ...run, italic: true };
        return name === 'c-deleted' ? { ...run, strike: true } : run;
      }),
  ]);
}

function listParas(
  { ordered, start, style: numbers = '1', items, classes, lang }: List,
  style: Style,
  level: number,
  before: number,
): Para[] {
  const own = classed(classes, style);
  return items.flatMap((item, i) => {
    const space = i === 0 ? before : level === 0 ? SPACE.item : SPACE.inner;
    // A task's box stands in its text.
    const bullet = ordered
      ? { start: start + i, style: numbers, frame: classes.find((name) => name === 'paren' || name === 'parens') }
      : item.classes.includes('task')
        ? undefined
        : { char: '–' };
    return itemParas(item, classed(item.classes, own), level, space, bullet).map((para) => ({ lang, ...para }));
  });
}

/** The first paragraph bears the bullet or number; what follows stands under it. */
function itemParas(
  { blocks, classes }: ListItem,
  style: Style,
  level: number,
  before: number,
  bullet: Para['bullet'],
): Para[] {
  const paras = parasOf(blocks, style, level + 1);
  const [first, ...others] = paras;
  if (!first) return [];
  const own = { before, level, indent: (level + 1) * HANG, bullet };
  const lead: Para =
    first.level === level + 1 && !first.bullet
      ? { ...first, runs: withClasses(first.runs, classes), ...own }
      : { runs: [], style, ...own };
  const rest = lead.runs.length === 0 ? paras : others;
  return [lead, ...rest.map((para) => ({ ...para, level: Math.min(8, para.level) }))];
}

/** What a block's classes make of the style of its text. */
function classed(classes: readonly string[], style: Style): Style {
  if (classes.includes('soft')) return { ...style, colour: 'soft' };
  if (classes.includes('agenda')) return { ...style, size: 34, line: 42, serif: true, bold: true };
  if (classes.includes('callout-title')) return { ...style, bold: true };
  if (classes.includes('caption')) return { ...style, size: 19, line: 25, colour: 'soft' };
  return style;
}

/** A block's own marks stand before its first word. */
function withClasses(runs: readonly Run[], classes: readonly string[]): Run[] {
  const own = classes.filter((name) => Object.hasOwn(SIGNS, name));
  const [first, ...others] = runs;
  if (own.length === 0 || !first) return [...runs];
  return [{ ...first, classes: [...own, ...(first.classes ?? [])] }, ...others];
}

/** The drawing that a cover has at its right. */
export function isBackdrop(block: Block): block is Drawn {
  return block.type === 'drawn' && block.part.type === 'figure' && block.part.layout === 'cover';
}

export function hasBackdrop(text: SlideText | undefined): boolean {
  return flattened(text?.body ?? []).some(isBackdrop);
}
