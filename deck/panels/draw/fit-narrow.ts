import type { ChartPanel } from '../../model/panel.ts';
import { type FittedPlan, fitPanel, planPanel } from '../kinds/plan-panel.ts';
import type { Kit } from '../layout/scene.ts';

/** About the column of a phone held upright, in CSS pixels: letters come out nearly as large as they are drawn. */
const WIDTH = 400;
const HEIGHTS = [200, 240, 290, 350, 420, 500, 600, 720, 860];
const STEP = 20;
const ELSE = 560;
/** A column scrolls: letters are made smaller only where no height helps. */
const LETTERS = 18;

/** The chart as a phone shows it: a timeline runs down. */
export function narrowPanel(panel: ChartPanel): ChartPanel {
  return panel.kind === 'timeline' ? { ...panel, direction: 'vertical' } : panel;
}

/**
 * The chart laid out as low as a narrow column allows with room for everything in letters that are easily read, else in the largest
 * there are; failing that, larger, to be scaled down.
 */
export function fitNarrow(panel: ChartPanel, kit: Omit<Kit, 'size'>): FittedPlan {
  const at = (height: number): FittedPlan => {
    const sized = { ...kit, size: { width: WIDTH, height } };
    return { plan: planPanel(panel, sized), kit: sized, factor: 1 };
  };
  const lettersOf = ({ plan }: FittedPlan) => (plan.fits ? plan.letters : 0);
  let best: FittedPlan | undefined;
  for (const height of HEIGHTS) {
    const next = at(height);
    if (lettersOf(next) > (best ? lettersOf(best) : 0)) best = next;
    if (lettersOf(next) >= LETTERS) break;
  }
  if (!best) return fitPanel(panel, { ...kit, size: { width: WIDTH, height: ELSE } });
  const letters = lettersOf(best);
  for (;;) {
    const lower = at(best.kit.size.height - STEP);
    if (lettersOf(lower) < letters) return best;
    best = lower;
  }
}
