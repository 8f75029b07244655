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
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawText, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { widthOf } from '../layout/text.ts';
import { AXIS, axisNumbers, drawTimeAxis, leastPitch, lineAxes, type TimeAxis, timeAxis } from './line-axes.ts';
import { drawEnds, endLabels, endsHeight, gapOf, VALUE } from './line-ends.ts';
import { categoryNames, drawLedNames } from './line-names.ts';
import { drawIntervals, drawNotes, drawSpans, guesses, nameLogAxis, spanHeight } from './line-notes.ts';

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
  const right = every ? labelled : ends.width + gapOf(panel);
  const numbers = axisNumbers(panel, kit);
  const beside = right + (every ? 0 : numbers.width);
  const time = timeAxis(panel, kit, beside, every);
  const names = time ? undefined : categoryNames(panel, kit, { left: every ? 0 : numbers.width, right }, every);
  const flags = layFlagNotes(panel, kit, guesses(panel, kit, right, every ? 0 : numbers.width, time));
  const above = (flags?.height ?? 0) + spanHeight(panel);
  const more = names?.more ?? 0;
  const isLog = panel.axis === 'log';
  const own = (scene: Scene) => (isLog ? logScene(scene, 'y') : scene);
  const place = (value: number | null) => (isLog && value !== null ? toLog(value) : value);
  return {
    type: 'line',
    fits:
      names?.led?.fits !== false &&
      kit.size.height - above - more >= leastHeight(panel, kit) &&
      endsHeight(ends.labels, marks.labels, tokens.sizes.detail) <= kit.size.height - above - more - 30,
    letters: tokens.sizes.detail,
    smallest: 16,
    labels: panel.categories.map(({ label }) => label),
    padding: {
      left: 0,
      right,
      top: (every ? 40 : isLog ? 40 : 14) + above,
      bottom: time ? AXIS : (names?.led?.height ?? 0),
    },
    scales: lineAxes(panel, kit, { every, numbers, time, names }),
    datasets: panel.series.map((series, s) => {
      const colour = colourOf(panel, s);
      const run = (panel.values[s] ?? []).map(place);
      return {
        data: time ? time.days.map((x, i) => ({ x, y: run[i] ?? null })) : run,
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
    under(scene) {
      drawBandsUpright(own(scene), panel);
      drawSpans(scene, panel, flags?.height ?? 0, time);
      drawIntervals(own(scene), panel, time);
      if (!isLog) drawZero(scene, panel);
      else nameLogAxis(scene, above);
    },
    over(scene) {
      if (time) drawTimeAxis(scene, time);
      if (names?.led) drawLedNames(scene, names.led);
      drawMarksUpright(own(scene), panel, scene.area.right + LINE_END);
      if (every) {
        drawPointValues(own(scene), panel, time);
        drawMarkLabels(own(scene), marks.labels, scene.area.right + gap);
      } else drawEnds(own(scene), panel, ends, marks.labels, time);
      drawGaps(own(scene), panel, time);
      if (flags) drawNotes(own(scene), panel, flags, every, time);
    },
  };
}

/** In a column it is as high as it must be to show a rise; several of one scale are told apart when they are lower too. */
function leastHeight({ scale }: LinePanel, { size }: Kit): number {
  return size.width < NARROW && !scale ? 230 : 150;
}

function colourOf(panel: LinePanel, series: number): Colour {
  return panel.series[series]?.emphasis ? 'accent' : 'mark';
}

/** Whether the points of one line are so far apart that each can bear its value: then nothing needs an axis. @param beside pixels that are not the lines' own */
function bearsValues(panel: LinePanel, { size, measure, lang }: Kit, beside: number): boolean {
  const [run = []] = panel.values;
  const face = { size: VALUE, weight: 700, measure } as const;
  const widestValue = Math.max(...run.map((value) => widthOf(formatValue(value, panel, lang), face)));
  return panel.series.length === 1 && leastPitch(panel, size.width - beside) >= widestValue + 28;
}

/** The value over each point. */
function drawPointValues(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.values[0]?.forEach((value, index) => {
    if (value === null) return;
    const text = formatValue(value, panel, scene.lang);
    const y = scene.at('y', value) - 26;
    const at = { text, x: scene.at('x', time?.days[index] ?? index), y } as const;
    inStep(scene, valueKeys(panel, 0, index), () =>
      drawText(scene, { ...at, size: VALUE, weight: 700, colour: 'ink', align: 'center' }),
    );
  });
}

/** "n/a" on the base line where no series has a value, and a place to point at for every value. */
function drawGaps(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  let limit = Number.NEGATIVE_INFINITY;
  panel.categories.forEach((_, index) => {
    const x = scene.at('x', time?.days[index] ?? index);
    const values = panel.values.map((run) => run[index] ?? null);
    values.forEach((value, series) => {
      if (value === null) return;
      const hit = { series, index, x: x - 10, y: scene.at('y', value) - 10, width: 20, height: 20 };
      inStep(scene, valueKeys(panel, series, index), () => scene.hits.push(hit));
    });
    if (values.some((value) => value !== null)) return;
    scene.hits.push({ series: 0, index, x: x - 16, y: scene.area.bottom - 28, width: 32, height: 28 });
    limit = drawMissing(scene, panel, index, limit, time);
  });
}

/** "n/a" in the middle of a run of categories without values, if it has room there. @param limit where the one before ends @returns where it ends */
function drawMissing(scene: Scene, panel: LinePanel, index: number, limit: number, time?: TimeAxis): number {
  const missing = (i: number) => i in panel.categories && panel.values.every((run) => (run[i] ?? null) === null);
  if (missing(index - 1)) return limit;
  let last = index;
  while (missing(last + 1)) last += 1;
  const [from, to] = [index, last].map((i) => scene.at('x', time?.days[i] ?? i));
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
function brokenFrom(panel: LinePanel, series: number): Record<string, unknown> {
  const { dashedFrom } = panel.series[series] ?? {};
  if (dashedFrom === undefined) return {};
  const first = panel.categories.findIndex(({ key }) => key === dashedFrom);
  const borderDash = ({ p1DataIndex }: { p1DataIndex: number }) => (p1DataIndex >= first ? [10, 8] : []);
  return { segment: { borderDash } };
}

/** Marks stand apart, or only where a line begins or ends. */
function sparseMarks(panel: LinePanel, series: number, { size }: Kit): Record<string, unknown> {
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
