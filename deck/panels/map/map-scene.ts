import type { MapText } from './map-letters.ts';
import type { MapColour, Stroke } from './map-looks.ts';
import { type Polyline, pathData } from './map-paths.ts';

/** One path of a drawn map: SVG path data in slide pixels, colours by token. */
export interface MapShape {
  d: string;
  fill?: MapColour;
  fillOpacity?: number;
  stroke?: MapColour;
  strokeWidth?: number;
  strokeOpacity?: number;
  dash?: readonly number[];
}

/** What appears together. Without a step it is there from the start. */
export interface MapGroup {
  step?: number;
  shapes: MapShape[];
  texts: MapText[];
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
  return [{ d, stroke: 'paper', strokeWidth: casing, strokeOpacity: 0.85 }, line];
}
