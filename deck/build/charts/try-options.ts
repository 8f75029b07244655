import { DeckError, reasonOf } from '../../model/error.ts';
import type { Measure } from '../../model/measure.ts';
import type { ChartPanel } from '../../model/panel.ts';
import { plotSize } from '../../page/figure.ts';
import { findPlaces } from '../../panels/check/panel-fault.ts';
import { COLOURS_AS_PROPERTIES, drawSvg } from '../../panels/draw/svg.ts';
import { fitPanel } from '../../panels/kinds/plan-panel.ts';
import { PANEL_SIZES } from '../../panels/layout/panel-tokens.ts';

/** Fonts are for who draws in earnest: here it matters that there is a drawing at all. */
const measure: Measure = (text, size) => (text.length * size) / 2;

/**
 * Draws a chart once if it has options of its own: what they ask of Chart.js is known only then, and an exception while the deck is
 * made would be nobody's fault.
 * @param path of the chart's module
 * @returns a fault at the options if it cannot be drawn with them
 */
export function tryOptions(panel: ChartPanel, path: string, moduleText: string): DeckError[] {
  if (!panel.options) return [];
  try {
    const tokens = { colours: COLOURS_AS_PROPERTIES, family: 'sans-serif', sizes: PANEL_SIZES };
    drawSvg(panel, fitPanel(panel, { tokens, size: plotSize({ layout: 'full' }), lang: 'en', measure }), 'trial');
    return [];
  } catch (error) {
    const reason = reasonOf(error);
    const places = findPlaces({ path, text: moduleText }, []);
    const hint =
      'Leave out what the options show beyond the deck’s own, or give each part of it a colour of the theme.';
    const source = places.key('options') ?? places.start;
    return [new DeckError('panel-options', `The chart cannot be drawn with its options: ${reason}.`, hint, source)];
  }
}
