/** The numbers of a native chart: its series, the data sheet that they stand in, and the workbook that a double click opens. */

import { FACTORS, type Measured, type Pattern } from '../../model/panel.ts';
import { formatValue } from '../../panels/layout/format.ts';
import type { Colours } from '../look.ts';
import { Parts } from '../parts.ts';
import { el, escapeXml, NS, part } from '../xml.ts';

/** What an axis of values reaches, for what is drawn over it. */
export interface ValueAxis {
  along: 'x' | 'y';
  min: number;
  max: number;
  log?: boolean;
  /** Middles of the labels of reference lines and bands, from the plot's upper end, where other names stand beside it too. */
  labelsAt?: readonly number[];
}

/** A panel as a native chart: what is drawn, and its data sheet. */
export interface NativeChart {
  /** The charts and axes of the plot area, as XML. */
  plot(colours: Colours, sheet: DataSheet): string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  legend: boolean;
  /** The inner plot area, in parts of the whole. */
  area: { x: number; y: number; w: number; h: number };
  /** Its axis of values, where that is known. */
  axis?: ValueAxis;
  /** Room for labels between legend and plot, in parts of the whole. */
  above?: number;
}

/** A cell: words, a number, or nothing. */
type Cell = string | number | null;

/** The rows of a chart's data sheet, and where each run stands in them. */
export class DataSheet {
  readonly rows: Cell[][];
  readonly #columns = new Map<string, number>();
  /** Excel's codes of columns that hold days. */
  readonly days = new Map<number, string>();

  constructor(
    { categories, series }: Pick<NativeChart, 'categories' | 'series'>,
    words: { category: string; low: string; high: string },
  ) {
    this.rows = [[words.category], ...categories.map((label): Cell[] => [label])];
    series.forEach((one, s) => {
      this.add(`values ${s}`, one.name, one.values);
      if (one.low && one.high) {
        this.add(`low ${s}`, `${one.name}, ${words.low}`, one.low);
        this.add(`high ${s}`, `${one.name}, ${words.high}`, one.high);
        // PowerPoint's bars of error are lengths from the value.
        const minus = one.values.map((value, i) => apart(value, one.low?.[i] ?? null));
        const plus = one.values.map((value, i) => apart(one.high?.[i] ?? null, value));
        this.add(`minus ${s}`, `${one.name}, −`, minus);
        this.add(`plus ${s}`, `${one.name}, +`, plus);
      }
    });
  }

  /** Adds a run of numbers. @param days Excel's code for them on the axis, where they are days */
  add(key: string, name: string, values: readonly Cell[], days?: string): void {
    const [head = [], ...rows] = this.rows;
    this.#columns.set(key, head.length);
    if (days !== undefined) this.days.set(head.length, days);
    head.push(name);
    rows.forEach((row, i) => {
      row.push(values[i] ?? null);
    });
  }

  has(key: string): boolean {
    return this.#columns.has(key);
  }

  /** The name of a run, out of its cell. */
  name(key: string): string {
    return el('c:tx', this.#reference('str', this.#columns.get(key) ?? 0, 0, 0));
  }

  /** The numbers of a run, as a reference with its cache. */
  numbers(key: string): string {
    const column = this.#columns.get(key) ?? 0;
    const format = el('c:formatCode', escapeXml(this.days.get(column) ?? 'General'));
    return this.#reference('num', column, 1, this.rows.length - 1, format);
  }

  categories(): string {
    return this.#reference('str', 0, 1, this.rows.length - 1);
  }

  #reference(kind: 'str' | 'num', column: number, from: number, to: number, format = ''): string {
    const points = this.rows.slice(from, to + 1).map((row, idx) => {
      const cell = row[column] ?? null;
      return cell === null ? '' : el('c:pt', { idx }, el('c:v', escapeXml(String(cell))));
    });
    const name = columnName(column);
    const start = `${SHEET_NAME}!$${name}$${from + 1}`;
    const place = from === to ? start : `${start}:$${name}$${to + 1}`;
    const cache = el(`c:${kind}Cache`, format, el('c:ptCount', { val: points.length }), ...points);
    return el(`c:${kind}Ref`, el('c:f', place), cache);
  }
}

function apart(larger: number | null, smaller: number | null): number | null {
  return larger === null || smaller === null ? null : Math.round((larger - smaller) * 1e9) / 1e9;
}

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

export interface Moved {
  x?: number;
  y?: number;
}

/** What stands at the marks. */
export interface Labels {
  /** Excel's code for the number. */
  format: string;
  /** Other codes of single points; null for none at all. */
  own?: ReadonlyMap<number, string | null>;
  position?: 'outEnd' | 'ctr' | 'r' | 't' | 'l';
  /** Points whose label stands elsewhere than those of the others. */
  places?: ReadonlyMap<number, 'r' | 't' | 'l'>;
  /** Size in slide pixels. */
  size: number;
  colour: string;
  bold?: boolean;
  /** The value is that of the axis along, on a chart of points: as it is printed, point by point. */
  along?: readonly (string | undefined)[];
  /** How far a label is moved along and down, in parts of the chart's width and height. */
  moved?: ReadonlyMap<number, Moved>;
  /** Points whose label names the series too. */
  named?: ReadonlySet<number>;
}

/** Between the end of an interval and its label, in parts of the chart. */
const GAP = 0.008;

/**
 * Moves labels that stand at the ends of marks clear of the intervals round them.
 *
 * @param length of the axis in parts of the chart: below zero where values grow to the left or upwards
 */
