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
