/** Dots on rows: the marks and what joins them, their values, and the notes beside them. */

import type { DotsPanel } from '../../model/panel.ts';
import { drawInterval } from '../layout/annotations.ts';
import { drawBandsLevel, drawMarksLevel, type RowRun } from '../layout/axis-marks.ts';
import { type Datum, isJoined, isOfKinds, knownIn } from '../layout/datum.ts';
import { drawRowLabels, type Rows } from '../layout/lay-rows.ts';
import { drawLogAxis, logScene, toLog } from '../layout/log-axis.ts';
import { drawKey, markOptions } from '../layout/marks.ts';
import { drawRowNotes } from '../layout/row-notes.ts';
import { drawLine, drawZero, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import {
  axisWidth,
  colourOf,
  type DotsLayout,
  domainOf,
  hasRoom,
  hasStems,
  layDots,
  lookOf,
  RADIUS,
  reserveLeft,
} from './dots-layout.ts';
import { drawArrow, drawDotValues } from './dots-values.ts';

/** One mark a value on a thin line from zero, categories as rows, series by shape and named at their first mark; or marks that are joined. */
export function dotsPlan(panel: DotsPanel, kit: Kit): Plan {
  const { min, max } = domainOf(panel);
  let layout = layDots(panel, kit, isOfKinds(panel));
  if (layout.named && axisWidth(layout) < 0.3 * kit.size.width) layout = layDots(panel, kit, false);
  const { rows, key, noted } = layout;
  const isLog = panel.axis === 'log';
  const own = (scene: Scene) => (isLog ? logScene(scene, 'x') : scene);
  return {
    type: 'scatter',
    fits: rows.fits && hasRoom(layout) && (noted?.height ?? 0) <= kit.size.height - key.height - layout.head,
    letters: rows.letters,
    pitch: rows.pitch,
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
  if (panel.axis === 'log') drawLogAxis(scene, [min, max], panel, key.height + layout.head, key.height + rows.bottom);
  else if (min < 0) for (const [top, bottom] of runs) drawZero(scene, top, bottom);
  rows.middles.forEach((middle, index) => {
    const y = scene.at('y', middle);
    if (isJoined(panel)) drawJoin(own, layout, index, y);
    else if (hasStems(panel)) drawStems(scene, panel, index, y);
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

/** From the least of a category to the greatest, or with an arrow from its first value to its last. */
function drawJoin(scene: Scene, { panel, near }: DotsLayout, index: number, y: number): void {
  const known = knownIn(panel, index).map(({ series, value }) => ({ series, x: scene.at('x', value) }));
  const ends = panel.arrangement === 'range' ? [...known].sort((a, b) => a.x - b.x) : known;
  const [from, to] = [ends[0], ends.at(-1)];
  if (!from || !to || known.length < 2) return;
  const way = Math.sign(to.x - from.x);
  const [start, end] = [from.x + way * RADIUS, to.x - way * (RADIUS + 2)];
  inStep(scene, [...valueKeys(panel, from.series, index), ...valueKeys(panel, to.series, index)], () => {
    if ((end - start) * way <= 0) return;
    const colour = panel.categories[index]?.emphasis ? 'accent' : 'mark';
    if (panel.arrangement === 'change' && !near.has(index)) drawArrow(scene, start, end, y, colour);
    else drawLine(scene, [start, y], [end, y], colour, 3);
  });
}

function rowRuns({ rows, key, head, noted, panel }: DotsLayout): RowRun[] {
  const several = panel.series.length > 1 && !isJoined(panel);
  const beside = rows.left > 0 && !noted?.under && !several && rows.headings.length === 0;
  if (beside) return [[key.height + head, key.height + rows.bottom]];
  const half = RADIUS + 4;
  return rows.middles.map((middle) => [key.height + middle - half, key.height + middle + half]);
}

function shifted(rows: Rows, by: number): Rows {
  return {
    ...rows,
    middles: rows.middles.map((middle) => middle + by),
    headings: rows.headings.map((heading) => ({ ...heading, y: heading.y + by })),
  };
}

/** Notes and differences, in their column or under their rows. */
function drawDotNotes(scene: Scene, { panel, rows, key, head, noted, below, ends, kit }: DotsLayout): void {
  if (!noted) return;
  const whole = { ...scene, size: { ...scene.size, width: kit.size.width + noted.column } };
  drawRowNotes(whole, noted, {
    middle: ({ index }: Datum) => scene.at('y', rows.middles[index] ?? 0),
    end: ({ index }: Datum) => Math.max(...panel.series.map((_, s) => ends.get(`${s} ${index}`) ?? 0)),
    bottom(index) {
      const { height = 0, rise = 0 } = rows.labels[index] ?? {};
      return scene.at('y', rows.middles[index] ?? 0) + Math.max(below, height - rise);
    },
    top: key.height + head,
    foot: key.height + Math.max(rows.bottom, scene.size.height - key.height - 2),
  });
}
