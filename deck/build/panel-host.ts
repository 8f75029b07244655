import { measureText, registerFamily } from '../fonts/canvas.ts';
import { SANS, SERIF } from '../fonts/families.ts';
import type { Host } from '../markdown/index.ts';
import type { Deck } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import { formatValue } from '../panels/layout/format.ts';
import { figureFaults } from './figures.ts';

/** What reading a deck asks of the world. */
export interface PanelHost extends Host {
  /** What is found wrong only by drawing. */
  faults(deck: Deck, panels: ReadonlyMap<string, Panel>): DeckError[];
}

/** Measures text with the fonts that the browser will use, those for the scripts of the panels with them. */
export async function panelHost(panels: readonly Panel[]): Promise<PanelHost> {
  const letters = panels.map(lettersOf).join('');
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

const known = new WeakMap<Panel, string>();

/** What of a panel's text may need a script of its own. */
function lettersOf(panel: Panel): string {
  const before = known.get(panel);
  if (before !== undefined) return before;
  const text = JSON.stringify(panel);
  // Maps write the names of countries in capitals.
  const made = [...new Set(`${text}${text.toLocaleUpperCase()}`.match(/[^ -~]/gu))].join('');
  known.set(panel, made);
  return made;
}
