import { FACTORS, type Measured, type Pattern, type Shape } from '../../model/panel.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { type Colours, points, type Stroke } from '../look.ts';
import { el, escapeXml } from '../xml.ts';
import { type Cell, columnName, SHEET_NAME } from './workbook.ts';

/** How a bar, a line's mark or a part of a stack looks. */
export interface Fill {
  colour: string;
  pattern: Pattern | 'none';
}

/** One run of values of a native chart. Its column in the data sheet is the one that it has in the order of the series. */
export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
  fill: Fill;
  /** Points that look another way than their series. */
  points?: ReadonlyMap<number, Fill>;
  /** Ends of intervals; columns of their own. */
  low?: readonly (number | null)[] | undefined;
  high?: readonly (number | null)[] | undefined;
  labels?: Labels | undefined;
}

/** What stands at the marks. */
export interface Labels {
  /** Excel's code for the number. */
  format: string;
  /** Other codes of single points; null for none at all. */
  own?: ReadonlyMap<number, string | null>;
  position?: 'outEnd' | 'ctr' | 'inEnd' | 'inBase' | 'r' | 't' | 'l';
  /** Size in slide pixels. */
  size: number;
  colour: string;
  bold?: boolean;
  /** The value is that of the axis along, on a chart of points: as it is printed, point by point. */
  along?: readonly (string | undefined)[];
  /** How far a label is moved down, in parts of the chart's height. */
  moved?: ReadonlyMap<number, number>;
  /** Points whose label names the series too. */
  named?: ReadonlySet<number>;
}

/** A panel as a native chart: what is drawn, and its data sheet. */
export interface NativeChart {
  /** The charts and axes of the plot area, as XML. */
  plot(colours: Colours, sheet: DataSheet): string;
  categories: readonly string[];
  /** What the first column is headed. */
  head: string;
  series: readonly ChartSeries[];
  legend: boolean;
  /** The inner plot area, in parts of the whole. */
  area: { x: number; y: number; w: number; h: number };
}

/**
 * Excel's code for a panel's numbers: with the sign of its unit, its decimals and the factor that they are written in, as the page has them.
 * @param values all that are printed with it
 */
export function plainFormat(
  values: readonly (number | null)[],
  of: Measured,
  lang: string,
  { before = '', after = '' }: { before?: string; after?: string } = {},
): string {
  const [lead = '', tail = ''] = formatValue(1, { unit: of.unit, decimals: 0 }, lang).split('1');
  const shown = values.flatMap((value) => (value === null ? [] : [value / (of.factor ? FACTORS[of.factor] : 1)]));
  const decimals = shown.map((value) => Math.min(4, (String(Math.abs(value)).split(/[.e]/)[1] ?? '').length));
  const fixed = of.decimals ?? Math.max(0, ...decimals);
  // Where some have decimals and others none, a fixed code would add zeros: General has what each needs, but for grouped thousands.
  const mixed = of.decimals === undefined && new Set(decimals).size > 1;
  const general = !of.factor && mixed && shown.every((value) => Math.abs(value) < 1000);
  const scale = ','.repeat(of.factor ? Math.round(Math.log10(FACTORS[of.factor]) / 3) : 0);
  const number = general ? 'General' : `#,##0${fixed > 0 ? `.${'0'.repeat(fixed)}` : ''}${scale}`;
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '”')}"`);
  return `${quoted(before + lead)}${number}${quoted(tail + after)};${quoted(`${before}−${lead}`)}${number}${quoted(tail + after)}`;
}

/** The rows of a chart's data sheet, and where each run stands in them. */
export class DataSheet {
  readonly rows: Cell[][];
  readonly #columns = new Map<string, number>();
  readonly #formats = new Map<string, string>();
  readonly #count: number;

