/** Figures as native charts: one, small multiples, or bars with figures from elsewhere beside them. */

import type { Deck } from '../../model/deck.ts';
import { figureWords } from '../../model/figure-words.ts';
import type { BarsPanel, Panel, ValuesPanel } from '../../model/panel.ts';
import type { Run } from '../../model/text.ts';
import { wordsFor } from '../../model/words.ts';
import { type PanelSize, saidWords } from '../../panels/index.ts';
import { columnsOf, SMALL_GAP as GAP, partPanels } from '../../panels/kinds/small.ts';
import { type Builder, type Named, ownPara } from '../builder.ts';
import type { Box, Colours } from '../look.ts';
import type { Flow, Piece } from '../pieces.ts';
import { type Measures, type Style, scaled } from '../typeset.ts';
import { el, NS, part } from '../xml.ts';
import { barChart } from './bar-chart.ts';
import { inPart, letters, NO_SHAPE, settings } from './chart-looks.ts';
import { type ChartKit, isMirrored, superscribed } from './chart-rows.ts';
import { DataSheet, type NativeChart, workbook } from './data-sheet.ts';
import { divergingChart, unlabelledShares } from './diverging-chart.ts';
import { dotsChart, dotsFoot, dotsHead, rowNames } from './dots-chart.ts';
import { lineChart } from './line-chart.ts';
import { drawBands, drawReferenceLines, plotBox, undrawn } from './reference-lines.ts';

interface ChartInput {
  deck: Deck;
  measures: Measures;
}

/** What a chart says of itself, heads and names, and what stands under those. */
const SAID: Style = { size: 16, line: 20, colour: 'soft' };
const HEAD: Style = { size: 20, line: 24, colour: 'ink', bold: true };
const DETAIL: Style = { size: 18, line: 22, colour: 'soft' };

/** A figure that PowerPoint has a form for, as one or several native charts; undefined for all others. */
export function chartPiece({ deck }: ChartInput, panel: Panel, size: PanelSize, flow: Flow): Piece | undefined {
  if (panel.kind === 'map' || panel.kind === 'timeline' || panel.kind === 'units' || size.height < 110)
    return undefined;
  const { lang } = deck.meta;
  return {
    height: size.height,
    before: 18,
    draw({ x, y }) {
      const whole = { x, y, width: size.width, height: size.height };
      const log = 'axis' in panel && panel.axis === 'log' ? [figureWords(lang).logScale] : [];
      const said = [...log, ...saidWords(undrawn(panel), lang)];
      const box = sayUnder(flow.builder, said.map(superscribed), whole);
      if (panel.small) drawSmall(flow, panel, box, lang);
      else if (panel.kind === 'bars' && panel.compare) drawCompared(flow, panel, box, lang);
      else drawOne(flow, panel, box, lang);
    },
  };
}

/** Sets lines under a chart. @returns the room that is left over them */
function sayUnder(builder: Builder, lines: readonly string[], box: Box): Box {
  if (lines.length === 0) return box;
  const paras = lines.map((words) => ownPara(words, SAID));
  const high = builder.heightOf(paras, box.width);
  const height = box.height - high - 6;
  const beneath = { ...box, y: box.y + height + 6, height: Math.max(0, high) };
  builder.frame({ name: 'What stands beside the values', box: beneath, paras });
  return { ...box, height };
}

function drawOne({ builder }: Flow, panel: ValuesPanel, all: Box, lang: string): void {
  let box = all;
  const words = wordsFor(lang);
  const kit = { lang, measures: builder.kit.measures, width: box.width, height: box.height };
  if (panel.kind === 'diverging') box = sayUnder(builder, unlabelledShares(panel, kit), box);
  if (panel.kind === 'dots') {
    const { names, width } = rowNames(panel, kit);
    box = { ...box, x: box.x + width, width: box.width - width };
    const named = { ...all, width, height: all.height - dotsFoot(panel) };
    drawNames(builder, names, named, dotsHead(panel, { ...kit, width: box.width }));
  }
  const chart = nativeChart(panel, { ...kit, width: box.width, height: box.height });
  if (!chart) return;
  const { area, axis } = chart;
  const whole = plotBox(builder, box, area);
  const plot = axis && axis.max > axis.min ? { box, whole, axis, rtl: isMirrored({ lang }) } : undefined;
  if (plot) drawBands(builder, panel, plot);
  const columns = { category: words.category, low: `${words.interval} ↓`, high: `${words.interval} ↑` };
  drawChart(builder, { name: panel.title, alt: panel.summary }, chart, box, columns);
  if (plot) drawReferenceLines(builder, panel, plot);
}

/** The names of rows, each in the middle of its row. */
function drawNames(builder: Builder, names: readonly string[], box: Box, top: number): void {
  const pitch = (box.height - top) / Math.max(1, names.length);
  const all = names.map((name) => {
    const [first = '', ...others] = name.split('\n');
    const under = others.map((line) => ownPara(line, { ...DETAIL, size: 16, line: 20 }));
    return { name: first, paras: [ownPara(first, HEAD), ...under] };
  });
  // As large as the highest of them has room for in its row.
  const highest = Math.max(...all.map(({ paras }) => builder.heightOf(paras, box.width)));
  const small = Math.min(1, pitch / highest);
  all.forEach(({ name, paras }, i) => {
    const at = { ...box, y: box.y + top + i * pitch, height: pitch };
    builder.frame({ name, box: at, paras: scaled(paras, small), anchor: 'ctr' });
  });
}

