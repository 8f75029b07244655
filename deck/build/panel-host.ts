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
  const maps = panels.filter(({ kind }) => kind === 'map');
  await registerFamily(panels.map(lettersOf).join(''));
  // Maps set large figures in the family of titles.
  if (maps.length > 0) await registerFamily(maps.map(lettersOf).join(''), SERIF);
  return { measure: measureText(SANS), formatValue, faults: figureFaults };
}

const letters = new WeakMap<Panel, string>();

/** What of a panel's text may need a script of its own. */
function lettersOf(panel: Panel): string {
  const known = letters.get(panel);
  if (known !== undefined) return known;
  const text = JSON.stringify(panel);
  // Maps write the names of countries in capitals.
  const made = [...new Set(`${text}${text.toLocaleUpperCase()}`.match(/[^ -~]/gu))].join('');
  letters.set(panel, made);
  return made;
}
