import type { LinePanel } from '../../model/panel.ts';
import {
  drawBandsUpright,
  drawMarkLabels,
  drawMarksUpright,
  LINE_END,
  markGap,
  uprightMarks,
} from '../layout/axis-marks.ts';
import { endsOf } from '../layout/datum.ts';
import { layFlagNotes } from '../layout/flag-notes.ts';
import { formatValue } from '../layout/format.ts';
import { logScene, toLog } from '../layout/log-axis.ts';
import { markOptions, shapeOf } from '../layout/marks.ts';
import { drawLine, drawText, hiddenAxis, type Kit, type LineSet, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { widthOf } from '../layout/text.ts';
import { AXIS, drawTimeAxis, drawValueAxis, leastPitch, seenValues, timeAxis, valueAxis } from './line-axes.ts';
import { categoryNames, drawNames, nameScale } from './line-names.ts';
import {
  drawEnds,
  drawIntervals,
  drawNotes,
  drawSpans,
  endLabels,
  endsHeight,
  gapOf,
  nameLogAxis,
  spanHeight,
  VALUE,
} from './line-notes.ts';

/** A column, such as a phone's. */
const NARROW = 480;

/** Lines over an ordered run of categories, each named at its last value; a gap where a value is missing. */
export function linePlan(panel: LinePanel, kit: Kit): Plan {
  const { tokens } = kit;
  const marks = uprightMarks(panel, kit);
  const gap = markGap(marks.labels);
  const labelled = marks.width > 0 ? marks.width + gap : 0;
  const every = bearsValues(panel, kit, labelled);
  const ends = endLabels(panel, kit, marks.width);
  const values = valueAxis(panel, kit, every);
  const beside = { left: every ? 0 : values.width, right: every ? labelled : ends.width + gapOf(panel) };
  const time = timeAxis(panel, kit, beside.left + beside.right, every);
  const names = time ? undefined : categoryNames(panel, kit, beside, every);
  const { left, right } = names ?? beside;
  const along = time ?? turns(panel, every);
  const pitch = (kit.size.width - left - right) / (along.to - along.from);
  const placeOf = (index: number) => time?.days[index] ?? index;
  const flags = layFlagNotes(panel, kit, ({ index }) => left + (placeOf(index) - along.from) * pitch);
  const above = (flags?.height ?? 0) + spanHeight(panel);
  const below = names?.height ?? AXIS;
  const isLog = panel.axis === 'log';
  // Categories by their index and values as they are, whatever the axes count in.
  const own = (outer: Scene): Scene => {
    const scene = isLog ? logScene(outer, 'y') : outer;
    return { ...scene, at: (axis, value) => scene.at(axis, axis === 'x' ? placeOf(value) : value) };
  };
  const place = (value: number | null) => (isLog && value !== null ? toLog(value) : value);
  // An author's options are for the axes of Chart.js, which finds room for them.
  const isSeen = panel.options?.scales !== undefined;
  const seenNames = isSeen && !names?.led ? names : undefined;
  return {
    type: 'line',
    fits:
      names?.led?.fits !== false &&
      kit.size.height - above - (below - AXIS) >= leastHeight(panel, kit) &&
      endsHeight(ends.labels, marks.labels, tokens.sizes.detail) <= kit.size.height - above - below,
    letters: tokens.sizes.detail,
    smallest: 16,
    padding: {
      ...(isSeen ? { left: 0, right: beside.right } : { left, right }),
      top: (every || isLog ? 40 : 14) + above,
      bottom: seenNames ? 0 : below,
    },
    scales: {
      x: seenNames ? nameScale(seenNames, along, kit) : hiddenAxis(along.from, along.to),
      y: isSeen && !every ? seenValues(panel, kit, values) : hiddenAxis(values.min, values.max),
    },
    datasets: panel.series.map((series, s) => {
      const colour = series.emphasis ? 'accent' : 'mark';
      const run = (panel.values[s] ?? []).map(place);
      return {
        data: panel.categories.map((_, i) => ({ x: placeOf(i), y: run[i] ?? null })),
        borderColor: tokens.colours[colour],
        borderWidth: series.emphasis ? 5 : 4,
        borderDash: series.dashed ? [10, 8] : [],
        spanGaps: false,
        tension: 0,
        ...brokenFrom(panel, s),
        ...markOptions(shapeOf(series, s), series.pattern === 'open', colour, 7, tokens),
        ...sparseMarks(panel, s, kit),
      };
    }),
    under(outer) {
      const scene = own(outer);
      if (!isSeen && !every) drawValueAxis(outer, values);
      drawBandsUpright(scene, panel);
      drawSpans(scene, panel, flags?.height ?? 0);
      drawIntervals(scene, panel);
      if (!isLog) drawZero(scene, panel);
      else nameLogAxis(scene, above);
    },
    over(outer) {
      const scene = own(outer);
      // The line that all points stand over.
      const { left, right, bottom } = scene.area;
      if (!seenNames) drawLine(scene, [left, bottom], [right, bottom], 'rule', 2);
      if (time) drawTimeAxis(outer, time);
      if (names && !seenNames) drawNames(scene, names);
      drawMarksUpright(scene, panel, right + LINE_END);
      if (every) {
        drawPointValues(scene, panel);
        drawMarkLabels(scene, marks.labels, right + gap);
      } else drawEnds(scene, panel, ends.labels, marks.labels);
      drawGaps(scene, panel);
      if (flags) drawNotes(scene, panel, flags, every);
    },
  };
}

/** Categories without dates stand in turn, with half a step beside the first and the last where every point bears its value. */
function turns({ categories: { length } }: LinePanel, every: boolean): { from: number; to: number } {
  return every ? { from: -0.5, to: length - 0.5 } : { from: 0, to: Math.max(1, length - 1) };
}

/** In a column it is as high as it must be to show a rise; several of one scale are told apart when they are lower too. */
function leastHeight({ scale }: LinePanel, { size }: Kit): number {
  return size.width < NARROW && !scale ? 230 : 150;
}

/** Whether the points of one line are so far apart that each can bear its value: then nothing needs an axis. @param beside pixels that are not the lines' own */
function bearsValues(panel: LinePanel, { size, measure, lang }: Kit, beside: number): boolean {
  const [run = []] = panel.values;
  const face = { size: VALUE, weight: 700, measure } as const;
  const widestValue = Math.max(...run.map((value) => widthOf(formatValue(value, panel, lang), face)));
  return panel.series.length === 1 && leastPitch(panel, size.width - beside) >= widestValue + 28;
}

/** The value over each point. */
function drawPointValues(scene: Scene, panel: LinePanel): void {
  panel.values[0]?.forEach((value, index) => {
    if (value === null) return;
    const text = formatValue(value, panel, scene.lang);
    const y = scene.at('y', value) - 26;
    const at = { text, x: scene.at('x', index), y } as const;
    inStep(scene, valueKeys(panel, 0, index), () =>
      drawText(scene, { ...at, size: VALUE, weight: 700, colour: 'ink', align: 'center' }),
    );
  });
}

/** "n/a" on the base line where no series has a value, and a place to point at for every value. */
function drawGaps(scene: Scene, panel: LinePanel): void {
  let limit = Number.NEGATIVE_INFINITY;
  panel.categories.forEach((_, index) => {
    const x = scene.at('x', index);
    const values = panel.values.map((run) => run[index] ?? null);
    values.forEach((value, series) => {
      if (value === null) return;
      const hit = { series, index, x: x - 10, y: scene.at('y', value) - 10, width: 20, height: 20 };
      inStep(scene, valueKeys(panel, series, index), () => scene.hits.push(hit));
    });
    if (values.some((value) => value !== null)) return;
    scene.hits.push({ series: 0, index, x: x - 16, y: scene.area.bottom - 28, width: 32, height: 28 });
    limit = drawMissing(scene, panel, index, limit);
  });
}

/** "n/a" in the middle of a run of categories without values, if it has room there. @param limit where the one before ends @returns where it ends */
function drawMissing(scene: Scene, panel: LinePanel, index: number, limit: number): number {
  const missing = (i: number) => i in panel.categories && panel.values.every((run) => (run[i] ?? null) === null);
  if (missing(index - 1)) return limit;
  let last = index;
  while (missing(last + 1)) last += 1;
  const [from, to] = [index, last].map((i) => scene.at('x', i));
  const text = formatValue(null, panel, scene.lang);
  const align = last === 0 ? 'left' : index === panel.categories.length - 1 ? 'right' : 'center';
  const x = ((from ?? 0) + (to ?? 0)) / 2;
  const width = widthOf(text, { size: 18, weight: 400, measure: scene.measure });
  const left = x - { left: 0, center: width / 2, right: width }[align];
  if (left < limit + 6) return limit;
  drawText(scene, { text, x, y: scene.area.bottom - 14, size: 18, weight: 400, colour: 'soft', align });
  return left + width;
}

/** A broken stroke from a category on, the way to it included: what follows is a forecast. */
function brokenFrom(panel: LinePanel, series: number): Pick<LineSet, 'segment'> {
  const { dashedFrom } = panel.series[series] ?? {};
  if (dashedFrom === undefined) return {};
  const first = panel.categories.findIndex(({ key }) => key === dashedFrom);
  const borderDash = ({ p1DataIndex }: { p1DataIndex: number }) => (p1DataIndex >= first ? [10, 8] : []);
  return { segment: { borderDash } };
}

/** Marks stand apart, or only where a line begins or ends. */
function sparseMarks(panel: LinePanel, series: number, { size }: Kit): Partial<Pick<LineSet, 'pointRadius'>> {
  const run = panel.values[series] ?? [];
  if ((size.width * 0.8) / run.length >= 24) return {};
  const alone = (i: number) => (run[i - 1] ?? null) === null && (run[i + 1] ?? null) === null;
  const last = run.findLastIndex((value) => value !== null);
  return { pointRadius: run.map((_, i) => (i === last || alone(i) ? 7 : 0)) };
}

/** Where values lie on both sides of zero, zero is drawn. */
function drawZero(scene: Scene, panel: LinePanel): void {
  if (!endsOf(panel).some((value) => value < 0)) return;
  const y = scene.at('y', 0);
  drawLine(scene, [scene.area.left, y], [scene.area.right, y], 'ink', 2);
}
