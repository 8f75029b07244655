import type { DivergingPanel, Series } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { formatValue } from '../../panels/layout/format.ts';
import { el } from '../xml.ts';
import { barSeries } from './bar-chart.ts';
import { categoryAxis, valueAxis } from './chart-axes.ts';
import { AXES, area, byRow, type ChartKit, DETAIL, isMirrored, nameSize, rowsOf, widestLabel } from './chart-rows.ts';
import { type ChartSeries, type Fill, plainFormat } from './chart-series.ts';
import type { NativeChart } from './data-sheet.ts';
import { superscribed } from './superscript.ts';

/** Shares of one whole, held by their middle: an invisible run before them leaves the room. */
export function divergingChart(panel: DivergingPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const rest = rows.map(({ index }) => {
    if (index === undefined) return null;
    const sum = panel.values.reduce((all, run) => all + (run[index] ?? 0), 0);
    const left = Math.round((100 - sum) * 1e6) / 1e6;
    return left > 0 ? left : null;
  });
  const name = panel.rest ?? words.rest;
  const of = (side: string) => panel.series.flatMap((one, s) => ((one.side ?? 'neutral') === side ? [s] : []));
  const shares: { name: string; values: (number | null)[]; side: string; pattern: Fill['pattern'] }[] = [
    ...of('against').map((s) => share(panel.series[s], byRow(rows, panel.values[s]))),
    ...of('neutral').map((s) => share(panel.series[s], byRow(rows, panel.values[s]))),
    { name, values: rest, side: 'neutral', pattern: 'solid' as const },
    ...of('for').map((s) => share(panel.series[s], byRow(rows, panel.values[s]))),
  ];
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
  const end = Math.max(
    ...rows.map((_, i) => (offset[i] ?? 0) + shares.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)),
  );
  const wide = kit.width - left - 8;
  const series: ChartSeries[] = [
    { name: '', values: offset, fill: { colour: 'paper', pattern: 'none' } },
    ...shares.map(
      (one): ChartSeries => ({
        name: one.name,
        values: one.values,
        fill: { colour: colour(one.side), pattern: one.pattern },
        labels: {
          format: plainFormat(one.values, panel, kit.lang, { after: ` ${one.name}` }),
          own: withoutRoom(one, panel, kit, wide / end),
          size: DETAIL,
          bold: one.side !== 'neutral',
          position: 'ctr',
          colour: one.pattern === 'solid' && one.side !== 'neutral' ? 'paper' : 'ink',
        },
      }),
    ),
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

export function share(series: Series | undefined, values: (number | null)[]) {
  return {
    name: superscribed(series?.label ?? ''),
    values,
    side: series?.side ?? 'neutral',
    pattern: series?.pattern ?? ('solid' as const),
  };
}

/** Formats without a name where a share has no room for it, and none where it has not even room for its value. */
function withoutRoom(
  { name, values }: { name: string; values: readonly (number | null)[] },
  panel: DivergingPanel,
  { lang, measures }: ChartKit,
  pixels: number,
): Map<number, string | null> {
  const own = new Map<number, string | null>();
  values.forEach((value, i) => {
    if (value === null) return;
    const printed = formatValue(value, panel, lang);
    const room = (text: string) => measures.sans(text, DETAIL, 600) + 6 <= value * pixels;
    if (room(`${printed} ${name}`)) return;
    own.set(i, room(printed) || value >= 3 ? plainFormat([value], panel, lang) : null);
  });
  return own;
}
