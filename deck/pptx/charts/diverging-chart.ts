import { type DivergingPanel, type Measured, measuredAt, type Series, type Side } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { APART } from '../../panels/kinds/diverging-shares.ts';
import { restOf } from '../../panels/layout/datum.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { el } from '../xml.ts';
import { barSeries } from './bar-chart.ts';
import { categoryAxis, valueAxis } from './chart-axes.ts';
import {
  AXES,
  area,
  byRow,
  type ChartKit,
  DETAIL,
  isMirrored,
  nameSize,
  rowsOf,
  superscribed,
  widestLabel,
} from './chart-rows.ts';
import { type ChartSeries, type Fill, type NativeChart, plainFormat } from './data-sheet.ts';

/** Shares of one whole, held by their middle: an invisible run before them leaves the room. */
export function divergingChart(panel: DivergingPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const rest = rows.map(({ index }) => {
    if (index === undefined) return null;
    const left = restOf(panel, index);
    return left > 0 ? left : null;
  });
  const name = panel.rest ?? words.rest;
  const of = (side: string) => panel.series.flatMap((one, s) => ((one.side ?? 'neutral') === side ? [s] : []));
  const own = (side: string) => of(side).map((s) => share(panel.series[s], byRow(rows, panel.values[s])));
  const missing = { name, values: rest, side: 'neutral' as const, pattern: 'solid' as const };
  const apart = own('apart');
  if (apart.length > 0) apart.push(missing);
  const shares = [...own('against'), ...own('neutral'), ...(apart.length > 0 ? [] : [missing]), ...own('for')];
  const before = rows.map((_, i) =>
    shares.reduce(
      (sum, { side, values }) => sum + (values[i] ?? 0) * (side === 'against' ? 1 : side === 'neutral' ? 0.5 : 0),
      0,
    ),
  );
  const most = Math.max(...before);
  const offset = before.map((value, i) =>
    rows[i]?.index === undefined ? null : Math.round((most - value) * 1e6) / 1e6,
  );
  const colour = (side: string) => (side === 'against' ? 'accent' : side === 'for' ? 'slate' : 'track');
  const left = widestLabel(rows, kit);
  const sumOf = (of: readonly Share[], i: number) => of.reduce((sum, { values }) => sum + (values[i] ?? 0), 0);
  const ends = rows.map((_, i) => (offset[i] ?? 0) + sumOf(shares, i));
  const reach = Math.max(...ends) + APART;
  const between = rows.map(({ index }, i) => (index === undefined ? null : reach - (ends[i] ?? 0)));
  const end = apart.length === 0 ? reach - APART : reach + Math.max(...rows.map((_, i) => sumOf(apart, i)));
  const wide = kit.width - left - 8;
  const seriesOf = (one: Share): ChartSeries => {
    const loud = one.side === 'against' || one.side === 'for';
    return {
      name: one.name,
      values: one.values,
      fill: { colour: colour(one.side), pattern: one.pattern },
      labels: {
        format: plainFormat(one.values, panel, kit.lang, { after: ` ${one.name}` }),
        own: ownFormats(
          one,
          rows.map(({ index }) => (index === undefined ? panel : measuredAt(panel, index))),
          kit,
          wide / end,
        ),
        size: DETAIL,
        bold: loud,
        position: 'ctr',
        colour: one.pattern === 'solid' && loud ? 'paper' : 'ink',
      },
    };
  };
  const room = (values: (number | null)[]): ChartSeries => {
    return { name: '', values, fill: { colour: 'paper', pattern: 'none' } };
  };
  const series = [
    room(offset),
    ...shares.map(seriesOf),
    ...(apart.length > 0 ? [room(between)] : []),
    ...apart.map(seriesOf),
  ];
  return {
    head: words.category,
    categories: rows.map(({ label }) => label),
    series,
    legend: false,
    area: area(kit, { left, right: 8, top: 0, bottom: 0 }),
    plot: (colours, sheet) =>
      el(
        'c:barChart',
        {},
        el('c:barDir', { val: 'bar' }),
        el('c:grouping', { val: 'stacked' }),
        el('c:varyColors', { val: 0 }),
        ...series.map((one, s) => barSeries(one, s, colours, sheet)),
        el('c:gapWidth', { val: 60 }),
        el('c:overlap', { val: 100 }),
        el('c:axId', { val: AXES.category }),
        el('c:axId', { val: AXES.value }),
      ) +
      categoryAxis(colours, { rtl, side: 'l', reversed: true, skip: 1, size: nameSize(rows, kit, left, kit.height) }) +
      valueAxis(colours, {
        rtl,
        min: 0,
        max: end,
        deleted: true,
        side: 'b',
        format: 'General',
        reversed: true,
      }),
  };
}

interface Share {
  name: string;
  values: (number | null)[];
  side: Side;
  pattern: NonNullable<Fill['pattern']>;
}

function share(series: Series | undefined, values: (number | null)[]): Share {
  return {
    name: superscribed(series?.label ?? ''),
    values,
    side: series?.side ?? 'neutral',
    pattern: series?.pattern ?? ('solid' as const),
  };
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
