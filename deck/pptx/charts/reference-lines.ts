import type { AnnotatedPanel, ValuesPanel } from '../../model/panel.ts';
import { type Stretch, stretchesOf } from '../../panels/layout/axis-marks.ts';
import { spread } from '../../panels/layout/text.ts';
import { type Builder, ownPara } from '../builder.ts';
import type { Box } from '../look.ts';
import { type Measures, SETTINGS, type Style } from '../typeset.ts';
import { superscribed } from './chart-rows.ts';
import type { ValueAxis } from './data-sheet.ts';

/** Of the labels of reference lines and bands. */
const LABEL: Style = { size: 18, line: 22, colour: 'ink', bold: true };

/** Between a plot and a label beside it. */
const BESIDE = 10;

/** Reference lines and bands of values that are drawn over a native chart: what lies outside a scale is said under it. */
export function drawnStretches(panel: ValuesPanel): Stretch[] {
  if (panel.kind === 'units' || panel.kind === 'diverging') return [];
  const [least, most] = panel.scale ?? [-Infinity, Infinity];
  return stretchesOf(panel).filter(({ from, to }) => from >= least && to <= most);
}

/** A panel without what is drawn over its chart: of the rest each is said under it. */
export function undrawn<Kind extends ValuesPanel>(panel: Kind): Kind {
  const drawn = new Set(drawnStretches(panel).map(({ from, to }) => `${from} ${to}`));
  const { marks = [], bands = [] } = panel as Partial<Pick<AnnotatedPanel, 'marks' | 'bands'>>;
  return {
    ...panel,
    marks: marks.filter(({ at }) => !drawn.has(`${at} ${at}`)),
    bands: bands.filter(({ from, to }) => !drawn.has(`${from} ${to}`)),
  };
}

/** Those with words. */
export const labelled = (panel: ValuesPanel) => drawnStretches(panel).filter(({ label }) => label !== '');

/** Between two labels over rows. */
const APART = 16;

/** Whether the labels over rows stand in one line: there is room for all beside each other. @param wide of the chart */
function inOneLine(labels: readonly Stretch[], measures: Measures, wide: number): boolean {
  return labels.reduce((sum, { label }) => sum + labelWidth(label, measures) + APART, 0) <= wide;
}

/** Room that the labels take over rows, in slide pixels: one line, or a line each. @param wide of the chart */
export function labelsHeight(panel: ValuesPanel, measures: Measures, wide: number): number {
  const labels = labelled(panel);
  return (inOneLine(labels, measures, wide) ? Math.min(1, labels.length) : labels.length) * LABEL.line;
}

/** Room that the labels take beside an upright axis, in slide pixels. */
export function labelsWidth(panel: ValuesPanel, measures: Measures): number {
  const widths = labelled(panel).map(({ label }) => labelWidth(label, measures));
  return widths.length === 0 ? 0 : Math.max(...widths) + BESIDE;
}

function labelWidth(label: string, measures: Measures): number {
  return Math.ceil(measures.sans(superscribed(label), LABEL.size, 700) * SETTINGS.widest.bold) + 4;
}

/** Where a native chart's plot is, on the slide as it is seen, and what its axis of values reaches. */
export interface Plot {
  /** As it is laid out, before it is mirrored. */
  box: Box;
  /** The plot itself, from the slide's left edge. */
  whole: Box;
  axis: ValueAxis;
  /** Values grow to the left. */
  rtl: boolean;
}

/** Where a value stands, in parts of its axis. */
function partOf(value: number, { min, max, log }: ValueAxis): number {
  const own = (each: number) => (log ? Math.log10(each) : each);
  return (own(value) - own(min)) / (own(max) - own(min));
}

/** The plot of a chart in slide pixels, from the slide's left edge. @param area in parts of the box */
export function plotBox(builder: Builder, box: Box, area: { x: number; y: number; w: number; h: number }): Box {
  const { x, y, width, height } = builder.place(box);
  return { x: x + area.x * width, y: y + area.y * height, width: area.w * width, height: area.h * height };
}

