import type { Deck } from '../model/deck.ts';
import type { Finding } from '../model/finding.ts';
import type { Panel } from '../model/panel.ts';
import type { SlideReading } from '../model/reading.ts';
import type { Style } from './style.ts';

/** A chart and the module that made it. */
export interface PlacedPanel {
  path: string;
  /** The module's text. */
  module: string;
  panel: Panel;
}

/** What the checks hold against each other. */
export interface Evidence {
  deck: Deck;
  slides: SlideReading[];
  panels: readonly PlacedPanel[];
  style: Style;
  /** Names under which the deck itself speaks: "What we found", "Our assessment". */
  ownVoices: readonly string[];
}

/** A rule: all that it finds, in any order. */
export type Rule = (evidence: Evidence) => Finding[];

/** The language that a slide is written in. */
export function langOf({ deck }: Pick<Evidence, 'deck'>, { lang }: Pick<SlideReading, 'lang'>): string {
  return lang ?? deck.meta.lang;
}
