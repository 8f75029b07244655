import type { ChartPanel } from '../model.ts';
import { barsPlan } from './bars.ts';
import { barsVerticalPlan } from './bars-vertical.ts';
import { dotsPlan } from './dots.ts';
import { linePlan } from './line.ts';
import type { Kit, Plan } from './scene.ts';
import { timelinePlan } from './timeline.ts';
import type { Measure, PanelSize, PanelTokens } from './tokens.ts';

/** The layout of a panel, by its kind. */
export function planPanel(panel: ChartPanel, kit: Kit): Plan {
  switch (panel.kind) {
    case 'bars':
      return panel.direction === 'vertical' ? barsVerticalPlan(panel, kit) : barsPlan(panel, kit);
    case 'dots':
      return dotsPlan(panel, kit);
    case 'line':
      return linePlan(panel, kit);
    case 'timeline':
      return timelinePlan(panel, kit);
  }
}

const STEP = 1.1;
const MOST = 6;

/**
 * The size to lay a panel out for so that nothing is cut off or overlaps: the box's own where that has room, else larger in
 * proportion, to be shown scaled down into the box.
 * @param size of the box, in slide pixels
 * @returns the layout's size, and how many times it is larger than the box: 1 in all but very low or narrow boxes
 */
export function fitPanel(
  panel: ChartPanel,
  tokens: PanelTokens,
  size: PanelSize,
  lang: string,
  measure: Measure,
): { size: PanelSize; factor: number } {
  let factor = 1;
  for (;;) {
    const larger = { width: Math.round(size.width * factor), height: Math.round(size.height * factor) };
    const { fits } = planPanel(panel, { tokens, size: larger, lang, measure });
    if (fits || factor * STEP > MOST) return { size: larger, factor };
    factor *= STEP;
  }
}
