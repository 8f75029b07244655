import type { BarsPanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { barDomain, barSegments } from '../../panels/kinds/bars-layout.ts';
import { TOTAL } from '../../panels/layout/datum.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { categoryAxis, valueAxis } from './chart-axes.ts';
import { errorBars, shapeOf, writeLabels } from './chart-looks.ts';
import {
  AXES,
  area,
  byRow,
  type ChartKit,
  endsOf,
  isMirrored,
  nameSize,
  namesHeight,
  type Row,
  rowsOf,
  superscribed,
  widestLabel,
} from './chart-rows.ts';
import { compareAxes, compareMarks, drawCompareMarks } from './compare-marks.ts';
import {
  type ChartSeries,
  clearIntervals,
  type DataSheet,
  type Fill,
  type NativeChart,
  plainFormat,
} from './data-sheet.ts';
import { labelsHeight, labelsWidth } from './reference-lines.ts';

export function barChart(panel: BarsPanel, kit: ChartKit): NativeChart {
  const rows = rowsOf(panel, kit.lang);
  const upright = panel.direction === 'vertical';
  const stacked = panel.arrangement === 'stacked';
  const segments = barSegments(panel);
  const rowOf = new Map(rows.flatMap(({ index }, row) => (index === undefined ? [] : [[index, row] as const])));
  const runs = [...panel.series.keys(), ...(segments.some(({ series }) => series === TOTAL) ? [TOTAL] : [])];
  const words = wordsFor(kit.lang);
  const rtl = isMirrored(kit);
  const series = runs.map((s): ChartSeries => {
    const own = segments.filter((segment) => segment.series === s);
    const values = s === TOTAL ? rows.map(() => null as number | null) : byRow(rows, panel.values[s]);
    if (s === TOTAL)
      for (const { index, start, end } of own) values[rowOf.get(index) ?? 0] = Math.round((end - start) * 1e9) / 1e9;
    const fill: Fill = {
      colour: own.find(({ colour }) => colour !== 'accent')?.colour ?? own[0]?.colour ?? 'mark',
      pattern: own[0]?.pattern ?? 'solid',
    };
    const points = new Map(
      own.flatMap(({ index, colour, pattern }) =>
        colour === fill.colour && pattern === fill.pattern
          ? []
          : [[rowOf.get(index) ?? 0, { colour, pattern }] as const],
      ),
    );
    return {
      name: s === TOTAL ? words.total : superscribed(panel.series[s]?.label ?? ''),
      values,
      fill,
      points,
      ...endsOf(panel, rows, s),
      labels: barLabels(panel, rows, values, fill, stacked, kit),
    };
  });
  const { min, max } = barDomain(panel, segments);
  const legend = panel.series.length > 1;
  const left = upright ? 0 : widestLabel(rows, kit);
  const top = legend ? 34 : 0;
  const right = upright ? labelsWidth(panel, kit.measures) : 84;
  const foot = upright ? namesHeight(rows, kit.measures, kit.width - right) : 0;
  const above = upright ? 0 : labelsHeight(panel, kit.measures, kit.width);
  const head = upright ? 30 : above;
  const place = area(kit, { left, right, top: top + head, bottom: foot });
  const most = panel.max ?? panel.scale?.[1] ?? (max > 0 ? max : undefined);
  // The label of the longest bar below zero would stand on the names of the categories.
  const beyond =
    stacked || panel.scale || min >= 0 ? 0 : upright ? 30 / (kit.height * place.h) : 104 / (kit.width * place.w);
  const least = min - (((most ?? 0) - min) * beyond) / (1 - beyond);
  const ends = { min: panel.scale || min < 0 ? least : 0, max: most };
  const alone = panel.series.length === 1 && !upright && !stacked;
  const marks = alone ? compareMarks(panel, rows, (ends.max ?? 0) - ends.min) : undefined;
  if (marks) ends.max = Math.max(ends.max ?? 0, ...marks.to.map((end) => end ?? 0));
  const reach = { min: ends.min, max: ends.max ?? 0 };
  const along = upright ? -place.h : rtl ? -place.w : place.w;
  const clear = marks ? series.map((one) => ({ ...one, high: marks.to })) : series;
  if (!stacked) clearIntervals(clear, reach, upright ? 'y' : 'x', along);
  return {
    head: words.category,
    categories: rows.map(({ label }) => label),
    series,
    legend,
    area: place,
    axis: { along: upright ? 'y' : 'x', ...reach },
    above: above / kit.height,
    plot: (colours, sheet) =>
      el(
        'c:barChart',
        {},
        el('c:barDir', { val: upright ? 'col' : 'bar' }),
        el('c:grouping', { val: stacked ? 'stacked' : 'clustered' }),
        el('c:varyColors', { val: 0 }),
        ...series.map((one, s) => barSeries(one, s, colours, sheet)),
        el('c:gapWidth', { val: panel.series.length > 1 && !stacked ? 50 : 80 }),
        el('c:overlap', { val: stacked ? 100 : -6 }),
        el('c:axId', { val: AXES.category }),
        el('c:axId', { val: AXES.value }),
      ) +
      (marks
        ? drawCompareMarks(marks, superscribed(panel.compare?.label ?? ''), series.length, { colours, sheet })
        : '') +
      categoryAxis(
        colours,
        upright
          ? { rtl, side: 'b' }
          : { rtl, side: 'l', reversed: true, skip: 1, size: nameSize(rows, kit, left, kit.height - top - head) },
      ) +
      valueAxis(colours, {
        rtl,
        ...ends,
        deleted: true,
        side: upright ? 'l' : 'b',
        format: 'General',
        reversed: !upright,
      }) +
      (marks ? compareAxes(reach, rtl) : ''),
  };
}

function barLabels(
  panel: BarsPanel,
  rows: readonly Row[],
  values: readonly (number | null)[],
  fill: Fill,
  stacked: boolean,
  { lang, height }: ChartKit,
): ChartSeries['labels'] {
  const own = new Map<number, string>();
  rows.forEach(({ index }, row) => {
    const answer = index === undefined ? undefined : panel.categories[index]?.answer;
    if (answer) own.set(row, plainFormat(values, panel, lang, { before: `${answer} ` }));
  });
  const room = height / Math.max(1, rows.length) / (stacked ? 1 : Math.max(1, panel.series.length));
  const size = Math.max(12, Math.min(26, room * 0.5));
  const solid = fill.pattern === 'solid';
  return {
    format: plainFormat(values, panel, lang),
    own,
    size: stacked ? Math.min(18, size) : size,
    bold: true,
    colour: stacked && solid ? 'paper' : 'ink',
    position: stacked ? 'ctr' : 'outEnd',
  };
}

export function barSeries(
  { fill, points = new Map(), labels, low }: ChartSeries,
  s: number,
  colours: Colours,
  sheet: DataSheet,
): string {
  const single = [...points]
    .sort(([a], [b]) => a - b)
    .map(([idx, own]) =>
      el(
        'c:dPt',
        {},
        el('c:idx', { val: idx }),
        el('c:invertIfNegative', { val: 0 }),
        el('c:bubble3D', { val: 0 }),
        shapeOf(own, colours),
      ),
    );
  return el(
    'c:ser',
    {},
    el('c:idx', { val: s }),
    el('c:order', { val: s }),
    sheet.name(`values ${s}`),
    shapeOf(fill, colours),
    el('c:invertIfNegative', { val: 0 }),
    ...single,
    writeLabels(labels, colours),
    low ? errorBars(sheet, s, undefined, colours) : '',
    el('c:cat', {}, sheet.categories()),
    el('c:val', {}, sheet.numbers(`values ${s}`)),
  );
}
