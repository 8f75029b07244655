import { type DivergingPanel, type Measured, measuredAt, type Series, type Side } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { APART } from '../../panels/kinds/diverging-shares.ts';
import { restOf } from '../../panels/layout/datum.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { SETTINGS } from '../typeset.ts';
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
  const look = { rows, kit, ...labelling(panel, rows, kit, [...shares, ...apart], end) };
  const shown = (one: Share) => shareSeries(panel, one, look);
  const top = look.legend ? legendHeight([...shares, ...apart], kit) : 0;
  const series = [
    room(offset),
    ...shares.map(shown),
    ...(apart.length > 0 ? [room(between)] : []),
    ...apart.map(shown),
  ];
  const bars = { upright: false, stacked: true, gap: 60, overlap: 100 };
  const names = { rtl, side: 'l', reversed: true, skip: 1, size: nameSize(rows, kit, left, kit.height - top) } as const;
  const values = { rtl, min: 0, max: end, deleted: true, side: 'b', format: 'General', reversed: true } as const;
  return {
    categories: rows.map(({ label }) => label),
    series,
    legend: look.legend,
    area: area(kit, { left, right: 8, top, bottom: 0 }),
    plot: (colours, sheet) =>
      barPlot(bars, series, colours, sheet) + categoryAxis(colours, names) + valueAxis(colours, values),
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

/**
 * A run that is not seen. Its name is a space: without one a legend makes one up, and which of its entries is struck out PowerPoint and
 * LibreOffice do not agree on where rows run downwards.
 */
function room(values: (number | null)[]): ChartSeries {
  return { name: '\u00a0', values, fill: { colour: 'paper', pattern: 'none' } };
}

/** How the labels of shares are set: at what pixels of a point, and whether a legend names them. */
interface Labelling {
  pixels: number;
  legend: boolean;
}

/** Where a share has no room for number and name, a legend names all, and numbers stand by themselves. */
function labelling(
  panel: DivergingPanel,
  rows: readonly Row[],
  kit: ChartKit,
  shares: readonly Share[],
  end: number,
): Labelling {
  const pixels = (kit.width - widestLabel(rows, kit) - 8) / end;
  const named = ({ name, values }: Share) =>
    values.every(
      (value, i) => !value || hasRoom(`${writtenIn(panel, rows, i, value, kit)} ${name}`, value, pixels, kit),
    );
  return { pixels, legend: !shares.every(named) };
}

function hasRoom(text: string, value: number, pixels: number, { measures }: ChartKit): boolean {
  return measures.sans(text, DETAIL, 600) + 6 <= value * pixels;
}

function writtenIn(
  panel: DivergingPanel,
  rows: readonly Row[],
  row: number,
  value: number,
  { lang }: ChartKit,
): string {
  return formatValue(value, measuredIn(panel, rows[row]), lang);
}

const measuredIn = (panel: DivergingPanel, row: Row | undefined): Measured =>
  row?.index === undefined ? panel : measuredAt(panel, row.index);

/** From one entry of a legend to the next, its key among them, in slide pixels. */
const ENTRY = 44;

function legendHeight(shares: readonly Share[], { measures, width }: ChartKit): number {
  const wide = shares.reduce(
    (sum, { name }) => sum + measures.sans(name, DETAIL, 400) * SETTINGS.widest.sans + ENTRY,
    0,
  );
  return 8 + 26 * Math.ceil(wide / width);
}

/** What a native chart has no room for, row by row: `The ferry: 0.4% strongly against, 0.3% for`. */
export function unlabelledShares(panel: DivergingPanel, kit: ChartKit): string[] {
  const rows = rowsOf(panel, kit.lang);
  const { shares, apart } = sharesOf(panel, rows, kit.lang);
  const all = [...shares, ...apart];
  const { pixels } = labelling(panel, rows, kit, all, layRuns(rows, shares, apart).end);
  return rows.flatMap(({ label }, i) => {
    const lost = all.flatMap(({ name, values }) => {
      const value = values[i];
      if (!value) return [];
      const written = writtenIn(panel, rows, i, value, kit);
      return hasRoom(written, value, pixels, kit) ? [] : [`${written} ${name}`];
    });
    return lost.length > 0 ? [`${label.split('\n')[0]}: ${lost.join(', ')}`] : [];
  });
}

const COLOURS = { against: 'accent', for: 'slate', neutral: 'track', apart: 'track' } as const;

function shareSeries(
  panel: DivergingPanel,
  one: Share,
  { rows, kit, pixels, legend }: Labelling & { rows: readonly Row[]; kit: ChartKit },
): ChartSeries {
  const loud = one.side === 'against' || one.side === 'for';
  const after = legend ? '' : ` ${one.name}`;
  const own = one.values.flatMap((value, i): [number, string | null][] => {
    const of = measuredIn(panel, rows[i]);
    if (value === null) return [];
    if (!hasRoom(writtenIn(panel, rows, i, value, kit), value, pixels, kit)) return [[i, null]];
    return of.decimals === undefined ? [] : [[i, plainFormat([value], of, kit.lang, { after })]];
  });
  return {
    name: one.name,
    values: one.values,
    fill: { colour: COLOURS[one.side], pattern: one.pattern },
    labels: {
      format: plainFormat(one.values, panel, kit.lang, { after }),
      own: new Map(own),
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
