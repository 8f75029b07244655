import type { DotsPanel } from '../../model/panel.ts';
import { drawInterval } from '../layout/annotations.ts';
import { drawBandsLevel, drawMarksLevel, levelMarksHeight, markEnds, type RowRun } from '../layout/axis-marks.ts';
import { endsOf, intervalOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawRowLabels, layRows, type Rows } from '../layout/lay-rows.ts';
import { drawLogAxis, LOG_FOOT, logDomain, logScene, toLog } from '../layout/log-axis.ts';
import { drawKey, layKey, markOptions } from '../layout/marks.ts';
import { layRowNotes } from '../layout/row-notes.ts';
import { drawLine, drawZero, fitAxis, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { widthOf } from '../layout/text.ts';
import {
  CROWDED,
  colourOf,
  type DotsLayout,
  detailFace,
  drawDotNotes,
  drawDotValues,
  GAP,
  isJoined,
  lookOf,
  RADIUS,
  valueFace,
} from './dot-values.ts';

/** One mark a value on a thin line from zero, categories as rows, series by shape and named at their first mark; or marks that are joined. */
export function dotsPlan(panel: DotsPanel, kit: Kit): Plan {
  const { min, max } = domainOf(panel);
  const alone = panel.categories.every((_, i) => panel.values.filter((run) => (run[i] ?? null) !== null).length <= 1);
  let layout = layDots(panel, kit, panel.series.length > 1 && alone && !isJoined(panel));
  if (layout.named && axisWidth(layout) < 0.3 * kit.size.width) layout = layDots(panel, kit, false);
  const { rows, key, noted } = layout;
  const width = kit.size.width - (noted?.column ?? 0);
  const isLog = panel.axis === 'log';
  const own = (scene: Scene) => (isLog ? logScene(scene, 'x') : scene);
  return {
    type: 'scatter',
    fits:
      rows.fits &&
      axisWidth(layout) >= 0.2 * width &&
      (noted?.height ?? 0) <= kit.size.height - key.height - layout.head,
    letters: rows.letters,
    smallest: rows.smallest,
    padding: {
      left: rows.left + RADIUS + reserveLeft(layout),
      right: kit.size.width - rows.left - RADIUS - reserveLeft(layout) - axisWidth(layout),
      top: key.height,
      bottom: 0,
    },
    scales: { x: hiddenAxis(min, max), y: hiddenAxis(0, kit.size.height - key.height, true) },
    datasets: panel.series.map((_, s) => {
      const { shape, open } = lookOf(panel, s);
      const place = (value: number | null) => (value !== null && isLog ? toLog(value) : value);
      return {
        data: panel.categories.map((_, i) => ({ x: place(panel.values[s]?.[i] ?? null), y: rows.middles[i] ?? 0 })),
        ...markOptions(shape, open, colourOf(panel, s), RADIUS, kit.tokens),
        pointBorderColor: panel.categories.map((_, i) => kit.tokens.colours[colourOf(panel, s, i)]),
        pointBackgroundColor: panel.categories.map(
          (_, i) => kit.tokens.colours[open ? 'paper' : colourOf(panel, s, i)],
        ),
      };
    }),
    under: (scene) => drawUnder(scene, own(scene), layout),
    over(scene) {
      drawKey(scene, key);
      drawRowLabels(scene, shifted(rows, key.height));
      drawMarksLevel(own(scene), panel, rowRuns(layout), key.height);
      drawDotValues(own(scene), layout);
      drawDotNotes(own(scene), layout);
    },
  };
}

/** Bands, axis, stems or what joins the marks, and intervals. */
function drawUnder(scene: Scene, own: Scene, layout: DotsLayout): void {
  const { panel, rows, key } = layout;
  const { min, max } = domainOf(panel);
  const runs = rowRuns(layout);
  drawBandsLevel(own, panel, runs);
  if (panel.axis === 'log')
    drawLogAxis(scene, [min, max], panel.unit === '%' ? '%' : '', key.height + layout.head, key.height + rows.bottom);
  else if (min < 0) for (const [top, bottom] of runs) drawZero(scene, top, bottom);
  rows.middles.forEach((middle, index) => {
    const y = scene.at('y', middle);
    if (isJoined(panel)) drawJoin(own, panel, index, y);
    else if (panel.axis !== 'log') drawStems(scene, panel, index, y);
    for (const series of panel.series.keys()) drawInterval(own, panel, { series, index }, 'x', y);
  });
}

/** One line as far as the farthest mark; where marks come in steps, one with each. */
function drawStems(scene: Scene, panel: DotsPanel, index: number, y: number): void {
  const ends = panel.values.map((run) => run[index] ?? null);
  const stem = (from: number, to: number) =>
    drawLine(scene, [scene.at('x', from), y], [scene.at('x', to), y], 'rule', 3);
  if (!scene.stage) {
    stem(Math.min(0, ...ends.map(Number)), Math.max(0, ...ends.map(Number)));
    return;
  }
  ends.forEach((value, series) => {
    if (value !== null) inStep(scene, valueKeys(panel, series, index), () => stem(0, value));
  });
}

/** Half the height of an arrow's head. */
const HEAD = 7;

/** From the least of a category to the greatest, or with an arrow from its first value to its last. */
function drawJoin(scene: Scene, panel: DotsPanel, index: number, y: number): void {
  const known = panel.values.flatMap((run, series) => {
    const value = run[index] ?? null;
    return value === null ? [] : [{ series, x: scene.at('x', value) }];
  });
  const ends = panel.arrangement === 'range' ? [...known].sort((a, b) => a.x - b.x) : known;
  const [from, to] = [ends[0], ends.at(-1)];
  if (!from || !to || known.length < 2) return;
  const way = Math.sign(to.x - from.x);
  const [start, end] = [from.x + way * RADIUS, to.x - way * (RADIUS + 2)];
  inStep(scene, [...valueKeys(panel, from.series, index), ...valueKeys(panel, to.series, index)], () => {
    if ((end - start) * way <= 0) return;
    const colour = panel.categories[index]?.emphasis ? 'accent' : 'mark';
    drawLine(scene, [start, y], [end, y], colour, 3);
    if (panel.arrangement !== 'change' || (end - start) * way < 2 * HEAD) return;
    for (const side of [-HEAD, HEAD]) drawLine(scene, [end - way * HEAD * 1.4, y + side], [end, y], colour, 3);
  });
}

function rowRuns({ rows, key, head, noted, panel }: DotsLayout): RowRun[] {
  const several = panel.series.length > 1 && !isJoined(panel);
  const beside = rows.left > 0 && !noted?.under && !several && rows.headings.length === 0;
  if (beside) return [[key.height + head, key.height + rows.bottom]];
  const half = RADIUS + 4;
  return rows.middles.map((middle) => [key.height + middle - half, key.height + middle + half]);
}

function layDots(panel: DotsPanel, outer: Kit, named: boolean): DotsLayout {
  const noted = layRowNotes(panel, outer);
  const kit = { ...outer, size: { ...outer.size, width: outer.size.width - (noted?.column ?? 0) } };
  const entries = panel.series.map((series, s) => {
    const { shape, open } = lookOf(panel, s);
    return {
      name: series.label,
      shape,
      pattern: open ? ('open' as const) : ('solid' as const),
      colour: colourOf(panel, s),
    };
  });
  const key = layKey(panel.series.length > 1 && !named ? entries : [], kit);
  const inner = { ...kit, size: { ...kit.size, height: kit.size.height - key.height } };
  const most = Math.max(
    ...panel.categories.map((_, i) => panel.values.filter((run) => (run[i] ?? null) !== null).length),
  );
  const several = isJoined(panel) ? most > 2 : most > 1;
  const lay = (head: number): DotsLayout => {
    const rows = layRows(panel.categories, inner, {
      head,
      under: noted?.under ?? 0,
      foot: panel.axis === 'log' ? LOG_FOOT : 0,
      least: (several ? 64 : 20) + (noted?.under ?? 0),
      most: 92 + (noted?.under ?? 0),
      reach(pitch) {
        const half = several ? 30 : Math.max(RADIUS - 1, Math.min(16, pitch / 2 - 2));
        return { above: half, below: half };
      },
    });
    // Above and under a row's line there is room for smaller letters only; a mark that stands alone has no larger ones.
    const largest = several ? CROWDED : kit.tokens.sizes.value;
    const valueSize = Math.min(largest, Math.max(16, rows.pitch - 8 - (noted?.under ?? 0)));
    return { panel, kit, rows, key, valueSize, named, noted, head, ends: new Map() };
  };
  const first = lay(0);
  const { min, max } = domainOf(panel);
  const marks = panel.axis === 'log' ? { ...panel, marks: logMarks(panel) } : panel;
  const left = first.rows.left + RADIUS + reserveLeft(first);
  const head = levelMarksHeight(marks, kit, [min, max], left, axisWidth(first));
  return head === 0 ? first : lay(head);
}

function logMarks({ marks = [] }: DotsPanel) {
  return marks.map((mark) => ({ ...mark, at: toLog(mark.at) }));
}

/** Room left of the axis for the values before marks: of those below zero, of the least where marks are joined. */
function reserveLeft({ panel, kit, valueSize }: DotsLayout): number {
  const face = { ...valueFace(kit), size: valueSize };
  const { min, max } = domainOf(panel);
  const before = panel.categories.flatMap((_, i) => {
    const known = panel.values.flatMap((run) => run[i] ?? []);
    return isJoined(panel) && known.length > 1 ? [Math.min(...known)] : known.filter((value) => value < 0);
  });
  const widths = before.map((value) => {
    const place = panel.axis === 'log' ? toLog(value) : value;
    // A guess of the axis that is too short rather than too long.
    const free = ((place - min) / (max - min)) * 0.2 * kit.size.width;
    return GAP + widthOf(formatValue(value, panel, kit.lang), face) - free;
  });
  return Math.max(0, ...widths.map(Math.ceil));
}

/** Width of the value axis: as far right as the labels after the marks allow. */
function axisWidth(layout: DotsLayout): number {
  const { panel, kit, rows, valueSize, named } = layout;
  const { min, max } = domainOf(panel);
  const face = { ...valueFace(kit), size: valueSize };
  const along = (value: number) => ((panel.axis === 'log' ? toLog(value) : value) - min) / (max - min);
  const labels = panel.values.flatMap((run, s) => {
    const first = run.findIndex((value) => value !== null);
    return run.flatMap((value, i) => {
      if (value === null) return [];
      const name = named && i === first ? 8 + widthOf(panel.series[s]?.label ?? '', detailFace(kit)) : 0;
      // Its value stands before it.
      if (value < 0 && name === 0) return [];
      const width = RADIUS + GAP + widthOf(formatValue(value, panel, kit.lang), face) + name;
      const end = Math.max(value, intervalOf(panel, s, i)?.[1] ?? value);
      return [{ along: along(end), width: Math.ceil(width) }];
    });
  });
  return fitAxis(kit.size.width - rows.left - RADIUS - reserveLeft(layout), labels);
}

function shifted(rows: Rows, by: number): Rows {
  return {
    ...rows,
    middles: rows.middles.map((middle) => middle + by),
    headings: rows.headings.map((heading) => ({ ...heading, y: heading.y + by })),
  };
}

/** The ends of the value axis; of one in equal ratios, powers of ten. */
function domainOf(panel: DotsPanel): { min: number; max: number } {
  const { max, scale, axis } = panel;
  const known = [...endsOf(panel), ...markEnds(panel)];
  if (axis === 'log') {
    const [from, to] = logDomain([...known, ...(scale ? [scale[1]] : [])]);
    return { min: from, max: to };
  }
  if (scale) return { min: scale[0], max: scale[1] };
  // What is joined has no stems that must stand on zero: far from it all would be pressed together.
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (isJoined(panel) && low > 0.25 * high) return { min: low - (high - low) * 0.1, max: max ?? high };
  const min = Math.min(0, ...known);
  const end = max ?? Math.max(0, ...known);
  return { min, max: end === min ? min + 1 : end };
}