/** A stretch of the axis across the plot; a line is two pixels thick. */
function across({ from, to }: Stretch, { whole, axis, rtl }: Plot): Box {
  const [low, high] = [partOf(from, axis), partOf(to, axis)];
  const thick = (long: number) => Math.max(2, (high - low) * long);
  if (axis.along === 'y') {
    const middle = whole.y + whole.height * (1 - (low + high) / 2);
    return { ...whole, y: middle - thick(whole.height) / 2, height: thick(whole.height) };
  }
  const part = (low + high) / 2;
  const middle = whole.x + whole.width * (rtl ? 1 - part : part);
  return { ...whole, x: middle - thick(whole.width) / 2, width: thick(whole.width) };
}

/** Bands, which a chart without a ground of its own is laid over. */
export function drawBands(builder: Builder, panel: ValuesPanel, plot: Plot): void {
  for (const stretch of drawnStretches(panel)) {
    if (stretch.from === stretch.to) continue;
    const name = stretch.label ? `Band: ${stretch.label}` : 'Band';
    builder.shape(name, builder.place(across(stretch, plot)), { fill: 'track' });
  }
}

/** Reference lines over a chart, and the labels of lines and bands: over rows, or beside an upright axis. */
export function drawReferenceLines(builder: Builder, panel: ValuesPanel, plot: Plot): void {
  for (const stretch of drawnStretches(panel)) {
    if (stretch.from !== stretch.to) continue;
    const at = builder.place(across(stretch, plot));
    builder.shape(`Reference line: ${stretch.label}`, at, { fill: 'ink' });
  }
  const places = plot.axis.along === 'y' ? besidePlaces(builder, panel, plot) : overPlaces(builder, panel, plot);
  for (const { label, box } of places)
    builder.frame({
      name: `Label: ${label}`,
      box: builder.place(box),
      paras: [ownPara(superscribed(label), LABEL)],
      anchor: 'ctr',
      unbroken: true,
    });
}

interface LabelPlace {
  label: string;
  /** From the slide's left edge. */
  box: Box;
}

/** Over the rows, each as near to its line as the chart's edges and the others let it. */
function overPlaces(builder: Builder, panel: ValuesPanel, plot: Plot): LabelPlace[] {
  const { measures } = builder.kit;
  const seen = builder.place(plot.box);
  const labels = labelled(panel);
  const one = inOneLine(labels, measures, seen.width);
  const places = labels
    .map((stretch, i): LabelPlace => {
      const { x, width: thick } = across(stretch, plot);
      const width = labelWidth(stretch.label, measures);
      const y = plot.whole.y - (one ? 1 : labels.length - i) * LABEL.line;
      return { label: stretch.label, box: { x: x + thick / 2 - width / 2, y, width, height: LABEL.line } };
    })
    .sort((a, b) => a.box.x - b.box.x);
  const wishes = places.map(({ box }) => ({ at: box.x, length: box.width }));
  // In lines of their own they only stay within the chart.
  const runs = one ? [wishes] : wishes.map((wish) => [wish]);
  const starts = runs.flatMap((run) => spread(run, seen.x, seen.x + seen.width, APART));
  return places.map(({ label, box }, i) => ({ label, box: { ...box, x: starts[i] ?? box.x } }));
}

/** Beside the plot, each as high as its line, or as the chart says where names stand there too. */
function besidePlaces(builder: Builder, panel: ValuesPanel, plot: Plot): LabelPlace[] {
  const middles = labelled(panel).map((stretch, i) => {
    const { y, height } = across(stretch, plot);
    const own = plot.axis.labelsAt?.[i];
    return { label: stretch.label, y: own === undefined ? y + height / 2 : plot.whole.y + own };
  });
  let limit = -Infinity;
  for (const each of middles.toSorted((a, b) => a.y - b.y)) {
    each.y = Math.max(each.y, limit);
    limit = each.y + LABEL.line;
  }
  return middles.map(({ label, y }) => {
    const width = labelWidth(label, builder.kit.measures);
    const x = plot.rtl ? plot.whole.x - BESIDE - width : plot.whole.x + plot.whole.width + BESIDE;
    return { label, box: { x, y: y - LABEL.line / 2, width, height: LABEL.line } };
  });
}
