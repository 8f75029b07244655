/** Upright bars: columns with their labels under the base line, and the values over them or beside them. */

import type { BarsPanel } from '../../model/panel.ts';
import { drawInterval } from '../layout/annotations.ts';
import {
  breakMarks,
  drawBandsUpright,
  drawMarkLabels,
  drawMarksUpright,
  LINE_END,
  markGap,
  uprightMarks,
} from '../layout/axis-marks.ts';
import { type Datum, intervalOf, TOTAL } from '../layout/datum.ts';
import { drawFlagNotes, layFlagNotes } from '../layout/flag-notes.ts';
import { formatValue } from '../layout/format.ts';
import { drawKey, layKey } from '../layout/marks.ts';
import { drawLine, drawText, type Kit, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { type Face, lineHeight, widest, widthOf } from '../layout/text.ts';
import {
  type Bars,
  type BarsLayout,
  BETWEEN,
  barDomain,
  barMiddle,
  endValues,
  type Segment,
  segmentsOf,
} from './bars-layout.ts';
import { drawColumnLabels, layColumns } from './column-labels.ts';

/** Upright bars from the left: labels under the base line, values above; several series are named in a key line on top. */
export function layColumnBars(panel: BarsPanel, outer: Kit, segments: Segment[]): BarsLayout {
  const marks = uprightMarks(panel, outer);
  const gap = markGap(marks.labels);
  const right = marks.width > 0 ? marks.width + gap : 0;
  const kit = { ...outer, size: { ...outer.size, width: outer.size.width - right } };
  const { tokens, size, lang, measure } = kit;
  const stacked = panel.arrangement === 'stacked';
  const several = panel.series.length > 1;
  const count = stacked ? 1 : panel.series.length;
  const columns = layColumns(panel.categories, kit, count === 1 ? 190 : 110 + count * 60);
  const key = layKey(several ? keyEntries(panel, segments) : [], kit);
  const parts = stacked && several ? panel.values.flat().map((value) => formatValue(value, panel, lang)) : [];
  const partFace = { size: tokens.sizes.detail, weight: 400, measure } as const;
  const partWidth = parts.length === 0 ? 0 : widest(parts, partFace) + PART_GAP;
  const room = columns.pitch - partWidth - 12;
  const thick = Math.max(6, Math.min(64, (room * (partWidth > 0 ? 1 : 0.72) - BETWEEN * (count - 1)) / count));
  const slot = count === 1 ? columns.pitch - 8 : thick + BETWEEN;
  const sizes = [tokens.sizes.value, 24, 22, 20, 18, 16];
  const fitting = sizes.find((each) => valuesFit(panel, slot, { size: each, weight: 700, measure }, lang));
  const valueSize = fitting ?? 16;
  const bars = { panel, kit, segments, thick, valueSize, middles: columns.middles, shift: partWidth / 2 };
  const place = ({ series, index }: Datum) => barMiddle(bars, series, index);
  const flags = layFlagNotes(panel, kit, place);
  const clear = key.height + (flags?.height ?? 0) + lineHeight(valueSize);
  const down = barDomain(panel, segments).min < 0 ? lineHeight(valueSize) : 0;
  const { over, under } = overhang(bars, kit, clear + 4, size.height - columns.height - down);
  const [above, below] = [clear + over, down + under];
  return {
    ...bars,
    fits:
      columns.fits &&
      fitting !== undefined &&
      thick >= 10 &&
      size.height - above - columns.height - under >= (size.width < 480 ? 130 : 80),
    letters: columns.size,
    smallest: Math.min(columns.size, columns.detailSize),
    padding: { left: 0, right, top: above + 4, bottom: columns.height + below },
    bands: (scene) => drawBandsUpright(scene, panel),
    ground(scene) {
      const end = (columns.middles.at(-1) ?? 0) + columns.pitch / 2;
      drawLine(scene, [0, scene.at('y', 0)], [end, scene.at('y', 0)], 'rule');
    },
    names(scene) {
      drawKey(scene, key);
      drawColumnLabels(scene, columns, scene.area.bottom + below);
    },
    marks(scene) {
      drawMarksUpright(scene, panel, scene.area.right + LINE_END);
      drawMarkLabels(scene, marks.labels, scene.area.right + gap);
    },
    values(scene, index) {
      for (const { series, value } of endValues(panel, index)) {
        drawInterval(scene, panel, { series, index }, 'y', barMiddle(bars, series, index));
        inStep(scene, valueKeys(panel, series, index), () => drawEnd(scene, bars, series, index, value));
      }
      if (stacked && several) drawParts(scene, bars, index);
    },
    notes(scene) {
      if (flags) drawFlagNotes(scene, flags, key.height, place, (spot) => topOf(scene, bars, spot));
    },
  };
}

function keyEntries({ series }: BarsPanel, segments: readonly Segment[]) {
  return series.map(({ label, emphasis, pattern }, s) => ({
    name: label,
    colour: emphasis ? ('accent' as const) : ('mark' as const),
    pattern: pattern ?? segments.find((segment) => segment.series === s)?.pattern ?? ('solid' as const),
  }));
}

/** Between the values of neighbouring bars that stand on one side of zero. */
const APART = 8;

/** Whether each value has room over its bar, and is told from the next. @param slot distance of bars, or what a single one has */
function valuesFit(panel: BarsPanel, slot: number, face: Face, lang: string): boolean {
  return panel.categories.every((_, index) => {
    const ends = endValues(panel, index).map(({ value }) => ({
      isDown: value !== null && value < 0,
      width: widthOf(formatValue(value, panel, lang), face),
    }));
    return ends.every(({ width, isDown }, i) => {
      const next = ends[i + 1];
      return width <= slot && (next?.isDown !== isDown || (width + next.width) / 2 + APART <= slot);
    });
  });
}

/** Between a stack and its parts' values. */
const PART_GAP = 8;

/** What places of values upright are worked out from, before there is a drawing and in it. */
type Scale = Pick<Scene, 'at' | 'area' | 'lang' | 'measure' | 'tokens'>;

/**
 * How far values reach over the upper end of the axis where a stack's parts push them up, and farther under its lower end than a
 * value there does, in pixels: room that has to be kept.
 * @param top of the axis, without that room @param bottom of it
 */
function overhang(bars: Bars, kit: Kit, top: number, bottom: number): { over: number; under: number } {
  const { panel, segments, valueSize } = bars;
  const { min, max } = barDomain(panel, segments);
  let [over, under] = [0, 0];
  // What is kept makes parts lower, which pushes their values farther: it settles soon.
  for (let round = 0; round < 3; round += 1) {
    const area = { left: 0, right: kit.size.width, top: top + over, bottom: bottom - under };
    const at = (_: 'x' | 'y', value: number) => area.top + ((max - value) / (max - min)) * (area.bottom - area.top);
    const scale: Scale = { at, area, lang: kit.lang, measure: kit.measure, tokens: kit.tokens };
    const ends = panel.categories.flatMap((_, index) =>
      endValues(panel, index).map(({ series, value }) => endOf(scale, bars, series, index, value)),
    );
    const parts = bars.shift === 0 ? [] : panel.categories.map((_, i) => partPlaces(scale, bars, i)[0]?.y ?? 0);
    const lowest = Math.max(
      ...ends.map(({ edge, isDown }) => (isDown ? edge : 0)),
      ...parts.map((y) => y + lineHeight(kit.tokens.sizes.detail) / 2 - lineHeight(valueSize)),
    );
    over = Math.max(0, Math.ceil(area.top - Math.min(...ends.map(({ edge }) => edge))));
    under = Math.max(0, Math.ceil(lowest - area.bottom));
  }
  return { over, under };
}

/** Upper end of a bar's value; of the highest, where a category is meant as a whole. */
function topOf(scene: Scale, bars: Bars, { series, index }: Datum): number {
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
function drawEnd(scene: Scene, bars: Bars, series: number, index: number, value: number | null): void {
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

/**
 * Where the values of a stack's parts stand at its right, from the lowest up: pushed apart where parts are low, those above zero up
 * and those below it down, so that its line runs through none.
 */
function partPlaces(scene: Scale, { segments }: Bars, index: number): { series: number; y: number }[] {
  const step = lineHeight(scene.tokens.sizes.detail);
  const parts = segments.filter((one) => one.index === index && one.series >= 0);
  const onSide = (way: -1 | 1, side: Segment[]) => {
    let limit = scene.at('y', 0) + (way * step) / 2;
    return side
      .sort((a, b) => Math.abs(a.start + a.end) - Math.abs(b.start + b.end))
      .map(({ series, start, end }) => {
        const middle = (scene.at('y', start) + scene.at('y', end)) / 2;
        const y = way * Math.max(way * limit, way * middle);
        limit = y + way * step;
        return { series, y };
      });
  };
  const [below, above] = [parts.filter(({ end }) => end < 0), parts.filter(({ end }) => end >= 0)];
  return [...onSide(1, below).reverse(), ...onSide(-1, above)];
}

function drawParts(scene: Scene, bars: Bars, index: number): void {
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
