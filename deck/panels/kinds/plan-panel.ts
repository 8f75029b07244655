import type { BarsPanel, ChartPanel } from '../../model/panel.ts';
import type { Kit, Plan } from '../layout/scene.ts';

type Kind = ChartPanel['kind'];

/** A layout for each kind of panel. */
export type Planners = { [K in Kind]: (panel: Extract<ChartPanel, { kind: K }>, kit: Kit) => Plan };

/** The build has all kinds (all-kinds.ts); a page fetches those that its charts are of (late-kinds.ts). */
const planners: Partial<Planners> = {};

export function addPlanners(more: Partial<Planners>): void {
  Object.assign(planners, more);
}

/** The layout of a panel, by its kind. @throws Error if that kind has not been added */
export function planPanel(panel: ChartPanel, kit: Kit): Plan {
  const plan = planners[panel.kind];
  if (!plan) throw new Error(`There is no layout of "${panel.kind}" yet.`);
  return plan(panel as never, kit);
}

/** A box without room is laid out so many times larger, and again, up to this. */
const LARGER = 1.1;
const LARGEST = 6;

/** A layout that has room, and how many times larger it is than its box: 1 in all but very low or narrow boxes. */
export interface FittedPlan {
  plan: Plan;
  kit: Kit;
  factor: number;
}

/**
 * Lays a panel out so that nothing is cut off or overlaps: in the box's own size where that has room, else larger in
 * proportion, to be shown scaled down into the box.
 * @param kit with the size of the box, in slide pixels @param largest how many times larger at most
 */
export function fitPanel(panel: ChartPanel, kit: Kit, largest = LARGEST): FittedPlan {
  const { width, height } = kit.size;
  if (isUpright(panel)) {
    const plan = planPanel(panel, kit);
    // Labels that have no room side by side have more in rows: letters that are too small help nobody.
    return plan.fits ? { plan, kit, factor: 1 } : fitPanel({ ...panel, direction: 'horizontal' }, kit, largest);
  }
  let factor = 1;
  for (;;) {
    const larger = { ...kit, size: { width: Math.round(width * factor), height: Math.round(height * factor) } };
    const plan = planPanel(panel, larger);
    if (plan.fits || factor * LARGER > largest) return { plan, kit: larger, factor };
    factor *= LARGER;
  }
}

function isUpright(panel: ChartPanel): panel is BarsPanel {
  return panel.kind === 'bars' && panel.direction === 'vertical';
}

/** About the column of a phone held upright, in CSS pixels: letters come out nearly as large as they are drawn. */
const WIDTH = 400;
const HIGHEST = 3300;
const HEIGHTS = [200, 240, 290, 350, 420, 500, 600, 720, 860, 1030, 1240, 1500, 1800, 2200, 2700, HIGHEST];
const LOWER = 20;
const ELSE = 560;
/** A column scrolls: letters are made smaller only where no height helps. */
const LETTERS = 18;
/** And its bars are thick enough to hold their value. */
const SLIMMEST = 24;

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
  // What has no room side by side in the highest column has it in none.
  if (isUpright(panel) && !at(HIGHEST).plan.fits) return fitNarrow({ ...panel, direction: 'horizontal' }, kit);
  const lettersOf = ({ plan }: FittedPlan) => (plan.fits && (plan.slimmest ?? SLIMMEST) >= SLIMMEST ? plan.letters : 0);
  let best: FittedPlan | undefined;
  for (const height of HEIGHTS) {
    const next = at(height);
    if (lettersOf(next) > (best ? lettersOf(best) : 0)) best = next;
    if (lettersOf(next) >= LETTERS) break;
  }
  if (!best) return fitPanel(panel, { ...kit, size: { width: WIDTH, height: ELSE } });
  const letters = lettersOf(best);
  for (;;) {
    const lower = at(best.kit.size.height - LOWER);
    if (lettersOf(lower) < letters) return best;
    best = lower;
  }
}
