import { type DivergingPanel, type Measured, measuredAt, type Series, type Side } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { APART } from '../../panels/kinds/diverging-shares.ts';
import { restOf } from '../../panels/layout/datum.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { barPlot } from './bar-chart.ts';
import { categoryAxis, valueAxis } from './chart-axes.ts';
import {
  area,
  byRow,
  type ChartKit,
  DETAIL,
  isMirrored,
  nameSize,
  type Row,
  rowsOf,
  superscribed,
  widestLabel,
} from './chart-rows.ts';
import { type ChartSeries, type Fill, type NativeChart, plainFormat } from './data-sheet.ts';

/** Shares of one whole, held by their middle: an invisible run before them leaves the room. */
export function divergingChart(panel: DivergingPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const rtl = isMirrored(kit);
  const { shares, apart } = sharesOf(panel, rows, kit.lang);
  const { offset, between, end } = layRuns(rows, shares, apart);
  const left = widestLabel(rows, kit);
  const pixels = (kit.width - left - 8) / end;
  const shown = (one: Share) => shareSeries(panel, one, rows, kit, pixels);
  const series = [
    room(offset),
    ...shares.map(shown),
    ...(apart.length > 0 ? [room(between)] : []),
    ...apart.map(shown),
  ];
  const look = { upright: false, stacked: true, gap: 60, overlap: 100 };
  const names = { rtl, side: 'l', reversed: true, skip: 1, size: nameSize(rows, kit, left, kit.height) } as const;
  const values = { rtl, min: 0, max: end, deleted: true, side: 'b', format: 'General', reversed: true } as const;
  return {
    head: wordsFor(kit.lang).category,
    categories: rows.map(({ label }) => label),
    series,
    legend: false,
    area: area(kit, { left, right: 8, top: 0, bottom: 0 }),
    plot: (colours, sheet) =>
      barPlot(look, series, colours, sheet) + categoryAxis(colours, names) + valueAxis(colours, values),
  };
}

/** The shares in the order in which they stand, what is missing to the whole among them, and those that stand apart. */
function sharesOf(panel: DivergingPanel, rows: readonly Row[], lang: string): { shares: Share[]; apart: Share[] } {
  const own = (side: Side) =>
    panel.series.flatMap((one, s) =>
      (one.side ?? 'neutral') === side ? [share(one, byRow(rows, panel.values[s]))] : [],
    );
  const rest = rows.map(({ index }) => {
    const left = index === undefined ? 0 : restOf(panel, index);
    return left > 0 ? left : null;
  });
  const missing: Share = { name: panel.rest ?? wordsFor(lang).rest, values: rest, side: 'neutral', pattern: 'solid' };
  const apart = own('apart');
  const middle = [...own('against'), ...own('neutral')];
  return apart.length > 0
    ? { shares: [...middle, ...own('for')], apart: [...apart, missing] }
    : { shares: [...middle, missing, ...own('for')], apart };
}

/** The empty runs that hold the shares by their middle and apart, row by row, and where the longest row ends. */
function layRuns(rows: readonly Row[], shares: readonly Share[], apart: readonly Share[]) {
  const sumOf = (of: readonly Share[], i: number) => of.reduce((sum, { values }) => sum + (values[i] ?? 0), 0);
  const part = { against: 1, neutral: 0.5, for: 0, apart: 0 };
  const before = rows.map((_, i) => shares.reduce((sum, { side, values }) => sum + (values[i] ?? 0) * part[side], 0));
  const most = Math.max(...before);
  const offset = before.map((value, i) =>
    rows[i]?.index === undefined ? null : Math.round((most - value) * 1e6) / 1e6,
  );
  const ends = rows.map((_, i) => (offset[i] ?? 0) + sumOf(shares, i));
  const reach = Math.max(...ends) + APART;
  const between = rows.map(({ index }, i) => (index === undefined ? null : reach - (ends[i] ?? 0)));
  const end = apart.length === 0 ? reach - APART : reach + Math.max(...rows.map((_, i) => sumOf(apart, i)));
  return { offset, between, end };
}

/** A run that is not seen. */
function room(values: (number | null)[]): ChartSeries {
  return { name: '', values, fill: { colour: 'paper', pattern: 'none' } };
}

const COLOURS = { against: 'accent', for: 'slate', neutral: 'track', apart: 'track' } as const;

function shareSeries(
  panel: DivergingPanel,
  one: Share,
  rows: readonly Row[],
  kit: ChartKit,
  pixels: number,
): ChartSeries {
  const loud = one.side === 'against' || one.side === 'for';
  const measured = rows.map(({ index }) => (index === undefined ? panel : measuredAt(panel, index)));
  return {
    name: one.name,
    values: one.values,
    fill: { colour: COLOURS[one.side], pattern: one.pattern },
    labels: {
      format: plainFormat(one.values, panel, kit.lang, { after: ` ${one.name}` }),
      own: ownFormats(one, measured, kit, pixels),
      size: DETAIL,
      bold: loud,
      position: 'ctr',
      colour: one.pattern === 'solid' && loud ? 'paper' : 'ink',
    },
  };
}

interface Share {
  name: string;
  values: (number | null)[];
  side: Side;
  pattern: NonNullable<Fill['pattern']>;
}

function share({ label, side = 'neutral', pattern = 'solid' }: Series, values: (number | null)[]): Share {
  return { name: superscribed(label), values, side, pattern };
}

/**
 * Formats by row: with its decimals where it has some, without a name where a share has no room for it, and none where it has not even
 * room for its value.
 */
function ownFormats(
  { name, values }: { name: string; values: readonly (number | null)[] },
  rows: readonly Measured[],
  { lang, measures }: ChartKit,
  pixels: number,
): Map<number, string | null> {
  const own = new Map<number, string | null>();
  values.forEach((value, i) => {
    const of = rows[i];
    if (value === null || !of) return;
    const printed = formatValue(value, of, lang);
    const room = (text: string) => measures.sans(text, DETAIL, 600) + 6 <= value * pixels;
    if (!room(`${printed} ${name}`)) own.set(i, room(printed) || value >= 3 ? plainFormat([value], of, lang) : null);
    else if (of.decimals !== undefined) own.set(i, plainFormat([value], of, lang, { after: ` ${name}` }));
  });
  return own;
}
