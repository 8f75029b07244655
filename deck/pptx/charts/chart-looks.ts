import type { Shape } from '../../model/panel.ts';
import { type Colours, points, type Stroke } from '../look.ts';
import { el } from '../xml.ts';
import type { Fill } from './chart-series.ts';
import type { DataSheet } from './data-sheet.ts';

/** How an area looks: solid, hatched, only an outline, or not there. */
export function shapeOf({ colour, pattern }: Fill, colours: Colours): string {
  if (pattern === 'none') return el('c:spPr', {}, el('a:noFill'), el('a:ln', {}, el('a:noFill')));
  const edge: Stroke = { colour, width: pattern === 'open' ? 3 : 2 };
  if (pattern === 'solid') return el('c:spPr', {}, colours.fill(colour), el('a:ln', {}, el('a:noFill')));
  if (pattern === 'open') return el('c:spPr', {}, colours.fill('paper'), colours.line(edge));
  const hatch = el(
    'a:pattFill',
    { prst: 'wdUpDiag' },
    el('a:fgClr', {}, colours.of(colour)),
    el('a:bgClr', {}, colours.of('paper')),
  );
  return el('c:spPr', {}, hatch, colours.line(edge));
}

/** Of an axis: its labels are never turned. */
export const LEVEL = { rot: 0, vert: 'horz' } as const;

/** Of a label at a value: LibreOffice breaks it in the middle of its number where a bar is short. */
export const UNBROKEN = { wrap: 'none' } as const;

/** Letters of a chart. @param size in slide pixels; @param body attributes of the text's box */
export function letters(
  size: number,
  colour: string,
  colours: Colours,
  bold = false,
  body: Readonly<Record<string, string | number>> = {},
): string {
  const run = el(
    'a:defRPr',
    { sz: points(size), b: bold ? 1 : 0 },
    colours.fill(colour),
    el('a:latin', { typeface: '+mn-lt' }),
  );
  return el(
    'c:txPr',
    {},
    el('a:bodyPr', body),
    el('a:lstStyle'),
    el('a:p', {}, el('a:pPr', {}, run), el('a:endParaRPr', { lang: 'en' })),
  );
}

const SYMBOLS: Readonly<Record<Shape, string>> = {
  circle: 'circle',
  diamond: 'diamond',
  square: 'square',
  triangle: 'triangle',
};

/** A mark on a line or by itself. @param size its width in slide pixels */
export function marker(shape: Shape, size: number, { colour, pattern }: Fill, colours: Colours): string {
  const open = pattern === 'open';
  // LibreOffice draws no edge round a mark: one that is white would not be seen there.
  const pale = colour === 'accent' ? 'half' : 'rule';
  const look = el('c:spPr', {}, colours.fill(open ? pale : colour), colours.line({ colour, width: open ? 3 : 1 }));
  return el(
    'c:marker',
    {},
    el('c:symbol', { val: SYMBOLS[shape] }),
    el('c:size', { val: Math.max(2, Math.min(72, Math.round(size * 0.75))) }),
    look,
  );
}

/** An axis that is not seen. */
export interface AxisEnds {
  /** Equal ratios stand at equal distances. */
  log?: boolean | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

export function scaling({ min, max, log }: AxisEnds, reverse = false): string {
  return el(
    'c:scaling',
    {},
    log ? el('c:logBase', { val: 10 }) : '',
    el('c:orientation', { val: reverse ? 'maxMin' : 'minMax' }),
    max === undefined ? '' : el('c:max', { val: max }),
    min === undefined ? '' : el('c:min', { val: min }),
  );
}

/** Bars of error from the columns of an interval. @param axis the one that the values stand on */
export function errorBars(
  sheet: DataSheet,
  series: number,
  axis: 'x' | 'y' | undefined,
  colours: Colours,
  capped = true,
): string {
  return el(
    'c:errBars',
    {},
    axis ? el('c:errDir', { val: axis }) : '',
    el('c:errBarType', { val: 'both' }),
    el('c:errValType', { val: 'cust' }),
    el('c:noEndCap', { val: !capped }),
    el('c:plus', {}, sheet.numbers(`plus ${series}`)),
    el('c:minus', {}, sheet.numbers(`minus ${series}`)),
    el('c:spPr', {}, colours.line({ colour: capped ? 'ink' : 'mark', width: 2 })),
  );
}
