import type { ChartPanel } from '../model.ts';
import { planPanel } from '../panels/plan-panel.ts';
import type { Measure, PanelSize, PanelTokens } from '../panels/tokens.ts';

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
 * The lowest size for a narrow column in which everything has room in letters that are easily read, else in the largest
 * there are; failing that, one to be drawn larger and scaled down.
 */
export function narrowSize(panel: ChartPanel, tokens: PanelTokens, lang: string, measure: Measure): PanelSize {
  const lettersAt = (height: number) => {
    const { fits, letters } = planPanel(panel, { tokens, size: { width: WIDTH, height }, lang, measure });
    return fits ? letters : 0;
  };
  let best = { height: ELSE, letters: 0 };
  for (const height of HEIGHTS) {
    const letters = lettersAt(height);
    if (letters > best.letters) best = { height, letters };
    if (letters >= LETTERS) break;
  }
  let { height } = best;
  while (best.letters > 0 && lettersAt(height - STEP) >= best.letters) height -= STEP;
  return { width: WIDTH, height };
}
