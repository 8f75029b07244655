import type { AreaLook, LineLook, NameLook, PointLook } from '../../model/map.ts';
import type { Weight } from '../../model/measure.ts';
import type { Colour } from '../layout/panel-tokens.ts';

/** The theme's colours that a map may use: those of charts, and those of land and water. */
export type MapColour = Colour | MapOnlyColour;
type MapOnlyColour =
  | 'land'
  | 'land-plain'
  | 'land-strong'
  | 'marsh'
  | 'river'
  | 'line'
  | 'water'
  | 'water-line'
  | 'water-ink'
  | 'ground-ink';

export interface Stroke {
  colour: MapColour;
  width: number;
  dash?: readonly number[];
  opacity?: number;
  /** A wider stroke of the paper's colour under it, so that it stands clear of what it crosses. */
  casing?: number;
}

export interface AreaStyle {
  fill?: MapColour;
  fillOpacity?: number;
  edge?: Stroke;
  /** Parallel strokes; `turn` in degrees clockwise from level. */
  hatch?: Stroke & { spacing: number; turn: number };
}

/** What a label pays for each few pixels of an area's edge or hatching under it. */
export const AREA_COST = { edge: 0.8, hatch: 0.12 };

/** What lies under a map's names: no look is told from another by colour alone. */
export const AREAS: Readonly<Record<Exclude<AreaLook, 'values'>, AreaStyle>> = {
  land: { fill: 'land-plain' },
  neighbour: { fill: 'land' },
  strong: { fill: 'land-strong' },
  water: { fill: 'water', edge: { colour: 'water-line', width: 0.8, opacity: 0.7 } },
  indicative: {
    fill: 'marsh',
    fillOpacity: 0.72,
    hatch: { colour: 'ground', width: 1.4, dash: [11, 8], spacing: 9, turn: 0, opacity: 0.8 },
    edge: { colour: 'ground', width: 2, dash: [7, 5] },
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
  boundary: { colour: 'line', width: 1.2, dash: [5, 4], cost: 1.2 },
  border: { colour: 'alert', width: 5.5, casing: 9.5, cost: 8 },
  river: { colour: 'river', width: 2, cost: 1.6 },
  stream: { colour: 'river', width: 1.1, opacity: 0.75, cost: 0.25 },
  dashed: { colour: 'ink', width: 2, dash: [7, 5], cost: 3 },
};
/** A measured line: whole, since it is no guess, with a bar at its far end. */
export const DISTANCE: Stroke & { cost: number; cap: number } = {
  colour: 'ink',
  width: 3,
  casing: 7,
  cost: 8,
  cap: 9,
};
/** A way of no exact course: thin, broken, with an open head of so many pixels. */
export const MOVEMENT: Stroke & { cost: number; head: number } = {
  colour: 'ink',
  width: 2.4,
  dash: [6, 4.5],
  cost: 5,
  head: 9,
};
export const RING: Stroke & { radius: number; word: MapColour } = {
  colour: 'ink',
  width: 4,
  casing: 8,
  radius: 24,
  word: 'accent',
};
export const LEADER: Stroke & { dot: number } = { colour: 'ink', width: 2, casing: 5, dot: 5 };
/** Side of the small sign of what the deck found itself. */
export const SIGN = 18;

interface PointStyle {
  /** Radius of the whole mark in pixels. */
  radius: number;
  ring?: boolean;
  filled: boolean;
}

export const POINTS: Readonly<Record<Exclude<PointLook, 'symbol'>, PointStyle>> = {
  capital: { radius: 8.5, ring: true, filled: true },
  city: { radius: 5, filled: true },
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
  /** The family of titles. */
  serif?: boolean;
  italic?: boolean;
}

export const POINT_LETTERS: Readonly<Record<PointLook, LetterStyle>> = {
  capital: { size: 26, weight: 600, colour: 'ink' },
  city: { size: 20, weight: 600, colour: 'ink' },
  place: { size: 20, weight: 400, colour: 'ink' },
  symbol: { size: 20, weight: 600, colour: 'ink' },
};
export const LINE_LETTERS: LetterStyle = { size: 20, weight: 400, colour: 'water-ink' };
export const BORDER_LETTERS: LetterStyle = { size: 20, weight: 600, colour: 'ink' };
export const DISTANCE_LETTERS: LetterStyle = { size: 20, weight: 700, colour: 'ink' };
export const NAME_LETTERS: Readonly<Record<Exclude<NameLook, 'figure'>, LetterStyle>> = {
  country: { size: 20, weight: 600, colour: 'soft', spacing: 3.6 },
  area: { size: 20, weight: 600, colour: 'ink' },
  note: { size: 20, weight: 400, colour: 'ink' },
};
/** The name of an area in a full tone. */
export const STRONG_LETTERS: LetterStyle = { size: 24, weight: 600, colour: 'ink', spacing: 4.3 };
/** What an indicative area is called, in its own colour. */
export const INDICATIVE_LETTERS: LetterStyle = { size: 20, weight: 400, colour: 'ground-ink', italic: true };
/** The first line of a text, and those under it. */
export const FIGURE_LETTERS: readonly [LetterStyle, LetterStyle] = [
  { size: 56, weight: 600, colour: 'ink', serif: true },
  { size: 24, weight: 400, colour: 'ink' },
];
export const CALLOUT_LETTERS: readonly [LetterStyle, LetterStyle] = [
  { size: 24, weight: 600, colour: 'ink' },
  { size: 20, weight: 400, colour: 'ink' },
];
export const MOVEMENT_LETTERS: LetterStyle = { size: 20, weight: 600, colour: 'ink' };
export const SCHEMATIC_LETTERS: LetterStyle = { size: 18, weight: 400, colour: 'soft', italic: true };
export const SCALE_LETTERS: LetterStyle = { size: 18, weight: 400, colour: 'ink' };
export const LEGEND_LETTERS: LetterStyle = { size: 18, weight: 400, colour: 'ink' };
/** Over and under one of several maps, and the sign of a crop. */
export const HEAD_LETTERS: LetterStyle = { size: 30, weight: 600, colour: 'ink', serif: true };
export const DATE_LETTERS: LetterStyle = { size: 20, weight: 400, colour: 'soft' };
export const CAPTION_LETTERS: LetterStyle = { size: 24, weight: 400, colour: 'ink' };
export const CROP_LETTERS: LetterStyle = { size: 20, weight: 700, colour: 'paper' };
