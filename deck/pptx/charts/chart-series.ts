import { FACTORS, type Measured, type Pattern } from '../../model/panel.ts';
import { formatValue } from '../../panels/layout/format.ts';

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
  position?: 'outEnd' | 'ctr' | 'inEnd' | 'inBase' | 'r' | 't' | 'l';
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
  for (const { labels, values, high } of series) {
    if (!labels || !high || max <= min) continue;
    const moved = values.flatMap((value, i) => {
      const end = high[i] ?? null;
      if (value === null || end === null || end <= value) return [];
      return [[i, { [side]: ((end - value) / (max - min)) * length + Math.sign(length) * GAP }] as const];
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
