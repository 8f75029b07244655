import type { ChartPanel } from '../../model/panel.ts';
import { barsPlan } from './bars.ts';
import { addPlanners, type Planners } from './plan-panel.ts';

// Bars are what most decks have: they come with Chart.js itself.
addPlanners({ bars: barsPlan });

type Kind = ChartPanel['kind'];

/** What a page fetches for each kind of chart that it has. */
const LATE: { [K in Kind]: () => Promise<Partial<Planners>> } = {
  bars: async () => ({}),
  diverging: () => import('./diverging.ts').then(({ divergingPlan }) => ({ diverging: divergingPlan })),
  dots: () => import('./dots.ts').then(({ dotsPlan }) => ({ dots: dotsPlan })),
  line: () => import('./line.ts').then(({ linePlan }) => ({ line: linePlan })),
  timeline: () => import('./timeline/timeline.ts').then(({ timelinePlan }) => ({ timeline: timelinePlan })),
  units: () => import('./units/units.ts').then(({ unitsPlan }) => ({ units: unitsPlan })),
};

/** Fetches the layouts of some panels; those that are there already cost nothing. Rejects where one cannot be fetched. */
export async function fetchKinds(panels: readonly ChartPanel[]): Promise<void> {
  const kinds = [...new Set(panels.map(({ kind }) => kind))];
  const fetched = await Promise.all(kinds.map((kind) => LATE[kind]()));
  for (const more of fetched) addPlanners(more);
}
