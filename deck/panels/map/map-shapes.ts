import type { GeoProjection } from 'd3-geo';
import type { Measure } from '../../model/measure.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { LineCover, TurnedBox } from './map-boxes.ts';
import type { MapText } from './map-letters.ts';
import type { MapColour, Stroke } from './map-looks.ts';
import { type Point, type Polyline, pathData } from './map-paths.ts';
import type { ToneMap } from './map-tones.ts';

/** One path of a drawn map: SVG path data in slide pixels, colours by token. */
export interface MapShape {
  d: string;
  fill?: MapColour;
  fillOpacity?: number;
  stroke?: MapColour;
  strokeWidth?: number;
  strokeOpacity?: number;
  dash?: readonly number[];
  /** Ends and corners are round. */
  round?: boolean;
  /** The datum that it shows, named where it is pointed at. */
  title?: string;
}

/** What appears together. Without a step it is there from the start. */
export interface MapGroup {
  step?: number;
  shapes: MapShape[];
  texts: MapText[];
}

/** What shapes are drawn with; marks and lines are noted for the labels. */
export interface DrawKit {
  projection: GeoProjection;
  /** How far lines may stray, in pixels: see map-paths.ts. */
  stray: number;
  size: PanelSize;
  marks: TurnedBox[];
  cover: LineCover;
  /** Lines that no word may ever cover. */
  walls: LineCover;
  tones: ToneMap;
  /** Of marks and letters: less in a narrow column, more on a cover. */
  scale: number;
  measure: Measure;
  /** A value as it is said. */
  said(value: number | null): string;
}

/** A feature on the drawing, for its label. */
export interface Drawn {
  lines: Polyline[];
  at?: Point;
  radius: number;
  /** Where its words should stand. */
  aim?: Point;
}

/** The shapes of a stroked line: its casing, then itself. */
export function strokeShapes(lines: readonly Polyline[], stroke: Stroke): MapShape[] {
  const d = pathData(lines);
  if (d === '') return [];
  const { colour, width, dash, opacity, casing } = stroke;
  const line: MapShape = {
    d,
    stroke: colour,
    strokeWidth: width,
    ...(dash ? { dash } : {}),
    ...(opacity === undefined ? {} : { strokeOpacity: opacity }),
  };
  if (!casing) return [line];
  return [
    { d, stroke: 'paper', strokeWidth: casing, round: true },
    { ...line, round: true },
  ];
}
