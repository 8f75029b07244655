import type { BarsPanel, ChartPanel } from '../../model/panel.ts';
import { categoryName } from '../layout/format.ts';
import type { Kit, Plan } from '../layout/scene.ts';

type Kind = ChartPanel['kind'];

/** A layout for each kind of panel. */
export type Planners = { [K in Kind]: (panel: Extract<ChartPanel, { kind: K }>, kit: Kit) => Plan };

/** The build has all kinds (draw/still-chart.ts); a page fetches those that its charts are of (draw/live.ts). */
const planners: Partial<Planners> = {};

export function addPlanners(more: Partial<Planners>): void {
  Object.assign(planners, more);
}

/** The layout of a panel, by its kind. @throws Error if that kind has not been added */
export function planPanel(panel: ChartPanel, kit: Kit): Plan {
  const plan = planners[panel.kind];
  if (!plan) throw new Error(`There is no layout of "${panel.kind}" yet.`);
  return plan(withDates(panel, kit.lang) as never, kit);
}

/** Categories whose label is their date are named by it as the language writes it, as in words and tables. */
function withDates(panel: ChartPanel, lang: string): ChartPanel {
  if (!('categories' in panel) || !panel.categories.some(({ label, date }) => label === date)) return panel;
  const categories = panel.categories.map((category) => ({ ...category, label: categoryName(category, lang) }));
  return { ...panel, categories } as ChartPanel;
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

/**
 * The chart laid out as low as a narrow column allows with room for everything in letters that are easily read, else in the largest
 * there are; failing that, larger, to be scaled down.
 */
export function fitNarrow(panel: ChartPanel, kit: Omit<Kit, 'size'>): FittedPlan {
  const made = new Map<number, FittedPlan>();
  const at = (height: number): FittedPlan => {
    const sized = { ...kit, size: { width: WIDTH, height } };
    const fitted = made.get(height) ?? { plan: planPanel(panel, sized), kit: sized, factor: 1 };
    made.set(height, fitted);
    return fitted;
  };
  // What has no room side by side in the highest column has it in none.
  if (isUpright(panel) && !at(HIGHEST).plan.fits) return fitNarrow({ ...panel, direction: 'horizontal' }, kit);
  const lettersIn = (height: number) => {
    const { plan } = at(height);
    return plan.fits && (plan.slimmest ?? SLIMMEST) >= SLIMMEST ? plan.letters : 0;
  };
  const largest = () => Math.max(...HEIGHTS.map(lettersIn));
  const first = lowest(HEIGHTS, about(panel), (height) => lettersIn(height) >= LETTERS);
  const found = first ?? HEIGHTS.find((height) => lettersIn(height) === largest() && largest() > 0);
  if (found === undefined) return fitPanel(panel, { ...kit, size: { width: WIDTH, height: ELSE } });
  const letters = lettersIn(found);
  const below = HEIGHTS[HEIGHTS.indexOf(found) - 1] ?? 0;
  const steps = Array.from({ length: Math.ceil((found - below) / LOWER) }, (_, i) => found - i * LOWER).reverse();
  const middle = steps[Math.floor((steps.length - 1) / 2)] ?? found;
  return at(lowest(steps, middle, (height) => lettersIn(height) >= letters) ?? found);
}

/** About how high a chart comes out in a column: where the search begins. */
function about(panel: ChartPanel): number {
  if (panel.kind === 'timeline') return panel.events.length * 52;
  if (panel.kind === 'line') return 240;
  return panel.categories.length * (panel.series.length > 1 ? 70 : 45);
}

/**
 * The lowest of ascending heights that are enough, if all above it are too: looked for from one on, first step by step and then by halves.
 * @param enough asked as seldom as can be: each answer is a layout
 */
function lowest(heights: readonly number[], from: number, enough: (height: number) => boolean): number | undefined {
  const begin = heights.findIndex((height) => height >= from);
  const is = (i: number) => enough(heights[i] ?? 0);
  let [low, high] = [-1, begin < 0 ? heights.length - 1 : begin];
  if (!is(high)) {
    low = high;
    high = low + 1;
    while (high < heights.length && !is(high)) {
      low = high;
      high += 1;
    }
    return heights[high];
  }
  if (high > 0 && !is(high - 1)) return heights[high];
  high = Math.max(0, high - 1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (is(middle)) high = middle;
    else low = middle;
  }
  return heights[high];
}