/** Small multiples: a chart each, under its head, all on one scale. */
function drawSmall(flow: Flow, panel: ValuesPanel, box: Box, lang: string): void {
  const { builder } = flow;
  const parts = partPanels(panel);
  const columns = columnsOf(panel, parts.length, box.width);
  const rows = Math.ceil(parts.length / columns);
  const [wide, high] = [(box.width - GAP * (columns - 1)) / columns, (box.height - GAP * (rows - 1)) / rows];
  parts.forEach(({ panel: part, head }, i) => {
    const at = {
      x: box.x + (i % columns) * (wide + GAP),
      y: box.y + Math.floor(i / columns) * (high + GAP),
      width: wide,
      height: high,
    };
    const title = ownPara(superscribed(head), HEAD);
    const top = builder.heightOf([title], wide);
    builder.frame({ name: head, box: { ...at, height: top }, paras: [title] });
    drawOne(flow, part, { ...at, y: at.y + top + 8, height: high - top - 8 }, lang);
  });
}

const FIGURE: Style = { size: 24, line: 29, colour: 'ink' };

/** Bars, and behind a rule the figures from elsewhere, each in its bar's row. */
function drawCompared(flow: Flow, panel: BarsPanel, box: Box, lang: string): void {
  const { builder, scale } = flow;
  const { compare } = panel;
  if (!compare) return;
  const wide = box.width * 0.3;
  const chart = { ...box, width: box.width - wide - 40 };
  const head = [
    ...(compare.voice ? [ownPara([{ text: compare.voice, sign: 'found' as const }], DETAIL)] : []),
    ownPara(superscribed(compare.label), { ...FIGURE, size: 20, line: 26, bold: true }),
  ];
  const x = box.x + box.width - wide;
  const top = builder.heightOf(head, wide) + 10 * scale;
  drawOne(flow, panel, { ...chart, y: chart.y + top, height: chart.height - top }, lang);
  builder.shape('Rule', { x: x - 22, y: box.y, width: 2, height: box.height }, { fill: 'ink' });
  builder.frame({ name: 'Figures from elsewhere', box: { x, y: box.y, width: wide, height: top }, paras: head });
  const pitch = (box.height - top) / Math.max(1, compare.values.length);
  compare.values.forEach(({ figure, text, detail }, i) => {
    const runs: Run[] = [
      { text: superscribed(figure), bold: true },
      ...(text ? [{ text: ` ${superscribed(text)}` }] : []),
    ];
    const paras = [
      ownPara(runs, { ...FIGURE, size: 24 * scale, line: 28 * scale }),
      ...(detail ? [ownPara(superscribed(detail), { ...DETAIL, size: 17 * scale, line: 20 * scale })] : []),
    ];
    builder.frame({
      name: figure,
      box: { x, y: box.y + top + i * pitch, width: wide, height: pitch },
      paras,
      anchor: 'ctr',
    });
  });
}

/** The panel as a native chart; undefined where PowerPoint has no form for it. */
export function nativeChart(panel: ValuesPanel, kit: ChartKit): NativeChart | undefined {
  switch (panel.kind) {
    case 'bars':
      return barChart(panel, kit);
    case 'diverging':
      return divergingChart(panel, kit);
    case 'line':
      return lineChart(panel, kit);
    case 'dots':
      return dotsChart(panel, kit);
    case 'units':
      return undefined;
  }
}

const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A native chart on a slide, with the workbook that it keeps its numbers in: a double click edits them. */
function drawChart(
  builder: Builder,
  named: Named,
  chart: NativeChart,
  box: Box,
  words: { category: string; low: string; high: string },
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

/** A place in parts of the whole. @param inner of the plot without its labels */
function layoutOf(inner: boolean, { x, y, w, h }: NativeChart['area']): string {
  const place = { x: inPart(x), y: inPart(y), w: inPart(w), h: inPart(h) };
  const layout = settings({ layoutTarget: inner ? 'inner' : undefined, xMode: 'edge', yMode: 'edge', ...place });
  return el('c:layout', el('c:manualLayout', layout));
}

function chartPart(
  { area, legend, above = 0 }: NativeChart,
  plot: string,
  colours: Colours,
  lang: string,
  data: string,
): string {
  // The place of the legend is said, or LibreOffice breaks it into lines over the plot.
  const named = el(
    'c:legend',
    settings({ legendPos: 't' }),
    layoutOf(false, { x: 0, y: 0, w: 1, h: area.y - above }),
    settings({ overlay: 0 }),
    letters(18, 'soft', colours),
  );
  const chart = el(
    'c:chart',
    settings({ autoTitleDeleted: 1 }),
    el('c:plotArea', layoutOf(true, area), plot, NO_SHAPE),
    legend ? named : '',
    settings({ plotVisOnly: 1, dispBlanksAs: 'gap' }),
  );
  return part(
    el(
      'c:chartSpace',
      { 'xmlns:c': C, 'xmlns:a': NS['xmlns:a'], 'xmlns:r': NS['xmlns:r'] },
      settings({ date1904: 0, lang, roundedCorners: 0 }),
      chart,
      NO_SHAPE,
      letters(18, 'ink', colours),
      el('c:externalData', { 'r:id': data }, settings({ autoUpdate: 0 })),
    ),
  );
}
