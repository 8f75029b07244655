/**
 * What a page in a browser needs of panels. With it comes Chart.js: it is imported only by what is fetched when a chart is near.
 */

import type { ChartPanel } from '../../model/panel.ts';
import { barsPlan } from '../kinds/bars.ts';
import { addPlanners, type Planners } from '../kinds/plan-panel.ts';

export { HEAD, headTexts, hitInWhole, layFigure, type SmallPart } from '../kinds/small.ts';
export { type Datum, panelData, panelDatum } from '../layout/datum.ts';
export type { PanelSize, PanelTokens } from '../layout/panel-tokens.ts';
export type { Box, Hit, Stage } from '../layout/scene.ts';
export { Chart, panelConfig, panelHits } from './config.ts';

// Bars are what most decks have: they come with Chart.js itself.
addPlanners({ bars: barsPlan });

/** What a page fetches for each kind of chart that it has. */
const LATE: { [K in ChartPanel['kind']]: () => Promise<Partial<Planners>> } = {
  bars: async () => ({}),
  diverging: () => import('../kinds/diverging.ts').then(({ divergingPlan }) => ({ diverging: divergingPlan })),
  dots: () => import('../kinds/dots.ts').then(({ dotsPlan }) => ({ dots: dotsPlan })),
  line: () => import('../kinds/line.ts').then(({ linePlan }) => ({ line: linePlan })),
  timeline: () => import('../kinds/timeline/timeline.ts').then(({ timelinePlan }) => ({ timeline: timelinePlan })),
  units: () => import('../kinds/units/units.ts').then(({ unitsPlan }) => ({ units: unitsPlan })),
};

/** Fetches the layouts of some panels; those that are there already cost nothing. Rejects where one cannot be fetched. */
export async function fetchKinds(panels: readonly ChartPanel[]): Promise<void> {
  const kinds = [...new Set(panels.map(({ kind }) => kind))];
  const fetched = await Promise.all(kinds.map((kind) => LATE[kind]()));
  for (const more of fetched) addPlanners(more);
}
