/** What is written at dots on rows: their values, and which of them are not available. */

import type { DotsPanel } from '../../model/panel.ts';
import { breakMarks } from '../layout/axis-marks.ts';
import { intervalOf, isJoined, knownIn } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawText, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { widthOf } from '../layout/text.ts';
import {
  ARROW,
  BETWEEN,
  changeOf,
  type DotsLayout,
  detailFace,
  domainOf,
  GAP,
  HEAD,
  hasStems,
  missingIn,
  missingWords,
  RADIUS,
  type Written,
  written,
} from './dots-layout.ts';

interface Mark {
  series: number;
  value: number;
  x: number;
}

/** Values at the right of their marks; where a row has several, above its line and under it; outside of marks that are joined. */
export function drawDotValues(scene: Scene, layout: DotsLayout): void {
  const { panel, rows } = layout;
  const seen = new Set<number>();
  panel.categories.forEach((_, index) => {
    const y = scene.at('y', rows.middles[index] ?? 0);
    const marks = knownIn(panel, index)
      .map((each): Mark => ({ ...each, x: scene.at('x', each.value) }))
      .sort((a, b) => a.x - b.x);
    const box = { y: y - RADIUS - 2, width: 2 * RADIUS + 4, height: 2 * RADIUS + 4 };
    for (const { series, x } of marks)
      inStep(scene, valueKeys(panel, series, index), () =>
        scene.hits.push({ series, index, x: x - RADIUS - 2, ...box }),
      );
    const [mark, ...others] = marks;
    if (!mark) drawMissing(scene, layout, index, y);
    else if (others.length === 0) drawSingle(scene, layout, mark, y, index, !seen.has(mark.series));
    else if (layout.near.has(index)) drawChange(scene, layout, marks, y, index);
    else if (isJoined(panel)) drawOuter(scene, layout, marks, y, index);
    else drawCrowded(scene, layout, marks, y, index);
    if (mark) drawPartlyMissing(scene, layout, marks, y, index);
    for (const { series } of marks) seen.add(series);
  });
}

/** A value after its mark and the interval, or before one below zero; with the name of its series at the first. */
function drawSingle(scene: Scene, layout: DotsLayout, mark: Mark, y: number, index: number, isFirst: boolean): void {
  const { panel, kit, named } = layout;
  const words = written(layout, mark.value);
  const { width } = words;
  const first = named && isFirst;
  const before = mark.value < 0 && !first;
  const x = before ? edgeOf(scene, panel, mark, index, -1) - GAP - width : edgeOf(scene, panel, mark, index, 1) + GAP;
  inStep(scene, valueKeys(panel, mark.series, index), () => {
    drawValue(scene, layout, words, x, y);
    if (!first) return;
    const label = panel.series[mark.series]?.label ?? '';
    const after = x + width + 8;
    drawText(scene, { text: label, x: after, y, size: kit.tokens.sizes.detail, weight: 400, colour: 'soft' });
  });
  const name = first ? 8 + widthOf(panel.series[mark.series]?.label ?? '', detailFace(kit)) : 0;
  layout.ends.set(`${mark.series} ${index}`, before ? mark.x + RADIUS : x + width + name);
}

function drawValue(scene: Scene, layout: DotsLayout, { text, width }: Written, x: number, y: number): void {
  const { panel, valueSize: size } = layout;
  breakLines(scene, panel, { x, middle: y, width, size });
  drawText(scene, { text, x, y, size, weight: 700, colour: 'ink' });
}

/** Left (-1) or right (1) edge of a mark, and of its interval where that reaches farther. */
function edgeOf(scene: Scene, panel: DotsPanel, { x, series }: Mark, index: number, side: -1 | 1): number {
  const ends = (intervalOf(panel, series, index) ?? []).map((end) => scene.at('x', end));
  const edges = [x + side * RADIUS, ...ends];
  return side < 0 ? Math.min(...edges) : Math.max(...edges);
}

function drawMissing(scene: Scene, { panel, kit }: DotsLayout, index: number, y: number): void {
  const text = formatValue(null, panel, kit.lang);
  const x = panel.axis === 'log' ? scene.area.left : scene.at('x', 0);
  drawText(scene, { text, x: x + GAP, y, size: kit.tokens.sizes.label, weight: 400, colour: 'soft' });
  scene.hits.push({ series: 0, index, x, y: y - RADIUS, width: 60, height: 2 * RADIUS });
}

/** Breaks the reference lines that would run through a text, and the line at zero: it hides a minus sign. */
function breakLines(
  scene: Scene,
  panel: DotsPanel,
  place: { x: number; middle: number; width: number; size: number },
): void {
  const zero = panel.axis !== 'log' && domainOf(panel).min < 0 ? [{ at: 0, label: '' }] : [];
  breakMarks(scene, { ...panel, marks: [...(panel.marks ?? []), ...zero] }, 'x', place);
}

