/** Figures as native charts: one, small multiples, or bars with figures from elsewhere beside them. */

import type { Deck } from '../../model/deck.ts';
import { figureWords } from '../../model/figure-words.ts';
import type { BarsPanel, Panel, ValuesPanel } from '../../model/panel.ts';
import type { Run } from '../../model/text.ts';
import { wordsFor } from '../../model/words.ts';
import { type PanelSize, saidWords } from '../../panels/index.ts';
import { columnsOf, SMALL_GAP as GAP, partPanels } from '../../panels/kinds/small.ts';
import { ownPara } from '../builder.ts';
import type { Box } from '../look.ts';
import type { Flow, Piece } from '../pieces.ts';
import type { Measures, Style } from '../typeset.ts';
import { barChart } from './bar-chart.ts';
import { drawChart } from './chart-frame.ts';
import { type ChartKit, isMirrored, superscribed } from './chart-rows.ts';
import type { NativeChart } from './data-sheet.ts';
import { divergingChart, unlabelledShares } from './diverging-chart.ts';
import { dotsChart, dotsFoot, dotsHead, rowNames } from './dots-chart.ts';
import { lineChart } from './line-chart.ts';
import { drawBands, drawReferenceLines, undrawn } from './reference-lines.ts';

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
function sayUnder(builder: Flow['builder'], lines: readonly string[], box: Box): Box {
  if (lines.length === 0) return box;
  const paras = lines.map((words) => ownPara(words, SAID));
  const high = builder.heightOf(paras, box.width);
  const height = box.height - high - 6;
  const beneath = { ...box, y: box.y + height + 6, height: Math.max(0, high) };
  builder.frame({ name: 'What stands beside the values', box: beneath, paras });
  return { ...box, height };
}

function drawOne({ builder }: Flow, panel: ValuesPanel, whole: Box, lang: string): void {
  let box = whole;
  const words = wordsFor(lang);
  const kit = { lang, measures: builder.kit.measures, width: box.width, height: box.height };
  if (panel.kind === 'diverging') box = sayUnder(builder, unlabelledShares(panel, kit), box);
  if (panel.kind === 'dots') {
    const { names, width } = rowNames(panel, kit);
    box = { ...box, x: box.x + width, width: box.width - width };
    const named = { ...whole, width, height: whole.height - dotsFoot(panel) };
    drawNames(builder, names, named, dotsHead(panel, { ...kit, width: box.width }));
  }
  const chart = nativeChart(panel, { ...kit, width: box.width, height: box.height });
  if (!chart) return;
  const { area, axis } = chart;
  const plot = axis && axis.max > axis.min ? { box, area, axis, rtl: isMirrored({ lang }) } : undefined;
  if (plot) drawBands(builder, panel, plot);
  drawChart(builder, { name: panel.title, alt: panel.summary }, chart, box, {
    low: `${words.interval} ↓`,
    high: `${words.interval} ↑`,
  });
  if (plot) drawReferenceLines(builder, panel, plot);
}

/** The names of rows, each in the middle of its row. */
function drawNames(builder: Flow['builder'], names: readonly string[], box: Box, top: number): void {
  const pitch = (box.height - top) / Math.max(1, names.length);
  const parasOf = (name: string, small: number) => {
    const style = (of: Style): Style => ({ ...of, size: of.size * small, line: of.line * small });
    const [first = '', ...others] = name.split('\n');
    return [
      ownPara(first, style(HEAD)),
      ...others.map((line) => ownPara(line, style({ ...DETAIL, size: 16, line: 20 }))),
    ];
  };
  // As large as the highest of them has room for in its row.
  const highest = Math.max(...names.map((name) => builder.heightOf(parasOf(name, 1), box.width)));
  const small = Math.min(1, pitch / highest);
  names.forEach((name, i) => {
    const [first = ''] = name.split('\n');
    const paras = parasOf(name, small);
    const at = { ...box, y: box.y + top + i * pitch, height: pitch };
    builder.frame({ name: first, box: at, paras, anchor: 'ctr' });
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
  builder.shape({ name: 'Rule' }, { x: x - 22, y: box.y, width: 2, height: box.height }, { fill: 'ink' });
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
