/**
 * What a page in a browser needs of panels. With it comes Chart.js: it is imported only by what is fetched when a chart is near.
 */

export { fetchKinds } from '../kinds/late-kinds.ts';
export { HEAD, headTexts, hitInWhole, layFigure, type SmallPart } from '../kinds/small.ts';
export { type Datum, panelData, panelDatum } from '../layout/datum.ts';
export type { PanelSize, PanelTokens } from '../layout/panel-tokens.ts';
export type { Box, Hit, Stage } from '../layout/scene.ts';
export { Chart } from './chart.ts';
export { panelConfig, panelHits } from './config.ts';