/** A level arrow from one pixel to another. */
export function drawArrow(scene: Scene, start: number, end: number, y: number, colour: Colour): void {
  const way = Math.sign(end - start);
  drawLine(scene, [start, y], [end, y], colour, 3);
  for (const side of [-HEAD, HEAD]) drawLine(scene, [end - way * HEAD * 1.4, y + side], [end, y], colour, 3);
}

/** After marks that have no room for an arrow between them: their values in the order of time. */
function drawChange(scene: Scene, layout: DotsLayout, marks: readonly Mark[], y: number, index: number): void {
  const { panel, valueSize: size } = layout;
  let x = Math.max(...marks.map((mark) => edgeOf(scene, panel, mark, index, 1))) + GAP;
  changeOf(panel, index).forEach(({ series, value }, n) => {
    const { text, width } = written(layout, value);
    inStep(scene, valueKeys(panel, series, index), () => {
      const from = x;
      if (n > 0) x += ARROW.length + 2 * ARROW.beside;
      breakLines(scene, panel, { x: from, middle: y, width: x - from + width, size });
      if (n > 0) drawArrow(scene, from + ARROW.beside, x - ARROW.beside, y, 'soft');
      drawText(scene, { text, x, y, size, weight: 700, colour: 'ink' });
      x += width;
    });
    layout.ends.set(`${series} ${index}`, x);
  });
}

/** After what a row has, which of its values it has not. */
function drawPartlyMissing(scene: Scene, layout: DotsLayout, marks: readonly Mark[], y: number, index: number): void {
  const { panel, kit } = layout;
  const missing = missingIn(panel, index);
  const text = missingWords(layout, index);
  if (text === '') return;
  const ends = marks.flatMap((mark) => [
    edgeOf(scene, panel, mark, index, 1),
    layout.ends.get(`${mark.series} ${index}`) ?? 0,
  ]);
  // A mark below zero has its line at its right.
  if (hasStems(panel)) ends.push(scene.at('x', 0));
  const size = kit.tokens.sizes.detail;
  const x = Math.max(...ends) + GAP;
  const width = widthOf(text, detailFace(kit));
  const keys = missing.flatMap((series) => valueKeys(panel, series, index));
  inStep(scene, keys, () => {
    breakLines(scene, panel, { x, middle: y, width, size });
    drawText(scene, { text, x, y, size, weight: 400, colour: 'soft' });
    for (const series of missing) {
      scene.hits.push({ series, index, x, y: y - RADIUS - 2, width, height: 2 * RADIUS + 4 });
      layout.ends.set(`${series} ${index}`, x + width);
    }
  });
}

/** The least before its mark, the greatest after it, any between them over the line. */
function drawOuter(scene: Scene, layout: DotsLayout, marks: readonly Mark[], y: number, index: number): void {
  const { panel } = layout;
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return;
  for (const mark of [first, last]) {
    const words = written(layout, mark.value);
    const { width } = words;
    const x =
      mark === first ? edgeOf(scene, panel, mark, index, -1) - GAP - width : edgeOf(scene, panel, mark, index, 1) + GAP;
    inStep(scene, valueKeys(panel, mark.series, index), () => drawValue(scene, layout, words, x, y));
    layout.ends.set(`${mark.series} ${index}`, x + width);
  }
  drawCrowded(scene, layout, marks.slice(1, -1), y, index);
}

/** Above the line while there is room, else under it: values of one row are near each other where it matters. */
function drawCrowded(scene: Scene, layout: DotsLayout, marks: readonly Mark[], y: number, index: number): void {
  const { panel, kit, rows, valueSize: size } = layout;
  const items: { mark: Mark; text: string; left: number; width: number; side: -1 | 1 }[] = [];
  const endOf = (side: -1 | 1) => {
    const last = items.findLast((item) => item.side === side);
    return last ? last.left + last.width + BETWEEN : rows.left;
  };
  for (const mark of marks) {
    const { text, width } = written(layout, mark.value);
    const wish = mark.x - width / 2;
    const side = endOf(-1) <= wish || endOf(-1) <= endOf(1) ? -1 : 1;
    items.push({ mark, text, left: Math.max(wish, endOf(side)), width, side });
  }
  const limits = { [-1]: kit.size.width, 1: kit.size.width };
  for (const item of items.toReversed()) {
    item.left = Math.min(item.left, limits[item.side] - item.width);
    limits[item.side] = item.left - BETWEEN;
  }
  for (const { mark, text, left, width, side } of items) {
    const middle = y + side * (RADIUS + 10);
    inStep(scene, valueKeys(panel, mark.series, index), () => {
      // Rows of marks on stems have lines as high as the marks only.
      if (isJoined(panel)) breakLines(scene, panel, { x: left, middle, width, size });
      drawText(scene, { text, x: left, y: middle, size, weight: 700, colour: 'ink' });
    });
  }
  for (const { series, x } of marks) layout.ends.set(`${series} ${index}`, x + RADIUS);
}
