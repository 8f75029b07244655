/** The rows of a native chart: their names with raised numerals, their values, and the room that names take. */

import { directionOf } from '../../model/direction.ts';
import { runsOf } from '../../model/figure-marks.ts';
import type { Category, ValuesPanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { totalOf } from '../../panels/layout/datum.ts';
import { categoryName, formatValue } from '../../panels/layout/format.ts';
import { type Measures, SETTINGS } from '../typeset.ts';
import type { ChartSeries, NativeChart } from './data-sheet.ts';

/** What a native chart is laid out for. */
export interface ChartKit {
  lang: string;
  measures: Measures;
  /** In slide pixels. */
  width: number;
  height: number;
}

/** Whether a chart is mirrored: its rows are named at the right, and its values grow from there. */
export function isMirrored({ lang }: Pick<ChartKit, 'lang'>): boolean {
  return directionOf(lang) === 'rtl';
}

/** Letters of categories, and of values at their marks. */
export const LABEL = 20;
export const DETAIL = 18;
/** How axes are known to each other. */
export const AXES = { category: 111111111, value: 222222222 } as const;

/** A row of the data sheet: a category, or the name of a group over its own. */
export interface Row {
  label: string;
  /** Of the panel's categories; none for a group's name. */
  index?: number;
}

export function rowsOf(panel: ValuesPanel, lang: string): Row[] {
  const rows: Row[] = [];
  let group: string | undefined;
  panel.categories.forEach((category, index) => {
    if (category.group !== undefined && category.group !== group) rows.push({ label: superscribed(category.group) });
    group = category.group;
    rows.push({ label: labelOf(panel, category, index, lang), index });
  });
  return rows;
}

/** Name and second line; where no value is known, that it is not, and of which series where others have theirs. */
function labelOf(panel: ValuesPanel, category: Category, index: number, lang: string): string {
  const missing = panel.values.every((_, s) => isMissing(panel, s, index)) && (panel.totals?.[index] ?? null) === null;
  const stacked = panel.kind === 'bars' && panel.arrangement === 'stacked' && panel.series.length > 1;
  const total = stacked ? totalOf(panel, index) : null;
  // A line shows by its gap where it has no value, and names its days by themselves.
  const partly = missing || panel.kind === 'line' ? [] : panel.series.filter((_, s) => isMissing(panel, s, index));
  return [
    superscribed(categoryName(category, lang)) + (missing ? `: ${formatValue(null, panel, lang)}` : ''),
    category.detail,
    partly.length > 0 &&
      `${formatValue(null, panel, lang)} ${partly.map(({ label }) => superscribed(label)).join(', ')}`,
    total === null ? undefined : `${wordsFor(lang).total}: ${formatValue(total, panel, lang)}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function isMissing({ values }: ValuesPanel, series: number, index: number): boolean {
  return (values[series]?.[index] ?? null) === null;
}

/** Runs of a panel by the rows of the sheet: nothing where a group is named. */
export function byRow(rows: readonly Row[], run: readonly (number | null)[] | undefined): (number | null)[] {
  return rows.map(({ index }) => (index === undefined ? null : (run?.[index] ?? null)));
}

/** Ends of intervals of a series, whatever kind of panel has them. */
function endsOf(panel: ValuesPanel, rows: readonly Row[], s: number): Pick<ChartSeries, 'low' | 'high'> {
  const { low, high } = panel as { low?: (number | null)[][]; high?: (number | null)[][] };
  if (!low?.[s]?.some((end) => end !== null) || !high?.[s]) return {};
  return { low: byRow(rows, low[s]), high: byRow(rows, high[s]) };
}

/** What every kind of chart has of a series: its name, its values by row, and the ends of their intervals. */
export function runOf(
  panel: ValuesPanel,
  rows: readonly Row[],
  s: number,
): Pick<ChartSeries, 'name' | 'low' | 'high'> & { values: (number | null)[] } {
  return {
    name: superscribed(panel.series[s]?.label ?? ''),
    values: byRow(rows, panel.values[s]),
    ...endsOf(panel, rows, s),
  };
}

/** Letters in which every name has room in its row, in slide pixels. @param left room beside the rows @param high of all rows */
export function nameSize(rows: readonly Row[], { measures }: ChartKit, left: number, high: number): number {
  const pitch = high / Math.max(1, rows.length);
  const linesAt = (size: number) => Math.max(...rows.map(({ label }) => linesOf(label, measures, size, left - 14)));
  let size = LABEL;
  while (size > 9 && linesAt(size) * size * 1.32 > pitch) size -= 1;
  return size;
}

/** Lines that a name takes in a width, in slide pixels. */
function linesOf(label: string, measures: Measures, size: number, wide: number): number {
  const counts = label
    .split('\n')
    .map((line) => Math.max(1, Math.ceil((measures.sans(line, size, 400) * SETTINGS.powerPoint.sans) / wide)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Height of the names under upright bars, in slide pixels: two lines, or as many as they need. @param wide of all bars */
export function namesHeight(rows: readonly Row[], measures: Measures, wide: number): number {
  const most = Math.max(...rows.map(({ label }) => linesOf(label, measures, DETAIL, wide / rows.length - 8)));
  return Math.min(5, Math.max(2, most)) * 22 + 16;
}

/** Of so many names under an axis one has room. */
export function nameSkip(rows: readonly Row[], { measures }: ChartKit, wide: number): number {
  const pitch = wide / Math.max(1, rows.length);
  const widest = Math.max(
    ...rows.flatMap(({ label }) => label.split(' ').map((word) => measures.sans(word, DETAIL, 400))),
  );
  return Math.max(1, Math.ceil((widest + 12) / pitch));
}

/** How wide the widest of the names is, in slide pixels. */
export function widestLabel(rows: readonly Row[], { measures, width }: ChartKit): number {
  const lines = rows.flatMap(({ label }) => label.split('\n'));
  return Math.min(
    width * 0.36,
    Math.max(60, ...lines.map((line) => measures.sans(line, LABEL, 400) * SETTINGS.widest.sans)) + 16,
  );
}

export function area(
  { width, height, lang }: ChartKit,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): NativeChart['area'] {
  return {
    x: (isMirrored({ lang }) ? right : left) / width,
    y: top / height,
    w: Math.max(0.1, (width - left - right) / width),
    h: Math.max(0.1, (height - top - bottom) / height),
  };
}

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Words whose numerals are raised digits: a chart's labels know no links, and no runs. */
export function superscribed(text: string): string {
  return runsOf(text, () => 0)
    .map((run) => ('text' in run ? run.text : [...String(run.number)].map((digit) => DIGITS[Number(digit)]).join('')))
    .join('');
}
