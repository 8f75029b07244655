import type { MapAreas, MapDistance, MapFeature, MapLayer, MapLines, MapPoints } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import {
  AREA_COST,
  AREAS,
  type AreaStyle,
  CLASS_OPACITIES,
  DISTANCE,
  LARGEST_SYMBOL,
  LINES,
  NO_VALUE,
  POINTS,
  VALUE_COST,
  VALUE_EDGE,
} from './map-looks.ts';
import { type DrawnLayer, drawCallouts, drawMovements, drawRings } from './map-overlays.ts';
import { circleData, hatchLines, type Point, type Polyline, pathData, pixel, projectLines } from './map-paths.ts';
import { type DrawKit, type Drawn, type MapShape, strokeShapes } from './map-shapes.ts';

/** The shapes of a layer, and where each of its features is. */
export function drawLayer(layer: MapLayer, kit: DrawKit): DrawnLayer {
  switch (layer.draw) {
    case 'areas':
      return drawAreas(layer, kit);
    case 'lines':
      return drawLines(layer, kit);
    case 'points':
      return drawPoints(layer, kit);
    case 'distance':
      return drawDistance(layer, kit);
    case 'movements':
      return drawMovements(layer, kit);
    case 'rings':
      return drawRings(layer, kit);
    case 'callouts':
      return drawCallouts(layer, kit);
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

/** A measured line with a bar at its far end. */
function drawDistance(layer: MapDistance, kit: DrawKit): DrawnLayer {
  const line = projectLines({ type: 'LineString', coordinates: [layer.from, layer.to] }, kit.projection);
  kit.walls.add(line, 1);
  const [before, end] = [line[0]?.points.at(-2), line[0]?.points.at(-1)];
  if (!before || !end) return { shapes: [], drawn: [{ lines: line, radius: 0 }] };
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]) + Math.PI / 2;
  const [dx, dy] = [DISTANCE.cap * Math.cos(angle), DISTANCE.cap * Math.sin(angle)];
  const cap: Polyline = {
    points: [
      [end[0] - dx, end[1] - dy],
      [end[0] + dx, end[1] + dy],
    ],
    closed: false,
  };
  return { shapes: strokeShapes([...line, cap], DISTANCE), drawn: [{ lines: line, radius: 0 }] };
}

function drawnLines({ features }: MapAreas | MapLines, { projection, stray }: DrawKit): Drawn[] {
  return features.map(({ geometry }) => ({ lines: projectLines(geometry, projection, stray), radius: 0 }));
}

