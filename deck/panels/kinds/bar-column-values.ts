import type { Spot } from '../layout/annotations.ts';
import { breakMarks } from '../layout/axis-marks.ts';
import { intervalOf, TOTAL } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawText, type Kit, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight, widthOf } from '../layout/text.ts';
import { type Bars, barDomain, barMiddle, endValues, segmentsOf } from './bars-layout.ts';

/** Between a stack and its parts' values. */
export const PART_GAP = 8;

/** What places of values upright are worked out from, before there is a drawing and in it. */
type Scale = Pick<Scene, 'at' | 'area' | 'lang' | 'measure' | 'tokens'>;

/**
 * How far values reach over the upper end of the axis where a stack's parts push them up, in pixels: room that has to be kept.
 * @param top of the axis, without that room @param bottom of it
 */
export function overhang(bars: Bars, kit: Kit, top: number, bottom: number): number {
  const { min, max } = barDomain(bars.panel, bars.segments);
  let over = 0;
  // What is kept makes parts lower, which pushes their values farther: it settles soon.
  for (let round = 0; round < 3; round += 1) {
    const area = { left: 0, right: kit.size.width, top: top + over, bottom };
    const at = (_: 'x' | 'y', value: number) => area.top + ((max - value) / (max - min)) * (bottom - area.top);
    const scale: Scale = { at, area, lang: kit.lang, measure: kit.measure, tokens: kit.tokens };
    const edges = bars.panel.categories.flatMap((_, index) =>
      endValues(bars.panel, index).map(({ series, value }) => endOf(scale, bars, series, index, value).edge),
    );
    over = Math.max(0, over + Math.ceil(area.top - Math.min(...edges) - over));
  }
  return over;
}

/** Upper end of a bar's value; of the highest, where a category is meant as a whole. */
export function topOf(scene: Scale, bars: Bars, { series, index }: Spot): number {
  const of = endValues(bars.panel, index).filter(
    (each) => series === TOTAL || each.series === series || each.series === TOTAL,
  );
  const tops = of.map((each) => {
    const isDown = segmentsOf(bars.segments, each.series, index).some(({ end }) => end < 0);
    // Over bars that go down nothing is written.
    const { edge } = endOf(scene, bars, each.series, index, isDown ? 0 : each.value);
    return isDown ? edge : edge - lineHeight(bars.valueSize) - 2;
  });
  return Math.min(...tops);
}

/** Where the value at the end of a bar stands: its middle across the bars, the end that it is written beyond, its text and that one's width. */
function endOf(scene: Scale, bars: Bars, series: number, index: number, value: number | null) {
  const { panel, segments, thick, valueSize, middles, shift } = bars;
  const ends = segmentsOf(segments, series, index).map(({ end }) => end);
  const isDown = value !== null && value < 0;
  const interval = intervalOf(panel, series, index) ?? [];
  const edge = scene.at('y', isDown ? Math.min(...ends, ...interval) : Math.max(0, ...ends, ...interval));
  const text = formatValue(value, panel, scene.lang);
  const width = widthOf(text, { size: valueSize, weight: 700, measure: scene.measure });
  const middle = barMiddle(bars, series, index);
  if (shift === 0) return { x: middle, edge, text, width, isDown };
  // A stack stands before its category's middle: a long value over it stays within the category.
  const [first = 0, second = 3 * first] = middles;
  const x = Math.max(middle, (middles[index] ?? 0) - (second - first) / 2 + 4 + width / 2);
  const isOver = x + width / 2 > middle + thick / 2 + PART_GAP - 2;
  if (!isOver) return { x, edge, text, width, isDown };
  // The values of a stack's parts may reach farther than it does.
  const parts = partPlaces(scene, bars, index);
  const half = lineHeight(scene.tokens.sizes.detail) / 2;
  const farthest = isDown
    ? Math.max(edge, (parts[0]?.y ?? 0) + half)
    : Math.min(edge, (parts.at(-1)?.y ?? edge) - half);
  return { x, edge: farthest, text, width, isDown };
}

/** A value over its bar, or under one that goes down. */
export function drawEnd(scene: Scene, bars: Bars, series: number, index: number, value: number | null): void {
  const { panel, segments, thick, valueSize } = bars;
  const { x, edge, text, width, isDown } = endOf(scene, bars, series, index, value);
  const y = edge + (isDown ? 1 : -1) * (lineHeight(valueSize) / 2 + 2);
  const missing = value === null;
  breakMarks(scene, panel, 'y', { x: x - width / 2, middle: y, width, size: valueSize });
  const size = missing ? Math.min(valueSize, scene.tokens.sizes.label) : valueSize;
  drawText(scene, { text, x, y, size, weight: missing ? 400 : 700, colour: missing ? 'soft' : 'ink', align: 'center' });
  if (missing && segmentsOf(segments, series, index).length === 0)
    scene.hits.push({ series: Math.max(0, series), index, x: x - thick / 2, y: y - 14, width: thick, height: 28 });
}

/** Where the values of a stack's parts stand at its right, from the lowest up, pushed apart where parts are low. */
function partPlaces(scene: Scale, { segments }: Bars, index: number): { series: number; y: number }[] {
  const step = lineHeight(scene.tokens.sizes.detail);
  let limit = scene.area.bottom - step / 2;
  const parts = segments.filter((one) => one.index === index && one.series >= 0);
  return parts
    .sort((a, b) => a.start + a.end - b.start - b.end)
    .map(({ series, start, end }) => {
      const y = Math.min(limit, (scene.at('y', start) + scene.at('y', end)) / 2);
      limit = y - step;
      return { series, y };
    });
}

export function drawParts(scene: Scene, bars: Bars, index: number): void {
  const { panel, thick } = bars;
  const size = scene.tokens.sizes.detail;
  const x = barMiddle(bars, 0, index) + thick / 2 + PART_GAP;
  for (const { series, y } of partPlaces(scene, bars, index)) {
    const text = formatValue(panel.values[series]?.[index] ?? null, panel, scene.lang);
    inStep(scene, valueKeys(panel, series, index), () =>
      drawText(scene, { text, x, y, size, weight: 400, colour: 'soft' }),
    );
  }
}