  constructor(
    { head, categories, series }: Pick<NativeChart, 'head' | 'categories' | 'series'>,
    words: { low: string; high: string },
  ) {
    this.#count = categories.length;
    this.rows = [[head], ...categories.map((label): Cell[] => [label])];
    series.forEach((one, s) => {
      this.#add(`values ${s}`, one.name, one.values);
      if (one.low && one.high) {
        this.#add(`low ${s}`, `${one.name}, ${words.low}`, one.low);
        this.#add(`high ${s}`, `${one.name}, ${words.high}`, one.high);
        // PowerPoint's bars of error are lengths from the value.
        this.#add(
          `minus ${s}`,
          `${one.name}, −`,
          one.values.map((value, i) => apart(value, one.low?.[i] ?? null)),
        );
        this.#add(
          `plus ${s}`,
          `${one.name}, +`,
          one.values.map((value, i) => apart(one.high?.[i] ?? null, value)),
        );
      }
    });
  }

  /** Adds a run of numbers. */
  #add(key: string, name: string, values: readonly Cell[]): void {
    const [head, ...rows] = this.rows;
    this.#columns.set(key, head?.length ?? 0);
    head?.push(name);
    rows.forEach((row, i) => {
      row.push(values[i] ?? null);
    });
  }

  has(key: string): boolean {
    return this.#columns.has(key);
  }

  /** Adds a run that the chart needs and no reader. */
  add(key: string, name: string, values: readonly Cell[], format = 'General'): void {
    this.#formats.set(key, format);
    this.#add(key, name, values);
  }

  /** The name of a run, out of its cell. */
  name(key: string): string {
    const column = this.#columns.get(key) ?? 0;
    const cell = String(this.rows[0]?.[column] ?? '');
    const cache = el('c:strCache', {}, el('c:ptCount', { val: 1 }), point(0, cell));
    return el('c:tx', {}, el('c:strRef', {}, el('c:f', {}, this.#address(column, 0, 0)), cache));
  }

  /** The numbers of a run, as a reference with its cache. */
  numbers(key: string): string {
    const column = this.#columns.get(key) ?? 0;
    const points = this.rows.slice(1).map((row, i) => {
      const cell = row[column] ?? null;
      return cell === null ? '' : point(i, String(cell));
    });
    const cache = el(
      'c:numCache',
      {},
      el('c:formatCode', {}, escapeXml(this.#formats.get(key) ?? 'General')),
      el('c:ptCount', { val: this.#count }),
      ...points,
    );
    return el('c:numRef', {}, el('c:f', {}, this.#address(column, 1, this.#count)), cache);
  }

  categories(): string {
    const points = this.rows.slice(1).map((row, i) => point(i, String(row[0] ?? '')));
    const cache = el('c:strCache', {}, el('c:ptCount', { val: this.#count }), ...points);
    return el('c:strRef', {}, el('c:f', {}, this.#address(0, 1, this.#count)), cache);
  }

  #address(column: number, from: number, to: number): string {
    const name = columnName(column);
    const start = `${SHEET_NAME}!$${name}$${from + 1}`;
    return from === to ? start : `${start}:$${name}$${to + 1}`;
  }
}

function apart(larger: number | null, smaller: number | null): number | null {
  return larger === null || smaller === null ? null : Math.round((larger - smaller) * 1e9) / 1e9;
}

function point(idx: number, text: string): string {
  return el('c:pt', { idx }, el('c:v', {}, escapeXml(text)));
}

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

/** Letters of a chart. @param size in slide pixels */
export function letters(size: number, colour: string, colours: Colours, bold = false, level = false): string {
  const run = el(
    'a:defRPr',
    { sz: points(size), b: bold ? 1 : 0 },
    colours.fill(colour),
    el('a:latin', { typeface: '+mn-lt' }),
  );
  return el(
    'c:txPr',
    {},
    el('a:bodyPr', level ? { rot: 0, vert: 'horz' } : {}),
    el('a:lstStyle'),
    el('a:p', {}, el('a:pPr', {}, run), el('a:endParaRPr', { lang: 'en' })),
  );
}

/** The labels of a series. */
export function writeLabels(labels: Labels | undefined, colours: Colours): string {
  if (!labels) return el('c:dLbls', {}, ...shows({}));
  const { format, own = new Map<number, string | null>(), named = new Set<number>(), along, moved } = labels;
  const look = (code: string) => [
    el('c:numFmt', { formatCode: code, sourceLinked: 0 }),
    el('c:spPr', {}, el('a:noFill'), el('a:ln', {}, el('a:noFill'))),
    letters(labels.size, labels.colour, colours, labels.bold),
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
    if (code === null) return el('c:dLbl', {}, el('c:idx', { val: idx }), el('c:delete', { val: 1 }));
    const name = named.has(idx);
    const separator = name ? el('c:separator', {}, ' ') : '';
    const down = moved?.get(idx);
    const place =
      down === undefined
        ? ''
        : el(
            'c:layout',
            {},
            el('c:manualLayout', {}, el('c:x', { val: 0 }), el('c:y', { val: Math.round(down * 1e5) / 1e5 })),
          );
    return el(
      'c:dLbl',
      {},
      el('c:idx', { val: idx }),
      place,
      ...look(code ?? format),
      ...shows({ value: true, name }),
      separator,
    );
  });
  return el('c:dLbls', {}, ...single, ...look(format), ...shows({ value: true }));
}

/** A field of PowerPoint 2013 for the value along: other programs show the text in it. */
function alongLabel(
  text: string | undefined,
  idx: number,
  { size, bold, colour }: Labels,
  [number = '', fill = '', , position = '']: string[],
  colours: Colours,
): string {
  if (text === undefined) return el('c:dLbl', {}, el('c:idx', { val: idx }), el('c:delete', { val: 1 }));
  const run = el('a:rPr', { lang: 'en', sz: points(size), b: bold ? 1 : 0 }, colours.fill(colour));
  const id = `{6A1C0000-0000-4000-9000-${(idx + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
  const field = el('a:fld', { id, type: 'XVALUE' }, run, el('a:pPr'), el('a:t', {}, escapeXml(text)));
  const rich = el(
    'c:rich',
    {},
    el('a:bodyPr'),
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
    el('c:tx', {}, rich),
    number,
    fill,
    position,
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

const SYMBOLS: Readonly<Record<Shape, string>> = {
  circle: 'circle',
  diamond: 'diamond',
  square: 'square',
  triangle: 'triangle',
};

/** A mark on a line or by itself. @param size its width in slide pixels */
export function marker(shape: Shape, size: number, { colour, pattern }: Fill, colours: Colours): string {
  const open = pattern === 'open';
  const look = el('c:spPr', {}, colours.fill(open ? 'paper' : colour), colours.line({ colour, width: open ? 3 : 1 }));
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
export function errorBars(sheet: DataSheet, series: number, axis: 'x' | 'y' | undefined, colours: Colours): string {
  return el(
    'c:errBars',
    {},
    axis ? el('c:errDir', { val: axis }) : '',
    el('c:errBarType', { val: 'both' }),
    el('c:errValType', { val: 'cust' }),
    el('c:noEndCap', { val: 0 }),
    el('c:plus', {}, sheet.numbers(`plus ${series}`)),
    el('c:minus', {}, sheet.numbers(`minus ${series}`)),
    el('c:spPr', {}, colours.line({ colour: 'ink', width: 2 })),
  );
}
