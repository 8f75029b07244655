import type { ChartPanel } from '../../model/panel.ts';
import type { Kit, Plan } from '../layout/scene.ts';
import { barsPlan } from './bars.ts';
import { barsVerticalPlan } from './bars-vertical.ts';
import { dotsPlan } from './dots.ts';
import { linePlan } from './line.ts';
import { timelinePlan } from './timeline.ts';

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

/** A layout that has room, and how many times larger it is than its box: 1 in all but very low or narrow boxes. */
export interface FittedPlan {
  plan: Plan;
  kit: Kit;
  factor: number;
}

/**
 * Lays a panel out so that nothing is cut off or overlaps: in the box's own size where that has room, else larger in
 * proportion, to be shown scaled down into the box.
 * @param kit with the size of the box, in slide pixels
 */
export function fitPanel(panel: ChartPanel, kit: Kit): FittedPlan {
  const { width, height } = kit.size;
  let factor = 1;
  for (;;) {
    const larger = { ...kit, size: { width: Math.round(width * factor), height: Math.round(height * factor) } };
    const plan = planPanel(panel, larger);
    if (plan.fits || factor * STEP > MOST) return { plan, kit: larger, factor };
    factor *= STEP;
  }
}
