import type { AreaLook, LineLook, NameLook, PointLook } from '../../model/map.ts';
import type { Weight } from '../../model/measure.ts';
import type { Colour } from '../layout/panel-tokens.ts';

/** The theme's colours that a map may use: those of charts, and water. */
export type MapColour = Colour | 'water' | 'water-line' | 'water-ink';

export interface Stroke {
  colour: MapColour;
  width: number;
  dash?: readonly number[];
  opacity?: number;
  /** A wider stroke of the paper's colour under it, so that it stands clear of what it crosses. */
  casing?: number;
}

interface AreaStyle {
  fill?: MapColour;
  edge?: Stroke;
  /** Parallel strokes; `turn` in degrees clockwise from level. */
  hatch?: Stroke & { spacing: number; turn: number };
}

/** What a label pays for each few pixels of an area's edge or hatching under it. */
export const AREA_COST = { edge: 0.8, hatch: 0.12 };

/** What lies under a map's names: no look is told from another by colour alone. */
export const AREAS: Readonly<Record<Exclude<AreaLook, 'values'>, AreaStyle>> = {
  land: { fill: 'paper' },
  neighbour: { fill: 'tint' },
  water: { fill: 'water', edge: { colour: 'water-line', width: 0.8, opacity: 0.7 } },
  indicative: {
    hatch: { colour: 'ground', width: 1.4, dash: [9, 6], spacing: 8, turn: 0 },
    edge: { colour: 'ground', width: 2, dash: [8, 5] },
  },
};

/** A value's class is its share of the accent colour: the order survives without colour, and the value itself is written. */
export const CLASS_OPACITIES = [0.14, 0.3, 0.48, 0.66, 0.84, 1] as const;
/** What a legend pays for standing on values, sampled in rows of this distance. */
export const VALUE_COST = { spacing: 10, cost: 2 };
export const VALUE_EDGE: Stroke = { colour: 'paper', width: 1.5 };
/** Where a value is not available. */
export const NO_VALUE: AreaStyle = {
  hatch: { colour: 'mark', width: 1, spacing: 7, turn: -45 },
  edge: { colour: 'mark', width: 1 },
};

/** `cost`: what a label pays for each few pixels of the line that it covers. */
export const LINES: Readonly<Record<LineLook, Stroke & { cost: number }>> = {
  coast: { colour: 'water-line', width: 1, cost: 0.4 },
  boundary: { colour: 'mark', width: 1.3, dash: [7, 3, 1.5, 3], cost: 1.2 },
  border: { colour: 'alert', width: 4, casing: 8, cost: 8 },
  river: { colour: 'water-line', width: 2.2, cost: 1.6 },
  stream: { colour: 'water-line', width: 1.1, opacity: 0.65, cost: 0.25 },
  dashed: { colour: 'ink', width: 2, dash: [7, 5], cost: 3 },
};
export const DISTANCE: Stroke & { cost: number } = { colour: 'ink', width: 2.4, dash: [7, 4], casing: 6, cost: 8 };

interface PointStyle {
  /** Radius of the whole mark in pixels. */
  radius: number;
  ring?: boolean;
  filled: boolean;
}

export const POINTS: Readonly<Record<Exclude<PointLook, 'symbol'>, PointStyle>> = {
  capital: { radius: 7, ring: true, filled: true },
  city: { radius: 4.5, filled: true },
  place: { radius: 4, filled: false },
};
/** Radius of the largest proportional symbol, as a share of the drawing's shorter side. */
export const LARGEST_SYMBOL = 0.09;

export interface LetterStyle {
  size: number;
  weight: Weight;
  colour: MapColour;
  /** Capitals, set apart by so many pixels. */
  spacing?: number;
}

export const POINT_LETTERS: Readonly<Record<PointLook, LetterStyle>> = {
  capital: { size: 22, weight: 700, colour: 'ink' },
  city: { size: 20, weight: 600, colour: 'ink' },
  place: { size: 20, weight: 400, colour: 'ink' },
  symbol: { size: 20, weight: 600, colour: 'ink' },
};
export const LINE_LETTERS: LetterStyle = { size: 20, weight: 400, colour: 'water-ink' };
export const BORDER_LETTERS: LetterStyle = { size: 20, weight: 600, colour: 'ink' };
export const DISTANCE_LETTERS: LetterStyle = { size: 20, weight: 700, colour: 'ink' };
export const NAME_LETTERS: Readonly<Record<NameLook, LetterStyle>> = {
  country: { size: 20, weight: 600, colour: 'soft', spacing: 2 },
  area: { size: 20, weight: 600, colour: 'ink' },
  note: { size: 20, weight: 400, colour: 'ink' },
};
export const SCALE_LETTERS: LetterStyle = { size: 18, weight: 400, colour: 'soft' };
export const LEGEND_LETTERS: LetterStyle = { size: 18, weight: 400, colour: 'ink' };
