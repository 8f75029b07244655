/** How things of a native chart look: areas, letters, marks, bars of error, and the labels of a series. */

import type { Shape } from '../../model/panel.ts';
import { type Colours, points, type Stroke } from '../look.ts';
import { el, escapeXml } from '../xml.ts';
import type { DataSheet, Fill, Labels, Moved } from './data-sheet.ts';

/** What is not drawn. */
export const NO_LINE = el('a:ln', {}, el('a:noFill'));
export const NO_SHAPE = el('c:spPr', {}, el('a:noFill'), NO_LINE);

/** How an area looks: solid, hatched, only an outline, or not there. */
export function shapeOf({ colour, pattern }: Fill, colours: Colours): string {
  if (pattern === 'none') return NO_SHAPE;
  const edge: Stroke = { colour, width: pattern === 'open' ? 3 : 2 };
  if (pattern === 'solid') return el('c:spPr', {}, colours.fill(colour), NO_LINE);
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
const UNBROKEN = { wrap: 'none' } as const;

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

/** Where an axis of values begins and ends. */
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

/** A run of values: its number, its name, and what charts of its form say. @param key of its column */
export function run(sheet: DataSheet, s: number, key: string, ...own: readonly string[]): string {
  return el('c:ser', {}, el('c:idx', { val: s }), el('c:order', { val: s }), sheet.name(key), ...own);
}

/** How bars stand. */
export interface BarLook {
  upright: boolean;
  stacked: boolean;
  /** Between the bars of two categories, and how far those of one lie over each other, in hundredths of a bar. */
  gap: number;
  overlap: number;
}

/** Runs of bars, without their axes. */
export function barsOf(
  { upright, stacked, gap, overlap }: BarLook,
  runs: readonly string[],
  axes: { category: number; value: number },
): string {
  return el(
    'c:barChart',
    {},
    el('c:barDir', { val: upright ? 'col' : 'bar' }),
    el('c:grouping', { val: stacked ? 'stacked' : 'clustered' }),
    el('c:varyColors', { val: 0 }),
    ...runs,
    el('c:gapWidth', { val: gap }),
    el('c:overlap', { val: overlap }),
    el('c:axId', { val: axes.category }),
    el('c:axId', { val: axes.value }),
  );
}

/** The labels of a series. */
export function writeLabels(labels: Labels | undefined, colours: Colours): string {
  if (!labels) return el('c:dLbls', {}, ...shows({}));
  const { format, own = new Map<number, string | null>(), named = new Set<number>(), along, moved } = labels;
  const look = (code: string) => [
    el('c:numFmt', { formatCode: code, sourceLinked: 0 }),
    NO_SHAPE,
    letters(labels.size, labels.colour, colours, labels.bold, UNBROKEN),
    labels.position ? el('c:dLblPos', { val: labels.position }) : '',
  ];
  if (along)
    return el(
      'c:dLbls',
      {},
      ...along.map((text, idx) => alongLabel(text, idx, labels, look(format), colours)),
      ...look(format),
      ...shows({}),
    );
  const indexes = [...new Set([...own.keys(), ...named, ...(moved?.keys() ?? [])])].sort((a, b) => a - b);
  const single = indexes.map((idx) => {
    const code = own.get(idx);
    if (code === null) return noLabel(idx);
    const name = named.has(idx);
    const separator = name ? el('c:separator', {}, ' ') : '';
    return el(
      'c:dLbl',
      {},
      el('c:idx', { val: idx }),
      placeOf(moved?.get(idx)),
      ...look(code ?? format),
      ...shows({ value: true, name }),
      separator,
    );
  });
  return el('c:dLbls', {}, ...single, ...look(format), ...shows({ value: true }));
}

function noLabel(idx: number): string {
  return el('c:dLbl', {}, el('c:idx', { val: idx }), el('c:delete', { val: 1 }));
}

function placeOf(moved: Moved | undefined): string {
  if (!moved) return '';
  const [x, y] = [moved.x ?? 0, moved.y ?? 0].map((part) => Math.round(part * 1e5) / 1e5);
  return el('c:layout', {}, el('c:manualLayout', {}, el('c:x', { val: x }), el('c:y', { val: y })));
}

/** A field of PowerPoint 2013 for the value along: other programs show the text in it. */
function alongLabel(
  text: string | undefined,
  idx: number,
  { size, bold, colour, moved, places }: Labels,
  [number = '', fill = '', , position = '']: string[],
  colours: Colours,
): string {
  if (text === undefined) return noLabel(idx);
  const own = places?.get(idx);
  const run = el('a:rPr', { lang: 'en', sz: points(size), b: bold ? 1 : 0 }, colours.fill(colour));
  const id = `{6A1C0000-0000-4000-9000-${(idx + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
  const field = el('a:fld', { id, type: 'XVALUE' }, run, el('a:pPr'), el('a:t', {}, escapeXml(text)));
  const rich = el(
    'c:rich',
    {},
    el('a:bodyPr', UNBROKEN),
    el('a:lstStyle'),
    el('a:p', {}, field, el('a:endParaRPr', { lang: 'en' })),
  );
  const c15 = 'http://schemas.microsoft.com/office/drawing/2012/chart';
  const table = el(
    'c:ext',
    { uri: '{CE6537A1-D6FC-4f65-9D91-7224C49458BB}', 'xmlns:c15': c15 },
    el('c15:dlblFieldTable'),
  );
  return el(
    'c:dLbl',
    {},
    el('c:idx', { val: idx }),
    placeOf(moved?.get(idx)),
    el('c:tx', {}, rich),
    number,
    fill,
    own === undefined ? position : el('c:dLblPos', { val: own }),
    ...shows({ along: true }),
    el('c:extLst', {}, table),
  );
}

function shows({
  value = false,
  along = false,
  name = false,
}: {
  value?: boolean;
  along?: boolean;
  name?: boolean;
}): string[] {
  const flags = { LegendKey: false, Val: value, CatName: along, SerName: name, Percent: false, BubbleSize: false };
  return Object.entries(flags).map(([tag, val]) => el(`c:show${tag}`, { val }));
}