export function clearIntervals(
  series: readonly ChartSeries[],
  { min, max }: { min: number; max: number },
  side: 'x' | 'y',
  length: number,
): void {
  for (const { labels, values, low, high } of series) {
    if (!labels || !high || max <= min) continue;
    const moved = values.flatMap((value, i) => {
      const place = labels.places?.get(i) ?? labels.position;
      const way = place === labels.position ? 1 : -1;
      const end = (way > 0 ? high : low)?.[i] ?? null;
      if (value === null || end === null || (end - value) * way <= 0 || (place === 't' && side === 'x')) return [];
      return [[i, { [side]: ((end - value) / (max - min)) * length + way * Math.sign(length) * GAP }] as const];
    });
    labels.moved = new Map(moved);
  }
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
  const known = values.filter((value) => value !== null);
  const shown = known.map((value) => value / (of.factor ? FACTORS[of.factor] : 1));
  const decimals = known.map((value) => /\.(\d+)/.exec(formatValue(value, of, 'en'))?.[1]?.length ?? 0);
  const fixed = of.decimals ?? Math.max(0, ...decimals);
  // Where some have decimals and others none, a fixed code would add zeros: General has what each needs, but for grouped thousands.
  const mixed = of.decimals === undefined && new Set(decimals).size > 1;
  const general =
    !of.factor && mixed && shown.every((value) => value === 0 || (Math.abs(value) < 1000 && Math.abs(value) >= 1e-3));
  const scale = ','.repeat(of.factor ? Math.round(Math.log10(FACTORS[of.factor]) / 3) : 0);
  const number = general ? 'General' : `#,##0${fixed > 0 ? `.${'0'.repeat(fixed)}` : ''}${scale}`;
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '”')}"`);
  return `${quoted(before + lead)}${number}${quoted(tail + after)};${quoted(`${before}−${lead}`)}${number}${quoted(tail + after)}`;
}

/** Codes of single points where one for all would write others with decimals that they do not have: `$25.000` beside `$0.004`. */
export function pointFormats(
  values: readonly (number | null)[],
  of: Measured,
  lang: string,
  words: { before?: string; after?: string } = {},
): Map<number, string> {
  const all = plainFormat(values, of, lang, words);
  const own = values.flatMap((value, i): [number, string][] => {
    const code = value === null ? all : plainFormat([value], of, lang, words);
    return code === all ? [] : [[i, code]];
  });
  // General has what each needs.
  return new Map(all.includes('General') ? [] : own);
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Name of the only sheet. */
const SHEET_NAME = 'Data';

/** A workbook of one sheet (ECMA-376 part 1, 18), as a chart keeps its numbers in. The same rows give the same bytes. */
export function workbook({ rows, days }: Pick<DataSheet, 'rows' | 'days'>): Uint8Array {
  const parts = new Parts();
  const book = 'xl/workbook.xml';
  const sheet = 'xl/worksheets/sheet1.xml';
  parts.relate('', 'officeDocument', book);
  const id = parts.relate(book, 'worksheet', sheet);
  parts.relate(book, 'styles', 'xl/styles.xml');
  const sheets = el('sheets', el('sheet', { name: SHEET_NAME, sheetId: 1, 'r:id': id }));
  parts.add(book, `${TYPE}.sheet.main+xml`, part(el('workbook', { xmlns: SHEET, 'xmlns:r': NS['xmlns:r'] }, sheets)));
  parts.add('xl/styles.xml', `${TYPE}.styles+xml`, part(STYLES));
  const data = rows.map((cells, r) =>
    el('row', { r: r + 1 }, ...cells.map((cell, c) => writeCell(cell, r, c, days.has(c)))),
  );
  parts.add(sheet, `${TYPE}.worksheet+xml`, part(el('worksheet', { xmlns: SHEET }, el('sheetData', ...data))));
  return parts.zip();
}

function writeCell(cell: Cell, row: number, column: number, isDay: boolean): string {
  if (cell === null) return '';
  const r = `${columnName(column)}${row + 1}`;
  if (typeof cell === 'number') return el('c', isDay ? { r, s: DAY } : { r }, el('v', String(cell)));
  return el('c', { r, t: 'inlineStr' }, el('is', el('t', { 'xml:space': 'preserve' }, escapeXml(cell))));
}

/** `A` to `Z`, `AA`, …, from 0. */
function columnName(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : columnName((column - rest) / 26 - 1) + letter;
}

/** The style of cells that hold a day, and Excel's own number format for one, as the reader's language writes it (ECMA-376 part 1, 18.8.30). */
const DAY = 1;
const SHORT_DATE = 14;

/** The least that a workbook must say of how it looks. */
const STYLES = el(
  'styleSheet',
  { xmlns: SHEET },
  el('fonts', { count: 1 }, el('font', el('sz', { val: 11 }), el('name', { val: 'Calibri' }))),
  el(
    'fills',
    { count: 2 },
    el('fill', el('patternFill', { patternType: 'none' })),
    el('fill', el('patternFill', { patternType: 'gray125' })),
  ),
  el('borders', { count: 1 }, el('border', el('left'), el('right'), el('top'), el('bottom'), el('diagonal'))),
  el('cellStyleXfs', { count: 1 }, el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
  el(
    'cellXfs',
    { count: 2 },
    el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }),
    el('xf', { numFmtId: SHORT_DATE, fontId: 0, fillId: 0, borderId: 0, xfId: 0, applyNumberFormat: 1 }),
  ),
  el('cellStyles', { count: 1 }, el('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
);
