import type { Builder, Named } from '../builder.ts';
import type { Box, Colours } from '../look.ts';
import { el, part } from '../xml.ts';
import { letters, NO_SHAPE } from './chart-looks.ts';
import { DataSheet, type NativeChart, workbook } from './data-sheet.ts';

const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A native chart on a slide, with the workbook that it keeps its numbers in: a double click edits them. */
export function drawChart(
  builder: Builder,
  named: Named,
  chart: NativeChart,
  box: Box,
  words: { low: string; high: string },
): void {
  const { parts } = builder.kit;
  const number = nextNumber(builder);
  const path = `ppt/charts/chart${number}.xml`;
  const book = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
  const sheet = new DataSheet(chart, words);
  const plot = chart.plot(builder.colours, sheet);
  parts.add(path, CHART, chartPart(chart, plot, builder.colours, builder.lang, parts.relate(path, 'package', book)));
  parts.add(book, XLSX, workbook(sheet));
  const id = parts.relate(builder.path, 'chart', path);
  builder.graphic(named, box, { uri: C, noGrp: false }, el('c:chart', { 'xmlns:c': C, 'r:id': id }));
}

function nextNumber({ kit: { parts } }: Builder): number {
  let number = 1;
  while (parts.has(`ppt/charts/chart${number}.xml`)) number += 1;
  return number;
}

/** A place in parts of the whole. @param of the plot without its labels, or anything else */
function layoutOf(of: 'inner' | 'edge', place: NativeChart['area']): string {
  const sides = ['x', 'y', 'w', 'h'] as const;
  return el(
    'c:layout',
    {},
    el(
      'c:manualLayout',
      {},
      of === 'inner' ? el('c:layoutTarget', { val: 'inner' }) : '',
      el('c:xMode', { val: 'edge' }),
      el('c:yMode', { val: 'edge' }),
      ...sides.map((name) => el(`c:${name}`, { val: Math.round(place[name] * 1e5) / 1e5 })),
    ),
  );
}

function chartPart(
  { area, legend, above = 0 }: NativeChart,
  plot: string,
  colours: Colours,
  lang: string,
  data: string,
): string {
  const layout = layoutOf('inner', area);
  return part(
    el(
      'c:chartSpace',
      {
        'xmlns:c': C,
        'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      },
      el('c:date1904', { val: 0 }),
      el('c:lang', { val: lang }),
      el('c:roundedCorners', { val: 0 }),
      el(
        'c:chart',
        {},
        el('c:autoTitleDeleted', { val: 1 }),
        el('c:plotArea', {}, layout, plot, NO_SHAPE),
        legend
          ? el(
              'c:legend',
              {},
              el('c:legendPos', { val: 't' }),
              // Said, or LibreOffice breaks it into lines over the plot.
              layoutOf('edge', { x: 0, y: 0, w: 1, h: area.y - above }),
              el('c:overlay', { val: 0 }),
              letters(18, 'soft', colours),
            )
          : '',
        el('c:plotVisOnly', { val: 1 }),
        el('c:dispBlanksAs', { val: 'gap' }),
      ),
      NO_SHAPE,
      letters(18, 'ink', colours),
      el('c:externalData', { 'r:id': data }, el('c:autoUpdate', { val: 0 })),
    ),
  );
}
