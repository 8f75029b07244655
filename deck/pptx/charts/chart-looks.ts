/** How things of a native chart look: areas, letters, marks, bars of error, and the labels of a series. */

import type { Shape } from '../../model/panel.ts';
import { type Colours, points, type Stroke } from '../look.ts';
import { el, escapeXml } from '../xml.ts';
import type { DataSheet, Fill, Labels, Moved } from './data-sheet.ts';

/** Settings of the form `<c:name val="…"/>`, in the order that they are given in; none where undefined. */
export function settings(of: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(of)
    .map(([name, val]) => (val === undefined ? '' : el(`c:${name}`, { val })))
    .join('');
}

/** What is not drawn. */
export const NO_LINE = el('a:ln', el('a:noFill'));
export const NO_SHAPE = el('c:spPr', el('a:noFill'), NO_LINE);

/** How an area looks: solid, hatched, only an outline, or not there. */
export function shapeOf({ colour, pattern }: Fill, colours: Colours): string {
  if (pattern === 'none') return NO_SHAPE;
  const edge: Stroke = { colour, width: pattern === 'open' ? 3 : 2 };
  if (pattern === 'solid') return el('c:spPr', colours.fill(colour), NO_LINE);
  if (pattern === 'open') return el('c:spPr', colours.fill('paper'), colours.line(edge));
  const hatch = el(
    'a:pattFill',
    { prst: 'wdUpDiag' },
    el('a:fgClr', colours.of(colour)),
    el('a:bgClr', colours.of('paper')),
  );
  return el('c:spPr', hatch, colours.line(edge));
}

/** @param formatCode Excel's */
export const numberFormat = (formatCode: string): string => el('c:numFmt', { formatCode, sourceLinked: 0 });

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
    el('a:bodyPr', body),
    el('a:lstStyle'),
    el('a:p', el('a:pPr', run), el('a:endParaRPr', { lang: 'en' })),
  );
}

/** A mark on a line or by itself. @param size its width in slide pixels */
export function marker(shape: Shape, size: number, { colour, pattern }: Fill, colours: Colours): string {
  const open = pattern === 'open';
  // LibreOffice draws no edge round a mark: one that is white would not be seen there.
  const pale = colour === 'accent' ? 'half' : 'rule';
  const look = el('c:spPr', colours.fill(open ? pale : colour), colours.line({ colour, width: open ? 3 : 1 }));
  return el('c:marker', settings({ symbol: shape, size: Math.max(2, Math.min(72, Math.round(size * 0.75))) }), look);
}

/** Where an axis of values begins and ends. */
interface AxisEnds {
  /** Equal ratios stand at equal distances. */
  log?: boolean | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

export function scaling({ min, max, log }: AxisEnds, reverse = false): string {
  const orientation = reverse ? 'maxMin' : 'minMax';
  return el('c:scaling', settings({ logBase: log ? 10 : undefined, orientation, max, min }));
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
    settings({ errDir: axis, errBarType: 'both', errValType: 'cust', noEndCap: !capped }),
    el('c:plus', sheet.numbers(`plus ${series}`)),
    el('c:minus', sheet.numbers(`minus ${series}`)),
    el('c:spPr', colours.line({ colour: capped ? 'ink' : 'mark', width: 2 })),
  );
}

/** A run of values: its number, its name, and what charts of its form say. @param key of its column */
export function run(sheet: DataSheet, s: number, key: string, ...own: readonly string[]): string {
  return el('c:ser', settings({ idx: s, order: s }), sheet.name(key), ...own);
}

/** A point that looks otherwise than its series. Its marks stand before that it is no bubble, its area or line after it. */
export function pointOf(idx: number, before: string, after = ''): string {
  return el('c:dPt', settings({ idx }), before, settings({ bubble3D: 0 }), after);
}

/** How bars stand. */
export interface BarLook {
  upright: boolean;
  stacked: boolean;
  /** Between the bars of two categories, and how far those of one lie over each other, in hundredths of a bar. */
  gap: number;
  overlap: number;
}

/** The axes of a chart. */
export const axisIds = (...ids: readonly number[]): string => ids.map((axId) => settings({ axId })).join('');

/** Runs of bars, without their axes. */
export function barsOf(
  { upright, stacked, gap, overlap }: BarLook,
  runs: readonly string[],
  axes: { category: number; value: number },
): string {
  return el(
    'c:barChart',
    settings({ barDir: upright ? 'col' : 'bar', grouping: stacked ? 'stacked' : 'clustered', varyColors: 0 }),
    ...runs,
    settings({ gapWidth: gap, overlap }),
    axisIds(axes.category, axes.value),
  );
}

/** The labels of a series. */
export function writeLabels(labels: Labels | undefined, colours: Colours): string {
  if (!labels) return el('c:dLbls', shows({}));
  const { format, own = new Map<number, string | null>(), named = new Set<number>(), along, moved } = labels;
  const look = (code: string) => [
    numberFormat(code),
    NO_SHAPE,
    letters(labels.size, labels.colour, colours, labels.bold, UNBROKEN),
    settings({ dLblPos: labels.position }),
  ];
  if (along) {
    const single = along.map((text, idx) => alongLabel(text, idx, labels, look(format), colours));
    return el('c:dLbls', ...single, ...look(format), shows({}));
  }
  const indexes = [...new Set([...own.keys(), ...named, ...(moved?.keys() ?? [])])].sort((a, b) => a - b);
  const single = indexes.map((idx) => {
    const code = own.get(idx);
    if (code === null) return noLabel(idx);
    const name = named.has(idx);
    const shown = shows({ value: true, name }) + (name ? el('c:separator', ' ') : '');
    return el('c:dLbl', settings({ idx }), placeOf(moved?.get(idx)), ...look(code ?? format), shown);
  });
  return el('c:dLbls', ...single, ...look(format), shows({ value: true }));
}

function noLabel(idx: number): string {
  return el('c:dLbl', settings({ idx, delete: 1 }));
}

/** A length in parts of the chart. */
export const inPart = (part: number): number => Math.round(part * 1e5) / 1e5;

function placeOf(moved: Moved | undefined): string {
  if (!moved) return '';
  const { x = 0, y = 0 } = moved;
  return el('c:layout', el('c:manualLayout', settings({ x: inPart(x), y: inPart(y) })));
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
  const field = el('a:fld', { id, type: 'XVALUE' }, run, el('a:pPr'), el('a:t', escapeXml(text)));
  const line = el('a:p', field, el('a:endParaRPr', { lang: 'en' }));
  const c15 = 'http://schemas.microsoft.com/office/drawing/2012/chart';
  const uri = '{CE6537A1-D6FC-4f65-9D91-7224C49458BB}';
  return el(
    'c:dLbl',
    settings({ idx }),
    placeOf(moved?.get(idx)),
    el('c:tx', el('c:rich', el('a:bodyPr', UNBROKEN), el('a:lstStyle'), line)),
    number,
    fill,
    own === undefined ? position : settings({ dLblPos: own }),
    shows({ along: true }),
    el('c:extLst', el('c:ext', { uri, 'xmlns:c15': c15 }, el('c15:dlblFieldTable'))),
  );
}

function shows({ value = false, along = false, name = false }): string {
  const [showLegendKey, showPercent, showBubbleSize] = [false, false, false];
  return settings({
    showLegendKey,
    showVal: value,
    showCatName: along,
    showSerName: name,
    showPercent,
    showBubbleSize,
  });
}
