/** The axes of lines: values and their numbers, categories and their names, or days. */

import type { LinePanel, Measured } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { markEnds } from '../layout/axis-marks.ts';
import { endsOf } from '../layout/datum.ts';
import { formatShort, formatValue } from '../layout/format.ts';
import { logDomain, powersOf } from '../layout/log-axis.ts';
import { drawLine, drawText, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { widthOf } from '../layout/text.ts';
import { type Days, type Period, periodsOf } from '../layout/time-axis.ts';
import type { CategoryNames } from './line-names.ts';

/** What of a drawing is laid out before its axes. */
interface LineLayout {
  every: boolean;
  numbers: AxisNumbers;
  time: TimeAxis | undefined;
  names: CategoryNames | undefined;
}

/** Size of the numbers of the axis. */
const NUMBER = 16;
/** Between the numbers of the axis and the drawing: a mark may stand on its edge. */
const BESIDE = 16;

/** The only axes that are seen; where every point bears its value there is none of values. */
export function lineAxes(panel: LinePanel, kit: Kit, { every, numbers, time, names }: LineLayout): Plan['scales'] {
  const { tokens, size } = kit;
  const ends = [...endsOf(panel), ...markEnds(panel)];
  const isLog = panel.axis === 'log';
  const [least, most] = logDomain([...ends, ...(panel.scale ?? [])]);
  const face = { family: `"${tokens.family}"`, size: NUMBER };
  const { soft, rule } = tokens.colours;
  return {
    x: time
      ? hiddenAxis(time.from, time.to)
      : {
          type: 'category',
          offset: every,
          grid: { display: false },
          border: { color: rule },
          ticks: {
            color: soft,
            font: { ...face, size: tokens.sizes.detail },
            maxRotation: 0,
            autoSkip: false,
            callback: (_: unknown, index: number) => names?.names[index] ?? '',
            display: names?.led === undefined,
          },
        },
    y: {
      type: 'linear',
      display: !every,
      ...(isLog ? logRange([least, most], size.height > 220 ? 6 : 4) : rangeOf(panel, ends)),
      grid: { color: rule, drawTicks: false },
      border: { display: false },
      ticks: {
        color: soft,
        font: face,
        maxTicksLimit: size.height > 220 ? 5 : 3,
        padding: BESIDE,
        callback: (value: number) => numbers.write(isLog ? 10 ** value : value),
      },
    },
  };
}

/** An axis in equal ratios with its powers of ten. */
function logRange([min, max]: [number, number], most: number): Record<string, unknown> {
  const ticks = powersOf([min, max], most).map((value) => ({ value }));
  const afterBuildTicks = (axis: { ticks: { value: number }[] }) => {
    axis.ticks = ticks;
  };
  return { min, max, afterBuildTicks };
}

/** From zero, or the least value below it, to where all values, intervals, lines and bands have room. */
function rangeOf({ max, low, high, marks, bands, scale }: LinePanel, ends: readonly number[]): Record<string, unknown> {
  const more = high ?? marks ?? bands;
  return {
    beginAtZero: true,
    ...(max === undefined ? {} : { max }),
    ...((low ?? marks ?? bands) ? { suggestedMin: Math.min(...ends) } : {}),
    suggestedMax: ends.length === 0 ? 1 : more ? Math.max(...ends) : undefined,
    ...(scale ? { suggestedMin: scale[0], suggestedMax: scale[1] } : {}),
  };
}

/** Height of what stands under the base line. */
export const AXIS = 34;

/** An axis of days: where each category stands on it, its ends, and the days, months, quarters or years it names. */
export interface TimeAxis {
  days: number[];
  from: number;
  to: number;
  periods: Period[];
  size: number;
}

/** Where each category stands on an axis of days, the axis' ends, and the days that it names. */
interface DayScale extends Pick<TimeAxis, 'days' | 'from' | 'to'> {
  whole: Days;
  isOfDays: boolean;
}

/**
 * The days of a line over time: each value stands in the middle of those that it is of.
 * @param every whether every point bears its value, and needs room on both sides
 * @returns undefined where the categories have no dates
 */
function dayScale({ categories, span }: LinePanel, every: boolean): DayScale | undefined {
  const spans = categories.flatMap(({ date }) => (date === undefined ? [] : (parseDate(date) ?? [])));
  const ends = span ? span.flatMap((date) => parseDate(date) ?? []) : spans;
  const [first, last] = [ends[0], ends.at(-1)];
  if (spans.length < categories.length || !first || !last) return undefined;
  const days = spans.map(({ start, end }) => (start + end + 1) / 2);
  const [begin = 0, finish = 0] = [first, last].map(({ start, end }) => (start + end + 1) / 2);
  const half = ends.length === 1 ? 1 : (finish - begin) / (ends.length - 1) / 2;
  const [from, to] = every ? [begin - half, finish + half] : [begin, finish];
  const whole = { start: first.start, end: last.end };
  const isOfDays = spans.every(({ start, end }) => start === end);
  return { days, from, to: to === from ? from + 1 : to, whole, isOfDays };
}

/** The least distance of two neighbours, in pixels of an axis where every point bears its value. @param room its length */
export function leastPitch(panel: LinePanel, room: number): number {
  const scale = dayScale(panel, true);
  if (!scale) return room / panel.categories.length;
  const { days, from, to } = scale;
  return Math.min(room, ...days.slice(1).map((day, i) => ((day - (days[i] ?? day)) / (to - from)) * room));
}

/**
 * The axis of a line over time.
 * @param beside pixels that are not the axis's own; @param every whether every point bears its value, and needs room on both sides
 * @returns undefined where the categories have no dates
 */
export function timeAxis(
  panel: LinePanel,
  { size, lang, measure, tokens }: Kit,
  beside: number,
  every: boolean,
): TimeAxis | undefined {
  const scale = dayScale(panel, every);
  if (!scale) return undefined;
  const face = { size: tokens.sizes.detail, weight: 400, measure } as const;
  const room = size.width - beside;
  const fits = (names: readonly string[]) =>
    names.every((name) => widthOf(name, face) + 18 <= room / Math.max(1, names.length - 1));
  const periods = periodsOf(scale.whole, lang, fits, scale.isOfDays);
  const { days, from, to } = scale;
  return { days, from, to, periods, size: face.size };
}

/** Strokes are no nearer to each other. */
const STROKES = 12;

/** The base line with a stroke where each day, month or year begins, if they have room, and names in the middle of what they say. */
export function drawTimeAxis(scene: Scene, { periods, from, to, size }: TimeAxis): void {
  const { left, right, bottom } = scene.area;
  drawLine(scene, [left, bottom], [right, bottom], 'rule', 2);
  let limit = 0;
  for (const { start, end, label, parts } of periods) {
    const next = parts[1] ?? end + 1;
    const hasRoom = scene.at('x', next) - scene.at('x', start) >= STROKES;
    for (const part of hasRoom ? parts : [start])
      if (part > from && part < to)
        drawLine(scene, [scene.at('x', part), bottom], [scene.at('x', part), bottom + 8], 'rule', 2);
    const x = nameOf([start, next], label, scene, { from, to, size });
    if (x === undefined) continue;
    // The first and the last one may stand where there is less room beside them than they need.
    const half = widthOf(label, { size, weight: 400, measure: scene.measure }) / 2;
    const middle = Math.min(scene.size.width - half, Math.max(half, x));
    if (middle - half < limit) continue;
    limit = middle + half + 8;
    drawText(scene, { text: label, x: middle, y: bottom + 21, size, weight: 400, colour: 'soft', align: 'center' });
  }
}

/** The middle of what a name says, else of what is seen of it, if the name has room there. */
function nameOf(
  [start, end]: [number, number],
  label: string,
  scene: Scene,
  { from, to, size }: Pick<TimeAxis, 'from' | 'to' | 'size'>,
): number | undefined {
  const middle = (start + end) / 2;
  if (middle >= from - 0.5 && middle <= to + 0.5) return scene.at('x', middle);
  const [left, right] = [scene.at('x', Math.max(start, from)), scene.at('x', Math.min(end, to))];
  const width = widthOf(label, { size, weight: 400, measure: scene.measure });
  return right - left >= width + 12 ? (left + right) / 2 : undefined;
}

/** What the numbers of the axis take at least. */
const LEAST = 60;
/** What they may take of a drawing's width. */
const SHARE = 0.2;

/** The numbers of an axis of values. */
interface AxisNumbers {
  write(value: number): string;
  /** What they take of the drawing's width, with the room beside them. */
  width: number;
}

/** How an axis writes its numbers, which are round and need not the decimals of the values: short where whole ones are too wide. */
export function axisNumbers(panel: LinePanel, { size, measure, lang }: Kit): AxisNumbers {
  const { unit, factor } = panel;
  const whole: Measured = factor ? { unit, factor } : { unit };
  // An axis ends at a round number beyond its values.
  const ends = [...endsOf(panel), ...markEnds(panel)].map((end) => Math.round(end * 1.25));
  const widthIn = (write: AxisNumbers['write']) => Math.max(0, ...ends.map((end) => measure(write(end), NUMBER, 400)));
  const long: AxisNumbers['write'] = (value) => formatValue(value, whole, lang);
  const short: AxisNumbers['write'] = (value) => formatShort(value, whole, lang);
  const write = widthIn(long) <= size.width * SHARE ? long : short;
  return { write, width: Math.max(LEAST, Math.ceil(widthIn(write)) + BESIDE) };
}
