import type { Slide } from '../model/deck.ts';
import type { Block, SlideText } from '../model/text.ts';
import type { Placeholder } from './builder.ts';
import type { Box } from './look.ts';
import type { Style } from './typeset.ts';

/** The edge of what stands on a slide: see theme/tokens.css and theme/slide.css. */
export const EDGE = { left: 64, right: 1216, width: 1152 } as const;

/** A style of the master, as the two below. Smaller than the page's 42 px by as much as the installed cut, drawn for text and in bold, is wider than the page's. */
export const TITLE: Style = { size: 38, line: 44, colour: 'ink', bold: true, serif: true };
export const BODY: Style = { size: 26, line: 33, colour: 'ink' };
export const FOOT: Style = { size: 16, line: 22, colour: 'soft' };

/** A place of a layout: where it is and how its text is set. */
export interface LayoutPlace {
  placeholder: Placeholder;
  name: string;
  box: Box;
  style: Style;
}

export interface Layout {
  /** The layout's name in PowerPoint. */
  name: string;
  /** What PowerPoint calls its kind, where it has one. */
  type?: string;
  places: readonly LayoutPlace[];
}

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const title = (at = box(EDGE.left, 86, EDGE.width, 100), style = TITLE): LayoutPlace => ({
  placeholder: { type: 'title' },
  name: 'Title',
  box: at,
  style,
});
const body = (idx: number, at: Box, style = BODY): LayoutPlace => ({
  placeholder: { type: 'body', idx },
  name: idx === 1 ? 'Text' : `Text ${idx}`,
  box: at,
  style,
});

const WHOLE = box(EDGE.left, 199, EDGE.width, 321);
const LEAD = box(EDGE.left, 151, EDGE.width, 40);
const TABLE_TITLE: Style = { ...TITLE, size: 32, line: 38 };
const STATEMENT: Style = { size: 34, line: 42, colour: 'ink', bold: true, serif: true };

/** The deck's layouts, by the names that this room has for them. */
export const LAYOUTS = {
  cover: {
    name: 'Cover',
    type: 'title',
    places: [
      {
        placeholder: { type: 'ctrTitle' },
        name: 'Title',
        box: box(EDGE.left, 122, 440, 236),
        style: { ...TITLE, size: 72, line: 76 },
      },
      {
        placeholder: { type: 'subTitle', idx: 1 },
        name: 'Subtitle',
        box: box(EDGE.left, 386, 420, 120),
        style: { ...BODY, size: 30, line: 38 },
      },
      body(2, box(EDGE.left, 516, 400, 110), { ...BODY, size: 20, line: 27, colour: 'soft' }),
    ],
  },
  section: {
    name: 'Section',
    type: 'secHead',
    places: [
      title(box(EDGE.left, 250, EDGE.width, 130), { ...TITLE, size: 56, line: 62 }),
      body(1, box(EDGE.left, 396, EDGE.width, 200)),
    ],
  },
  text: { name: 'Text', type: 'tx', places: [title(), body(1, WHOLE)] },
  columns: {
    name: 'Two columns',
    type: 'twoObj',
    places: [title(), body(1, box(EDGE.left, 199, 564, 321)), body(2, box(652, 199, 564, 321))],
  },
  figure: { name: 'Figure', places: [title(), body(1, LEAD)] },
  aside: {
    name: 'Figure with aside',
    places: [title(), body(1, box(886, 199, 330, 321), { ...BODY, size: 24, line: 31 })],
  },
  tiles: { name: 'Tiles', places: [title(), body(1, LEAD)] },
  table: { name: 'Table', places: [title(), body(1, LEAD)] },
  quote: {
    name: 'Quote',
    places: [
      title(box(EDGE.left, 92, EDGE.width, 208), { ...TITLE, size: 102, line: 102 }),
      body(1, box(EDGE.left, 310, EDGE.width, 40), { ...BODY, size: 24, line: 30 }),
    ],
  },
  choice: { name: 'Choice', places: [title(), body(1, LEAD)] },
  cards: { name: 'Cards', places: [title(), body(1, LEAD)] },
  statement: { name: 'Statement', places: [title(), body(1, WHOLE, STATEMENT)] },
  list: {
    name: 'List',
    places: [title(box(EDGE.left, 50, EDGE.width, 44), TABLE_TITLE), body(1, box(EDGE.left, 100, EDGE.width, 60))],
  },
} as const satisfies Record<string, Layout>;

/** The layout of a slide: by its class, else by what stands on it. */
export function layoutOf({ kind, classes, body: parts }: Slide, text: SlideText | undefined): keyof typeof LAYOUTS {
  if (kind === 'cover' || kind === 'section') return kind;
  if (kind === 'claims' || kind === 'references') return 'list';
  const blocks = text?.body ?? [];
  const has = (name: string) => blocks.some((block) => holds(block, name));
  if (classes.includes('quote')) return 'quote';
  if (classes.includes('statement')) return 'statement';
  if (classes.includes('tiles') || has('big-numbers') || has('tile')) return 'tiles';
  if (classes.includes('figure') || has('aside')) return 'aside';
  if (has('choice')) return 'choice';
  if (has('cards') || has('sides')) return 'cards';
  if (has('columns')) return 'columns';
  if (classes.includes('table') || blocks.some(({ type }) => type === 'table')) return 'table';
  return parts.some((part) => typeof part !== 'string') ? 'figure' : 'text';
}

function holds(block: Block, name: string): boolean {
  return block.classes.includes(name) || (block.type === 'box' && block.blocks.some((inner) => holds(inner, name)));
}
