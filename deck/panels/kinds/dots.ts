import type { DotsPanel } from '../../model/panel.ts';
import { formatValue } from '../layout/format.ts';
import { drawRowLabels, layRows, type Rows } from '../layout/lay-rows.ts';
import { drawKey, type KeyLine, layKey, markOptions, shapeOf } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawText, drawZero, fitAxis, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { widthOf } from '../layout/text.ts';

const RADIUS = 11;
/** Between a mark and its value. */
const GAP = 12;

interface DotsLayout {
  panel: DotsPanel;
  kit: Kit;
  rows: Rows;
  key: KeyLine;
  valueSize: number;
  /** Whether the series are named at their first marks; else in a key line. */
  named: boolean;
}

/** One mark a value on a thin line from zero, categories as rows, series by shape and named at their first mark. */
export function dotsPlan(panel: DotsPanel, kit: Kit): Plan {
  const { min, max } = domainOf(panel);
  const alone = panel.categories.every((_, i) => panel.values.filter((run) => (run[i] ?? null) !== null).length <= 1);
  let layout = layDots(panel, kit, panel.series.length > 1 && alone);
  if (layout.named && axisWidth(layout) < 0.3 * kit.size.width) layout = layDots(panel, kit, false);
  const { rows, key } = layout;
  return {
    type: 'scatter',
    fits: rows.fits && axisWidth(layout) >= 0.2 * kit.size.width,
    letters: rows.letters,
    smallest: rows.smallest,
    padding: {
      left: rows.left + RADIUS + reserveLeft(layout),
      right: kit.size.width - rows.left - RADIUS - reserveLeft(layout) - axisWidth(layout),
      top: key.height,
      bottom: 0,
    },
    scales: { x: hiddenAxis(min, max), y: hiddenAxis(0, kit.size.height - key.height, true) },
    datasets: panel.series.map((series, s) => ({
      data: panel.categories.map((_, i) => ({ x: panel.values[s]?.[i] ?? null, y: rows.middles[i] ?? 0 })),
      ...markOptions(shapeOf(series, s), series.pattern === 'open', colourOf(panel, s), RADIUS, kit.tokens),
      pointBorderColor: panel.categories.map((_, i) => kit.tokens.colours[colourOf(panel, s, i)]),
      pointBackgroundColor: panel.categories.map(
        (_, i) => kit.tokens.colours[series.pattern === 'open' ? 'paper' : colourOf(panel, s, i)],
      ),
    })),
    under(scene) {
      if (min < 0) drawZero(scene, key.height, key.height + rows.bottom);
      rows.middles.forEach((middle, index) => {
        const y = scene.at('y', middle);
        const ends = panel.values.map((run) => run[index] ?? null);
        // One line as far as the farthest mark; where marks come in steps, one with each.
        if (!scene.stage) {
          const [from, to] = [Math.min(0, ...ends.map(Number)), Math.max(0, ...ends.map(Number))];
          drawLine(scene, [scene.at('x', from), y], [scene.at('x', to), y], 'rule', 3);
        } else
          ends.forEach((value, series) => {
            if (value === null) return;
            inStep(scene, valueKeys(panel, series, index), () =>
              drawLine(scene, [scene.at('x', 0), y], [scene.at('x', value), y], 'rule', 3),
            );
          });
      });
    },
    over(scene) {
      drawKey(scene, key);
      drawRowLabels(scene, shifted(rows, key.height));
      drawDotValues(scene, layout);
    },
  };
}

function layDots(panel: DotsPanel, kit: Kit, named: boolean): DotsLayout {
  const entries = panel.series.map((series, s) => ({
    name: series.label,
    shape: shapeOf(series, s),
    pattern: series.pattern ?? ('solid' as const),
    colour: colourOf(panel, s),
  }));
  const key = layKey(panel.series.length > 1 && !named ? entries : [], kit);
  const inner = { ...kit, size: { ...kit.size, height: kit.size.height - key.height } };
  const several = panel.categories.some((_, i) => panel.values.filter((run) => (run[i] ?? null) !== null).length > 1);
  const rows = layRows(panel.categories, inner, {
    foot: 0,
    least: several ? 64 : 20,
    most: 92,
    reach(pitch) {
      const half = several ? 30 : Math.max(RADIUS - 1, Math.min(16, pitch / 2 - 2));
      return { above: half, below: half };
    },
  });
  return { panel, kit, rows, key, valueSize: Math.min(kit.tokens.sizes.value, Math.max(16, rows.pitch - 8)), named };
}

/** Room left of the axis for the values before marks below zero. */
function reserveLeft({ panel, kit, valueSize }: DotsLayout): number {
  const face = { ...valueFace(kit), size: valueSize };
  const below = panel.values.flat().filter((value) => value !== null && value < 0);
  const widths = below.map((value) => widthOf(formatValue(value, panel.unit, kit.lang), face));
  return below.length === 0 ? 0 : Math.ceil(GAP + Math.max(...widths));
}

