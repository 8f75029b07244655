import type { GeoProjection } from 'd3-geo';
import type { MapAreas, MapLayer, MapLines, MapPoints } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { LineCover, TurnedBox } from './map-boxes.ts';
import type { MapText } from './map-letters.ts';
import {
  AREA_COST,
  AREAS,
  CLASS_OPACITIES,
  DISTANCE,
  LARGEST_SYMBOL,
  LINES,
  type MapColour,
  NO_VALUE,
  POINTS,
  type Stroke,
  VALUE_COST,
  VALUE_EDGE,
} from './map-looks.ts';
import { circleData, hatchLines, type Point, type Polyline, pathData, projectLines } from './map-paths.ts';
import { pixel } from './map-projection.ts';

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
function strokeShapes(lines: readonly Polyline[], stroke: Stroke): MapShape[] {
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

/** What shapes are drawn with; marks and lines are noted for the labels. */
export interface DrawKit {
  projection: GeoProjection;
  size: PanelSize;
  marks: TurnedBox[];
  cover: LineCover;
}

/** A feature on the drawing, for its label. */
export interface Drawn {
  lines: Polyline[];
  at?: Point;
  radius: number;
}

/** The shapes of a layer, and where each of its features is. */
export function drawLayer(layer: MapLayer, kit: DrawKit): { shapes: MapShape[]; drawn: Drawn[] } {
  switch (layer.draw) {
    case 'areas':
      return drawAreas(layer, kit);
    case 'lines':
      return drawLines(layer, kit);
    case 'points':
      return drawPoints(layer, kit);
    case 'distance': {
      const line = projectLines({ type: 'LineString', coordinates: [layer.from, layer.to] }, kit.projection);
      kit.cover.add(line, DISTANCE.cost);
      return { shapes: strokeShapes(line, DISTANCE), drawn: [{ lines: line, radius: 0 }] };
    }
    case 'names':
      return {
        shapes: [],
        drawn: layer.names.map(({ at }) => {
          const place = pixel(at, kit.projection);
          return { lines: [], radius: 0, ...(place ? { at: place } : {}) };
        }),
      };
  }
}

function drawAreas(layer: MapAreas, kit: DrawKit): { shapes: MapShape[]; drawn: Drawn[] } {
  const drawn = layer.features.map(
    ({ geometry }): Drawn => ({ lines: projectLines(geometry, kit.projection), radius: 0 }),
  );
  if (layer.look === 'values') {
    // A legend on top of the values would take their colour: it looks for room elsewhere.
    for (const { lines } of drawn) kit.cover.add(hatchLines(lines, VALUE_COST.spacing, 0), VALUE_COST.cost, true);
    const shapes = drawn.flatMap(({ lines }, i) =>
      valueShapes(lines, layer.features[i]?.value ?? null, layer.classes ?? []),
    );
    return { shapes, drawn };
  }
  return {
    shapes: coveredArea(
      drawn.flatMap(({ lines }) => lines),
      AREAS[layer.look],
      kit,
    ),
    drawn,
  };
}

/** One area of a choropleth; one without a value is hatched, never filled as if it were zero. */
function valueShapes(lines: readonly Polyline[], value: number | null, classes: readonly number[]): MapShape[] {
  if (lines.length === 0) return [];
  if (value === null) return areaShapes(lines, NO_VALUE);
  const opacity = CLASS_OPACITIES[classOf(value, classes)] ?? 1;
  return [{ d: pathData(lines), fill: 'accent', fillOpacity: opacity }, ...strokeShapes(lines, VALUE_EDGE)];
}

/** Which class a value falls into, from 0: a bound belongs to the class above it. */
function classOf(value: number, classes: readonly number[]): number {
  return classes.filter((bound) => value >= bound).length;
}

type AreaStyle = (typeof AREAS)['land'];

/** An area that labels had better not cover. */
function coveredArea(lines: readonly Polyline[], style: AreaStyle, { cover }: DrawKit): MapShape[] {
  if (style.edge) cover.add(lines, AREA_COST.edge, style.hatch !== undefined);
  if (style.hatch) cover.add(hatched(lines, style.hatch), AREA_COST.hatch, true);
  return areaShapes(lines, style);
}

function hatched(lines: readonly Polyline[], { spacing, turn, dash }: NonNullable<AreaStyle['hatch']>): Polyline[] {
  return hatchLines(lines, spacing, turn, (dash?.[0] ?? 0) * 0.8);
}

function areaShapes(lines: readonly Polyline[], { fill, edge, hatch }: AreaStyle): MapShape[] {
  if (lines.length === 0) return [];
  return [
    ...(fill ? [{ d: pathData(lines), fill }] : []),
    ...(hatch ? strokeShapes(hatched(lines, hatch), hatch) : []),
    ...(edge ? strokeShapes(lines, edge) : []),
  ];
}

function drawLines(layer: MapLines, kit: DrawKit): { shapes: MapShape[]; drawn: Drawn[] } {
  const drawn = layer.features.map(
    ({ geometry }): Drawn => ({ lines: projectLines(geometry, kit.projection), radius: 0 }),
  );
  const lines = drawn.flatMap((one) => one.lines);
  kit.cover.add(lines, LINES[layer.look].cost);
  return { shapes: strokeShapes(lines, LINES[layer.look]), drawn };
}

/** Marks at places, or circles whose area is a value. */
function drawPoints(layer: MapPoints, kit: DrawKit): { shapes: MapShape[]; drawn: Drawn[] } {
  const largest = Math.max(0, ...layer.features.map(({ value }) => value ?? 0));
  const shapes: MapShape[] = [];
  const drawn = layer.features.map(({ geometry, value }): Drawn => {
    const at = geometry.type === 'Point' ? pixel(geometry.coordinates, kit.projection) : undefined;
    if (!at) return { lines: [], radius: 0 };
    const radius = layer.look === 'symbol' ? symbolRadius(value ?? null, largest, kit.size) : POINTS[layer.look].radius;
    kit.marks.push({ x: at[0], y: at[1], width: radius * 1.75, height: radius * 1.75, turn: 0 });
    shapes.push(...(layer.look === 'symbol' ? symbolShapes(at, radius, value ?? null) : pointShapes(at, layer.look)));
    return { lines: [], at, radius };
  });
  return { shapes, drawn };
}

/** The area of a symbol is its value; one whose value is not available is small and open. */
function symbolRadius(value: number | null, largest: number, { width, height }: PanelSize): number {
  if (value === null || largest <= 0) return 5;
  return Math.max(1.5, Math.sqrt(Math.max(0, value) / largest) * LARGEST_SYMBOL * Math.min(width, height));
}

function symbolShapes([x, y]: Point, radius: number, value: number | null): MapShape[] {
  const d = circleData(x, y, radius);
  if (value === null) return [{ d, fill: 'paper', stroke: 'mark', strokeWidth: 1.5, dash: [3, 2] }];
  return [{ d, fill: 'accent', fillOpacity: 0.35, stroke: 'accent', strokeWidth: 1.5 }];
}

function pointShapes([x, y]: Point, look: keyof typeof POINTS): MapShape[] {
  const { radius, ring, filled } = POINTS[look];
  if (ring) {
    const outer: MapShape = { d: circleData(x, y, radius - 1), fill: 'paper', stroke: 'ink', strokeWidth: 2 };
    return [outer, { d: circleData(x, y, radius - 3.8), fill: 'ink' }];
  }
  if (filled) return [{ d: circleData(x, y, radius), fill: 'ink', stroke: 'paper', strokeWidth: 1.5 }];
  return [{ d: circleData(x, y, radius - 1), fill: 'paper', stroke: 'ink', strokeWidth: 2 }];
}
