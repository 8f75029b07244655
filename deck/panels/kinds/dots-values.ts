import { formatValue } from '../layout/format.ts';
import { drawText, type Scene } from '../layout/scene.ts';
import { widthOf } from '../layout/text.ts';
import type { DotsLayout } from './dots.ts';

export const RADIUS = 11;
/** Between a mark and its value. */
export const GAP = 12;

/** Values at the right of their marks; where the next mark is too near, at the left of it, then above, then below. */
export function drawDotValues(scene: Scene, layout: DotsLayout): void {
  const { panel, rows, valueSize, named, kit } = layout;
  const seen = new Set<number>();
  panel.categories.forEach((_, index) => {
    const y = scene.at('y', rows.middles[index] ?? 0);
    const marks = panel.series
      .flatMap((_series, series) => {
        const value = panel.values[series]?.[index] ?? null;
        return value === null ? [] : [{ series, value, x: scene.at('x', value) }];
      })
      .sort((a, b) => a.x - b.x);
    if (marks.length === 0) {
      const text = formatValue(null, panel.unit, kit.lang);
      drawText(scene, {
        text,
        x: scene.at('x', 0) + GAP,
        y,
        size: kit.tokens.sizes.label,
        weight: 400,
        colour: 'soft',
      });
      scene.hits.push({ series: 0, index, x: scene.at('x', 0), y: y - RADIUS, width: 60, height: 2 * RADIUS });
      return;
    }
    const several = marks.length > 1;
    const size = several ? Math.min(valueSize, 18) : valueSize;
    const face = { size, weight: 700, measure: kit.measure } as const;
    const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { series, value, x } of marks) {
      const text = formatValue(value, panel.unit, kit.lang);
      scene.hits.push({
        series,
        index,
        x: x - RADIUS - 2,
        y: y - RADIUS - 2,
        width: 2 * RADIUS + 4,
        height: 2 * RADIUS + 4,
      });
      const width = widthOf(text, face);
      if (!several) {
        drawText(scene, { text, x: x + RADIUS + GAP, y, size, weight: 700, colour: 'ink' });
      } else {
        // Above the line while there is room, else under it: values of one row are near each other where it matters.
        const side = (ends[0] ?? 0) + 6 <= x - width / 2 || (ends[0] ?? 0) <= (ends[1] ?? 0) ? 0 : 1;
        const left = Math.max(x - width / 2, (ends[side] ?? 0) + 6);
        ends[side] = left + width;
        drawText(scene, {
          text,
          x: left,
          y: y + (side === 0 ? -1 : 1) * (RADIUS + 10),
          size,
          weight: 700,
          colour: 'ink',
        });
      }
      if (named && !seen.has(series)) {
        const label = panel.series[series]?.label ?? '';
        const after = x + RADIUS + GAP + width + 8;
        drawText(scene, { text: label, x: after, y, size: kit.tokens.sizes.detail, weight: 400, colour: 'soft' });
      }
      seen.add(series);
    }
  });
}
