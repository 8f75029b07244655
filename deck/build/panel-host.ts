import { measureText, registerFamily } from '../fonts/canvas.ts';
import { SANS, SERIF } from '../fonts/families.ts';
import type { Host } from '../markdown/index.ts';
import type { Deck } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import { formatValue } from '../panels/layout/format.ts';
import { figureFaults } from './figures.ts';
import { lettersOf } from './glyph-faults.ts';

/** What reading a deck asks of the world. */
export interface PanelHost extends Host {
  /** What is found wrong only by drawing. */
  faults(deck: Deck, panels: ReadonlyMap<string, Panel>): DeckError[];
}

/** Measures text with the fonts that the browser will use, those for the scripts of the panels with them. */
export async function panelHost(panels: readonly Panel[]): Promise<PanelHost> {
  const letters = panels.flatMap(lettersOf).join('');
  await registerFamily(letters);
  // Large amounts are set in the family of titles, on maps too.
  if (panels.some((panel) => panel.kind === 'map' || hasAmounts(panel))) await registerFamily(letters, SERIF);
  return { measure: measureText(SANS), formatValue, faults: figureFaults };
}

/** Whether a panel has sums or totals in large letters, which are of the titles' family. */
function hasAmounts(panel: Panel): boolean {
  if (panel.kind === 'units') return true;
  return panel.kind === 'timeline' && panel.events.some(({ amount }) => amount !== undefined);
}
