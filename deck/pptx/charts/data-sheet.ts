import type { Colours } from '../look.ts';
import { el, escapeXml } from '../xml.ts';
import type { ChartSeries } from './chart-series.ts';
import { type Cell, columnName, SHEET_NAME } from './workbook.ts';

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
  /** What the first column is headed. */
  head: string;
  series: readonly ChartSeries[];
  legend: boolean;
  /** The inner plot area, in parts of the whole. */
  area: { x: number; y: number; w: number; h: number };
  /** Its axis of values, where that is known. */
  axis?: ValueAxis;
  /** Room for labels between legend and plot, in parts of the whole. */
  above?: number;
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
