import type { ChartPanel } from '../model.ts';
import { planPanel } from '../panels/plan-panel.ts';
import type { Measure, PanelSize, PanelTokens } from '../panels/tokens.ts';

/** About the column of a phone held upright, in CSS pixels: letters come out nearly as large as they are drawn. */
const WIDTH = 400;
const HEIGHTS = [200, 240, 290, 350, 420, 500, 600, 720, 860];
const ELSE = 560;

/** The chart as a phone shows it: a timeline runs down. */
export function narrowPanel(panel: ChartPanel): ChartPanel {
  return panel.kind === 'timeline' ? { ...panel, direction: 'vertical' } : panel;
}

/** The lowest size for a narrow column in which nothing has to be made smaller, else one that is made smaller. */
export function narrowSize(panel: ChartPanel, tokens: PanelTokens, lang: string, measure: Measure): PanelSize {
  const sizes = HEIGHTS.map((height) => ({ width: WIDTH, height }));
  return sizes.find((size) => planPanel(panel, { tokens, size, lang, measure }).fits) ?? { width: WIDTH, height: ELSE };
}
