/** The axes of lines: values and their numbers, categories and their names, or days. */

import type { LinePanel, Measured } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { markEnds } from '../layout/axis-marks.ts';
import { endsOf } from '../layout/datum.ts';
import { formatShort, formatValue } from '../layout/format.ts';
import { logDomain, powersOf } from '../layout/log-axis.ts';
import { drawLine, drawText, type Kit, type Scene, type SeenAxis } from '../layout/scene.ts';
import { type Face, widest, widthOf } from '../layout/text.ts';
import { type Days, type Period, periodsOf, YEAR } from '../layout/time-axis.ts';

/** Size of the numbers of the axis. */
const NUMBER = 16;
/** Between the numbers of the axis and the drawing: a mark may stand on its edge. */
const BESIDE = 16;

/** So many values have a line. */
const mostIn = ({ size }: Kit) => (size.height > 220 ? 5 : 3);
/** An axis that is not seen ends at a value that need not be as round. */
const UNSEEN = 11;

/** An upright axis of values: its ends, and the round values that have a line and a number. */
export interface ValueAxis {
  min: number;
  max: number;
  ticks: number[];
  write(tick: number): string;
  /** What its numbers take of the drawing's width, with the room beside them. */
  width: number;
}

/**
 * From zero, or the least value below it, to where all values, intervals, lines and bands have room; in equal ratios from a power of ten.
 * @param every whether every point bears its value: the axis is not seen then
 */
export function valueAxis(panel: LinePanel, kit: Kit, every: boolean): ValueAxis {
  const ends = endsIn(panel);
  const most = every ? UNSEEN : mostIn(kit);
  const [least, greatest] = [Math.min(0, ...ends), panel.max ?? Math.max(0, ...ends)];
  const range = [least, greatest > least ? greatest : least + 1] as const;
  const axis = panel.axis === 'log' ? powerAxis(ends, most + 1) : roundAxis(range, most, panel.max);
  const valueAt = (tick: number) => (panel.axis === 'log' ? 10 ** tick : tick);
  const short = writer(panel, kit, axis.ticks.map(valueAt));
  const write = (tick: number) => short(valueAt(tick));
  const face: Face = { size: NUMBER, weight: 400, measure: kit.measure };
  return { ...axis, write, width: Math.ceil(widest(axis.ticks.map(write), face)) + BESIDE };
}

const endsIn = (panel: LinePanel) => [...endsOf(panel), ...markEnds(panel), ...(panel.scale ?? [])];

type Ticks = Pick<ValueAxis, 'min' | 'max' | 'ticks'>;

function powerAxis(ends: readonly number[], most: number): Ticks {
  const [min, max] = logDomain(ends);
  return { min, max, ticks: powersOf([min, max], most) };
}

/** Of 1, 2 and 5, and their tens: the least that is enough. */
function roundStep(least: number): number {
  const ten = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5].find((each) => each * ten >= least * (1 - 1e-9)) ?? 10;
  return step * ten;
}

/** So much of a step there is at least between the last round value and an end that is not round. */
const APART = 0.5;

/**
 * Widens a range to round values, and lists them, `most` at the most: those that a linear axis of Chart.js has
 * (https://www.chartjs.org/docs/latest/axes/cartesian/linear.html), so that an author's options change no more than they say.
 * @param end where the axis ends in any case, round or not
 */
function roundAxis([min, max]: readonly [number, number], most: number, end?: number): Ticks {
  let step = roundStep((max - min) / (most - 1));
  const lengthIn = (size: number) => Math.ceil(max / size - 1e-9) - Math.floor(min / size + 1e-9);
  if (lengthIn(step) > most - 1) step = roundStep((lengthIn(step) * step) / (most - 1));
  const first = Math.floor(min / step + 1e-9);
  const values = Array.from({ length: lengthIn(step) + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
  const own = end === undefined ? values : [...values.filter((value) => value < end - APART * step), end];
  return { min: own[0] ?? min, max: own.at(-1) ?? max, ticks: own };
}

/** The axis as Chart.js draws it, for an author's options: which of its values are round is then its own affair. */
export function seenValues(panel: LinePanel, kit: Kit, { min, max, ticks, write }: ValueAxis): SeenAxis {
  const { colours, family } = kit.tokens;
  const style = { color: colours.soft, font: { family: `"${family}"`, size: NUMBER } };
  const ends = endsIn(panel);
  const known = ends.length > 0 ? ends : [0, 1];
  const given = panel.max === undefined ? {} : { max: panel.max };
  const setTicks = (each: { ticks: { value: number }[] }) => {
    each.ticks = ticks.map((value) => ({ value }));
  };
  const range =
    panel.axis === 'log'
      ? { min, max, afterBuildTicks: setTicks }
      : { beginAtZero: true, suggestedMin: Math.min(...known), suggestedMax: Math.max(...known), ...given };
  return {
    type: 'linear',
    display: true,
    ...range,
    grid: { color: colours.rule, drawTicks: false },
    border: { display: false },
    title: style,
    ticks: { ...style, maxTicksLimit: mostIn(kit), padding: BESIDE, callback: write },
  };
}

/** The lines of the axis, and its numbers at their left. */
export function drawValueAxis(scene: Scene, { ticks, write }: ValueAxis): void {
  const { left, right } = scene.area;
  for (const tick of ticks) {
    const y = scene.at('y', tick);
    // A thin line is sharp in the middle of a row of pixels.
    const row = Math.floor(y) + 0.5;
    drawLine(scene, [left, row], [right, row], 'rule', 1);
    const at = { x: left - BESIDE, y, align: 'right' } as const;
    drawText(scene, { text: write(tick), ...at, size: NUMBER, weight: 400, colour: 'soft' });
  }
}

/** How an axis writes its numbers, which need not the decimals of the values: short where whole ones are too wide. */
function writer(panel: LinePanel, { size, measure, lang }: Kit, values: readonly number[]): (value: number) => string {
  const { unit, factor } = panel;
  const whole: Measured = factor ? { unit, factor } : { unit };
  const long = (value: number) => formatValue(value, whole, lang);
  const width = widest(values.map(long), { size: NUMBER, weight: 400, measure });
  return width <= size.width * SHARE ? long : (value) => formatShort(value, whole, lang);
}

/** What numbers may take of a drawing's width. */
const SHARE = 0.2;

/** Height of what stands under the base line: names in one line. */
export const AXIS = 34;
/** From the base line down to the middle of a name. */
export const NAME = 21;

/** An axis of days, and the days, months, quarters or years it names. */
interface TimeAxis extends DayScale {
  periods: Period[];
  size: number;
}

/** Where each category stands on an axis of days, the axis' ends, and the days that it names. */
interface DayScale {
  days: number[];
  from: number;
  to: number;
  whole: Days;
  /** Of what stands on it the longest, in days. */
  longest: number;
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
  const longest = Math.min(YEAR, Math.max(...spans.map(({ start, end }) => end - start + 1)));
  return { days, from, to: to === from ? from + 1 : to, whole, longest };
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
  return { ...scale, periods: periodsOf(scale.whole, lang, fits, scale.longest), size: face.size };
}

/** Strokes are no nearer to each other. */
const STROKES = 12;

/** A stroke where each day, month or year begins, if they have room, and names in the middle of what they say. */
export function drawTimeAxis(scene: Scene, { periods, from, to, size }: TimeAxis): void {
  const { bottom } = scene.area;
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
    drawText(scene, { text: label, x: middle, y: bottom + NAME, size, weight: 400, colour: 'soft', align: 'center' });
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
