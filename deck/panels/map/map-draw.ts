import type { GeoProjection } from 'd3-geo';
import type { MapAreas, MapLayer, MapLines } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { TurnedBox } from './map-boxes.ts';
import type { LineCover } from './map-cover.ts';
import { hatchLines } from './map-hatch.ts';
import { AREA_COST, AREAS, CLASS_OPACITIES, DISTANCE, LINES, NO_VALUE, VALUE_COST, VALUE_EDGE } from './map-looks.ts';
import { type Point, type Polyline, pathData, projectLines } from './map-paths.ts';
import { drawPoints } from './map-points.ts';
import { pixel } from './map-projection.ts';
import { type MapShape, strokeShapes } from './map-scene.ts';

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
export function classOf(value: number, classes: readonly number[]): number {
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
