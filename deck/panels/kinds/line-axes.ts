import type { LinePanel } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { markEnds } from '../layout/axis-marks.ts';
import { endsOf } from '../layout/datum.ts';
import { logDomain, powersOf } from '../layout/log-axis.ts';
import { drawLine, drawText, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { widthOf } from '../layout/text.ts';
import { type Period, periodsOf } from '../layout/time-axis.ts';
import { type AxisNumbers, BESIDE, type CategoryNames, NUMBER } from './line-names.ts';

/** What of a drawing is laid out before its axes. */
interface LineLayout {
  every: boolean;
  numbers: AxisNumbers;
  time: TimeAxis | undefined;
  names: CategoryNames | undefined;
}

/** The only axes that are seen; where every point bears its value there is none of values. */
export function lineAxes(panel: LinePanel, kit: Kit, { every, numbers, time, names }: LineLayout): Plan['scales'] {
  const { tokens, size } = kit;
  const ends = [...endsOf(panel), ...markEnds(panel)];
  const isLog = panel.axis === 'log';
  const [least, most] = logDomain(ends);
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

/**
 * The axis of a line over time: each value stands in the middle of the days that it is of.
 * @param beside pixels that are not the axis's own; @param every whether every point bears its value, and needs room on both sides
 * @returns undefined where the categories have no dates
 */
export function timeAxis(
  { categories }: LinePanel,
  { size, lang, measure, tokens }: Kit,
  beside: number,
  every: boolean,
): TimeAxis | undefined {
  const spans = categories.flatMap(({ date }) => (date === undefined ? [] : (parseDate(date) ?? [])));
  const [first, last] = [spans[0], spans.at(-1)];
  if (spans.length < categories.length || !first || !last) return undefined;
  const days = spans.map(({ start, end }) => (start + end + 1) / 2);
  const half = days.length === 1 ? 1 : ((days.at(-1) ?? 0) - (days[0] ?? 0)) / (days.length - 1) / 2;
  const [from, to] = !every ? [days[0] ?? 0, days.at(-1) ?? 0] : [(days[0] ?? 0) - half, (days.at(-1) ?? 0) + half];
  const face = { size: tokens.sizes.detail, weight: 400, measure } as const;
  const room = size.width - beside;
  const periods = periodsOf({ start: first.start, end: last.end }, lang, (names) =>
    names.every((name) => widthOf(name, face) + 18 <= room / Math.max(1, names.length - 1)),
  );
  return { days, from, to: to === from ? from + 1 : to, periods, size: face.size };
}

/** The base line with a stroke where each period begins, and the names of those whose middle is seen. */
export function drawTimeAxis(scene: Scene, { periods, from, to, size }: TimeAxis): void {
  const { left, right, bottom } = scene.area;
  drawLine(scene, [left, bottom], [right, bottom], 'rule', 2);
  let limit = 0;
  for (const { start, end, label } of periods) {
    if (start > from && start < to)
      drawLine(scene, [scene.at('x', start), bottom], [scene.at('x', start), bottom + 8], 'rule', 2);
    const x = nameOf([start, end + 1], label, scene, { from, to, size });
    if (x === undefined) continue;
    // The first and the last one may stand where there is less room beside them than they need.
    const half = widthOf(label, { size, weight: 400, measure: scene.measure }) / 2;
    const middle = Math.min(scene.size.width - half, Math.max(half, x));
    if (middle - half < limit) continue;
    limit = middle + half + 8;
    drawText(scene, { text: label, x: middle, y: bottom + 21, size, weight: 400, colour: 'soft', align: 'center' });
  }
}

/** The middle of a period, else of what is seen of it, if its name has room there. */
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