/** Width of the value axis: as far right as the labels after the marks allow. */
function axisWidth(layout: DotsLayout): number {
  const { panel, kit, rows, valueSize, named } = layout;
  const { min, max } = domainOf(panel);
  const face = { ...valueFace(kit), size: valueSize };
  const labels = panel.values.flatMap((run, s) => {
    const first = run.findIndex((value) => value !== null);
    return run.flatMap((value, i) => {
      if (value === null) return [];
      const name = named && i === first ? 8 + widthOf(panel.series[s]?.label ?? '', detailFace(kit)) : 0;
      // Its value stands before it.
      if (value < 0 && name === 0) return [];
      const width = RADIUS + GAP + widthOf(formatValue(value, panel.unit, kit.lang), face) + name;
      return [{ along: (value - min) / (max - min), width: Math.ceil(width) }];
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

function domainOf({ values, max, scale }: DotsPanel): { min: number; max: number } {
  if (scale) return { min: scale[0], max: scale[1] };
  const known = values.flat().filter((value) => value !== null);
  const min = Math.min(0, ...known);
  const end = max ?? Math.max(0, ...known);
  return { min, max: end === min ? min + 1 : end };
}

function colourOf(panel: DotsPanel, series: number, category?: number): Colour {
  const emphasised = panel.series[series]?.emphasis || (category !== undefined && panel.categories[category]?.emphasis);
  return emphasised ? 'accent' : 'mark';
}

const detailFace = ({ tokens, measure }: Kit) => ({ size: tokens.sizes.detail, weight: 400, measure }) as const;
const valueFace = ({ tokens, measure }: Kit) => ({ size: tokens.sizes.value, weight: 700, measure }) as const;

/** Values at the right of their marks; where a row has several, above its line and under it. */
function drawDotValues(scene: Scene, layout: DotsLayout): void {
  const { panel, rows, kit, named } = layout;
  const seen = new Set<number>();
  panel.categories.forEach((_, index) => {
    const y = scene.at('y', rows.middles[index] ?? 0);
    const marks = panel.values
      .flatMap((run, series): Mark[] => {
        const value = run[index] ?? null;
        return value === null ? [] : [{ series, value, x: scene.at('x', value) }];
      })
      .sort((a, b) => a.x - b.x);
    const box = { y: y - RADIUS - 2, width: 2 * RADIUS + 4, height: 2 * RADIUS + 4 };
    for (const { series, x } of marks)
      inStep(scene, valueKeys(panel, series, index), () =>
        scene.hits.push({ series, index, x: x - RADIUS - 2, ...box }),
      );
    const [mark, ...others] = marks;
    if (!mark) drawMissing(scene, layout, index, y);
    else if (others.length > 0) drawCrowded(scene, layout, marks, y, index);
    else {
      const face = { ...valueFace(kit), size: layout.valueSize };
      const text = formatValue(mark.value, panel.unit, kit.lang);
      const first = named && !seen.has(mark.series);
      const before = mark.value < 0 && !first;
      const x = before ? mark.x - RADIUS - GAP - widthOf(text, face) : mark.x + RADIUS + GAP;
      inStep(scene, valueKeys(panel, mark.series, index), () => {
        drawText(scene, { text, x, y, size: face.size, weight: 700, colour: 'ink' });
        if (first) {
          const label = panel.series[mark.series]?.label ?? '';
          const after = x + widthOf(text, face) + 8;
          drawText(scene, { text: label, x: after, y, size: kit.tokens.sizes.detail, weight: 400, colour: 'soft' });
        }
      });
    }
    for (const { series } of marks) seen.add(series);
  });
}

interface Mark {
  series: number;
  value: number;
  x: number;
}

function drawMissing(scene: Scene, { panel, kit }: DotsLayout, index: number, y: number): void {
  const text = formatValue(null, panel.unit, kit.lang);
  const x = scene.at('x', 0);
  drawText(scene, { text, x: x + GAP, y, size: kit.tokens.sizes.label, weight: 400, colour: 'soft' });
  scene.hits.push({ series: 0, index, x, y: y - RADIUS, width: 60, height: 2 * RADIUS });
}

/** Above the line while there is room, else under it: values of one row are near each other where it matters. */
function drawCrowded(
  scene: Scene,
  { panel, kit, valueSize }: DotsLayout,
  marks: readonly Mark[],
  y: number,
  index: number,
): void {
  const size = Math.min(valueSize, 18);
  let [above, below] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { series, value, x } of marks) {
    const text = formatValue(value, panel.unit, kit.lang);
    const width = widthOf(text, { ...valueFace(kit), size });
    const isAbove = above + 6 <= x - width / 2 || above <= below;
    const left = Math.max(x - width / 2, (isAbove ? above : below) + 6);
    if (isAbove) above = left + width;
    else below = left + width;
    const at = { text, x: left, y: y + (isAbove ? -1 : 1) * (RADIUS + 10) };
    inStep(scene, valueKeys(panel, series, index), () => drawText(scene, { ...at, size, weight: 700, colour: 'ink' }));
  }
}
