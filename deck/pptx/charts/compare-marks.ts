import type { BarsPanel } from '../../model/panel.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { barsOf, NO_LINE, run, scaling } from './chart-looks.ts';
import { byRow, type Row } from './chart-rows.ts';
import type { DataSheet } from './data-sheet.ts';

/** How the second pair of axes is known. */
const SECOND = { category: 333333333, value: 444444444 } as const;

/** Part of the axis that the mark of a single value takes. */
const THIN = 0.008;

/** Where figures from elsewhere stand on the axis of bars, row by row: where each mark begins, and how long it is. */
export interface CompareMarks {
  from: readonly (number | null)[];
  long: readonly (number | null)[];
  to: readonly (number | null)[];
}

/** The marks of a panel's figures from elsewhere; undefined where none stands on the axis. @param span length of the axis */
export function compareMarks({ compare }: BarsPanel, rows: readonly Row[], span: number): CompareMarks | undefined {
  const ends = (compare?.values ?? []).map(({ at, low, high }): [number, number] | undefined => {
    if (low !== undefined && high !== undefined) return [low, high];
    return at === undefined ? undefined : [at - (span * THIN) / 2, at + (span * THIN) / 2];
  });
  if (!ends.some(Boolean)) return undefined;
  const exact = (value: number) => Math.round(value * 1e6) / 1e6;
  const places = (of: (ends: [number, number]) => number) =>
    byRow(
      rows,
      ends.map((each) => (each ? exact(of(each)) : null)),
    );
  return { from: places(([from]) => from), long: places(([from, to]) => to - from), to: places(([, to]) => to) };
}

/**
 * The marks as a second chart over the bars, on axes of its own, unseen and of one length with theirs: a stack of what is
 * before each mark, which is not drawn, and the mark. PowerPoint has no other form for a mark on a bar.
 */
export function drawCompareMarks(
  { from, long }: CompareMarks,
  label: string,
  first: number,
  { colours, sheet }: { colours: Colours; sheet: DataSheet },
): string {
  sheet.add('compared from', `${label} ↓`, from);
  sheet.add('compared long', `${label} ↔`, long);
  const series = ['compared from', 'compared long'].map((key, i) =>
    run(
      sheet,
      first + i,
      key,
      el('c:spPr', {}, el('a:noFill'), colours.line(i === 0 ? undefined : { colour: 'ink', width: 2 })),
      el('c:invertIfNegative', { val: 0 }),
      el('c:cat', {}, sheet.categories()),
      el('c:val', {}, sheet.numbers(key)),
    ),
  );
  return barsOf({ upright: false, stacked: true, gap: 40, overlap: 100 }, series, SECOND);
}

/** The second pair of axes, without names and lines. They are not deleted: LibreOffice then sets their bars on the first pair. */
export function compareAxes(ends: { min: number; max: number }, rtl: boolean): string {
  const unseen = [
    el('c:majorTickMark', { val: 'none' }),
    el('c:minorTickMark', { val: 'none' }),
    el('c:tickLblPos', { val: 'none' }),
    el('c:spPr', {}, NO_LINE),
  ];
  return (
    el(
      'c:catAx',
      {},
      el('c:axId', { val: SECOND.category }),
      scaling({}, true),
      el('c:delete', { val: 0 }),
      el('c:axPos', { val: rtl ? 'r' : 'l' }),
      ...unseen,
      el('c:crossAx', { val: SECOND.value }),
      el('c:crosses', { val: 'autoZero' }),
      el('c:auto', { val: 0 }),
      el('c:lblAlgn', { val: 'ctr' }),
      el('c:lblOffset', { val: 100 }),
      el('c:noMultiLvlLbl', { val: 1 }),
    ) +
    el(
      'c:valAx',
      {},
      el('c:axId', { val: SECOND.value }),
      scaling(ends, rtl),
      el('c:delete', { val: 0 }),
      el('c:axPos', { val: 't' }),
      el('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
      ...unseen,
      el('c:crossAx', { val: SECOND.category }),
      el('c:crosses', { val: 'max' }),
      el('c:crossBetween', { val: 'between' }),
    )
  );
}