function drawAreas(layer: MapAreas, kit: DrawKit): DrawnLayer {
  const drawn = drawnLines(layer, kit);
  if (layer.look === 'values') {
    // A legend on top of the values would take their colour: it looks for room elsewhere.
    for (const { lines } of drawn) kit.cover.add(hatchLines(lines, VALUE_COST.spacing, 0), VALUE_COST.cost, true);
    const all = drawn.flatMap(({ lines }) => lines);
    kit.tones.add(all, 'paper');
    const shapes = drawn.flatMap(({ lines }, i) =>
      titled(valueShapes(lines, layer.features[i]?.value ?? null, layer.classes ?? []), layer.features[i], kit),
    );
    // On paper, as the legend's are: over water or land a class would be taken for another.
    const ground: MapShape[] = all.length > 0 ? [{ d: pathData(all), fill: 'paper' }] : [];
    return { shapes: [...ground, ...shapes], drawn };
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

/** Shapes that name their datum where they are pointed at: `Northland: 12 mm`. */
function titled(shapes: readonly MapShape[], feature: MapFeature | undefined, { said }: DrawKit): MapShape[] {
  const { name, value = null } = feature ?? {};
  return shapes.map((shape) => ({ ...shape, title: [name, said(value)].filter(Boolean).join(': ') }));
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

/** An area that labels had better not cover. */
function coveredArea(lines: readonly Polyline[], style: AreaStyle, { cover, tones }: DrawKit): MapShape[] {
  if (style.fill) tones.add(lines, style.fill);
  if (style.edge) cover.add(lines, AREA_COST.edge, style.hatch !== undefined);
  if (style.hatch) cover.add(hatched(lines, style.hatch), AREA_COST.hatch, true);
  return areaShapes(lines, style);
}

function hatched(lines: readonly Polyline[], { spacing, turn, dash }: NonNullable<AreaStyle['hatch']>): Polyline[] {
  return hatchLines(lines, spacing, turn, (dash?.[0] ?? 0) * 0.8);
}

function areaShapes(lines: readonly Polyline[], { fill, fillOpacity, edge, hatch }: AreaStyle): MapShape[] {
  if (lines.length === 0) return [];
  const opacity = fillOpacity === undefined ? {} : { fillOpacity };
  return [
    ...(fill ? [{ d: pathData(lines), fill, ...opacity }] : []),
    ...(hatch ? strokeShapes(hatched(lines, hatch), hatch) : []),
    ...(edge ? strokeShapes(lines, edge) : []),
  ];
}

function drawLines(layer: MapLines, kit: DrawKit): DrawnLayer {
  const drawn = drawnLines(layer, kit);
  const lines = drawn.flatMap((one) => one.lines);
  const style = LINES[layer.look];
  if (layer.look === 'border') kit.walls.add(lines, 1);
  else kit.cover.add(lines, style.cost);
  const factor = layer.look === 'border' ? Math.max(0.8, kit.scale) : 1;
  const sized = {
    ...style,
    width: style.width * factor,
    ...(style.casing ? { casing: style.width * factor + 4 } : {}),
  };
  return { shapes: strokeShapes(lines, sized), drawn };
}

/** Marks at places, or circles whose area is a value. */
function drawPoints(layer: MapPoints, kit: DrawKit): DrawnLayer {
  const largest = Math.max(0, ...layer.features.map(({ value }) => value ?? 0));
  const shapes: MapShape[] = [];
  // The largest first, so that a small one is never hidden.
  const symbols: { value: number; shapes: MapShape[] }[] = [];
  const drawn = layer.features.map((feature): Drawn => {
    const { geometry, value } = feature;
    const at = geometry.type === 'Point' ? pixel(geometry.coordinates, kit.projection) : undefined;
    if (!at) return { lines: [], radius: 0 };
    const { look } = layer;
    const radius = look === 'symbol' ? symbolRadius(value ?? null, largest, kit.size) : POINTS[look].radius * kit.scale;
    kit.marks.push({ x: at[0], y: at[1], width: radius * 1.75, height: radius * 1.75, turn: 0 });
    if (look === 'symbol')
      symbols.push({ value: value ?? 0, shapes: titled(symbolShapes(at, radius, value ?? null), feature, kit) });
    else shapes.push(...pointShapes(at, radius, look));
    return { lines: [], at, radius };
  });
  const sorted = symbols.toSorted((a, b) => b.value - a.value);
  return { shapes: [...sorted.flatMap((symbol) => symbol.shapes), ...shapes], drawn };
}

/** The area of a symbol is its value; one whose value is not available is small and open. */
function symbolRadius(value: number | null, largest: number, { width, height }: PanelSize): number {
  if (value === null || largest <= 0) return 5;
  return Math.max(1.5, Math.sqrt(Math.max(0, value) / largest) * LARGEST_SYMBOL * Math.min(width, height));
}

function symbolShapes([x, y]: Point, radius: number, value: number | null): MapShape[] {
  const d = circleData(x, y, radius);
  if (value === null) return [{ d, fill: 'paper', stroke: 'mark', strokeWidth: 1.5, dash: [3, 2] }];
  return [
    { d, fill: 'paper' },
    { d, fill: 'accent', fillOpacity: 0.35, stroke: 'accent', strokeWidth: 1.5 },
  ];
}

function pointShapes([x, y]: Point, radius: number, look: keyof typeof POINTS): MapShape[] {
  const { ring, filled } = POINTS[look];
  if (ring) {
    const casing: MapShape = { d: circleData(x, y, radius + 1), fill: 'paper' };
    const outer: MapShape = { d: circleData(x, y, radius - 1), fill: 'paper', stroke: 'ink', strokeWidth: 2.2 };
    return [casing, outer, { d: circleData(x, y, radius * 0.45), fill: 'ink' }];
  }
  if (filled) return [{ d: circleData(x, y, radius), fill: 'ink', stroke: 'paper', strokeWidth: 1.5 }];
  return [{ d: circleData(x, y, radius - 1), fill: 'paper', stroke: 'ink', strokeWidth: 2 }];
}
