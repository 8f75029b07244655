import type { BarsPanel, Pattern } from '../../model/panel.ts';
import { partsOf, TOTAL } from '../layout/datum.ts';
import { drawHatch } from '../layout/hatch.ts';
import type { Colour, PanelTokens } from '../layout/panel-tokens.ts';
import type { Box, Scene } from '../layout/scene.ts';

/** One rectangle of a bar chart, in values. */
export interface Segment {
  series: number;
  index: number;
  start: number;
  end: number;
  pattern: Pattern;
  colour: Colour;
}

const PATTERNS: readonly Pattern[] = ['solid', 'hatched', 'open'];

/**
 * The rectangles of all bars. Stacked, each part begins where the one before ends; what a stated total has beyond its known
 * parts is one undivided segment (series -1), solid if nothing of it is known, else open. Null draws nothing.
 */
export function barSegments(panel: BarsPanel): Segment[] {
  return panel.categories.flatMap((category, index) => {
    const colourOf = (series?: number): Colour =>
      category.emphasis || (series !== undefined && panel.series[series]?.emphasis) ? 'accent' : 'mark';
    const parts = partsOf(panel, index);
    const stacked = panel.arrangement === 'stacked';
    let from = 0;
    const segments = parts.flatMap((value, series): Segment[] => {
      if (value === null) return [];
      const start = stacked ? from : 0;
      from = start + value;
      const pattern =
        panel.series[series]?.pattern ?? (stacked ? PATTERNS[series % PATTERNS.length] : undefined) ?? 'solid';
      return [{ series, index, start, end: from, pattern, colour: colourOf(series) }];
    });
    const total = panel.totals?.[index] ?? null;
    const end = stacked ? from : Math.max(0, ...segments.map((segment) => segment.end));
    if (total === null || segments.length === panel.series.length || total <= end || !stacked) return segments;
    const pattern = segments.length === 0 ? 'solid' : 'open';
    return [...segments, { series: TOTAL, index, start: end, end: total, pattern, colour: colourOf() }];
  });
}

/** The ends of a value axis that bars stand on: always with zero. */
export function barDomain(panel: BarsPanel, segments: readonly Segment[]): { min: number; max: number } {
  const ends = segments.map(({ end }) => end);
  const max = panel.max ?? Math.max(0, ...ends);
  const min = Math.min(0, ...ends);
  return { min, max: max === min ? min + 1 : max };
}

/** Colours of segments for a Chart.js dataset. Hatched and open ones are paper: their strokes come after. */
export function segmentColours(segments: readonly Segment[], { colours }: PanelTokens): string[] {
  return segments.map(({ pattern, colour }) => (pattern === 'solid' ? colours[colour] : colours.paper));
}

/** Draws what Chart.js does not: hatching, frames of open parts, and a hairline of paper between solid neighbours. */
export function finishSegment(scene: Scene, segment: Segment, box: Box, last: boolean, horizontal: boolean): void {
  const { pen, tokens } = scene;
  if (segment.pattern === 'hatched') drawHatch(scene, box, segment.colour);
  if (segment.pattern === 'open' && box.width > 3 && box.height > 3) {
    pen.strokeStyle = tokens.colours[segment.colour];
    pen.lineWidth = 3;
    pen.strokeRect(box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3);
  }
  if (last) return;
  pen.fillStyle = tokens.colours.paper;
  if (horizontal) pen.fillRect(box.x + box.width - 1, box.y, 2, box.height);
  else pen.fillRect(box.x, box.y - 1, box.width, 2);
}
