/** The shapes of a map's layers, and where each of their features is. */

import type {
  MapAreas,
  MapCallouts,
  MapDistance,
  MapFeature,
  MapLayer,
  MapLines,
  MapMovements,
  MapPoints,
  MapRings,
} from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import {
  AREA_COST,
  AREAS,
  type AreaStyle,
  CALLOUT_LETTERS,
  CLASS_OPACITIES,
  DISTANCE,
  LARGEST_SYMBOL,
  LEADER,
  LINES,
  MOVEMENT,
  NO_VALUE,
  POINTS,
  RING,
  VALUE_COST,
  VALUE_EDGE,
} from './map-looks.ts';
import { circleData, hatchLines, type Point, type Polyline, pathData, pixel, projectLines } from './map-paths.ts';
import { type DrawKit, type Drawn, type MapShape, scaled, strokeShapes } from './map-shapes.ts';

/** The shapes of a layer, and where each of its features is. */
interface DrawnLayer {
  shapes: MapShape[];
  drawn: Drawn[];
}

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
        drawn: layer.names.map(({ at }) => ({ lines: [], radius: 0, at: pixel(at, kit.projection) })),
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
  const lines = drawn.flatMap((one) => one.lines);
  return { shapes: coveredArea(lines, AREAS[layer.look], kit), drawn };
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
  // A bound belongs to the class above it.
  const opacity = CLASS_OPACITIES[classes.filter((bound) => value >= bound).length] ?? 1;
  return [{ d: pathData(lines), fill: 'accent', fillOpacity: opacity }, ...strokeShapes(lines, VALUE_EDGE)];
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
  return [
    ...(fill ? [{ d: pathData(lines), fill, fillOpacity }] : []),
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
  const width = style.width * factor;
  return { shapes: strokeShapes(lines, { ...style, width, casing: style.casing && width + 4 }), drawn };
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

/** Points between two that a way goes through. */
const STEPS = 12;

/** Ways as thin broken lines with an open head. */
function drawMovements(layer: MapMovements, kit: DrawKit): DrawnLayer {
  const shapes: MapShape[] = [];
  const drawn = layer.ways.map(({ through }): Drawn => {
    const way = curve(
      through.flatMap((at): Point[] => {
        const place = pixel(at, kit.projection);
        return place ? [place] : [];
      }),
    );
    const line: Polyline = { points: way, closed: false };
    kit.cover.add([line], MOVEMENT.cost);
    const head = headOf(way, MOVEMENT.head * kit.scale);
    kit.cover.add(head, MOVEMENT.cost);
    const { dash: _, ...whole } = MOVEMENT;
    shapes.push(...strokeShapes([line], MOVEMENT), ...strokeShapes(head, whole));
    return { lines: [line], radius: 0 };
  });
  return { shapes, drawn };
}

/** A smooth line through points (Catmull and Rom 1974). */
function curve(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  return points.flatMap((b, i): Point[] => {
    const c = points[i + 1];
    if (!c) return [b];
    const [a, d] = [points[i - 1] ?? b, points[i + 2] ?? c];
    return Array.from({ length: STEPS }, (_, n): Point => {
      const t = n / STEPS;
      const on = (axis: 0 | 1) =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
      return [on(0), on(1)];
    });
  });
}

function headOf(way: readonly Point[], length: number): Polyline[] {
  const [before, end] = [way.at(-2), way.at(-1)];
  if (!before || !end) return [];
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]);
  const wing = (turn: number): Point => [
    end[0] - length * Math.cos(angle + turn),
    end[1] - length * Math.sin(angle + turn),
  ];
  return [{ points: [wing(0.5), end, wing(-0.5)], closed: false }];
}

/** Open rings with a casing; one that holds a word is as large as the word asks. */
function drawRings(layer: MapRings, kit: DrawKit): DrawnLayer {
  const shapes: MapShape[] = [];
  const drawn = layer.rings.map(({ at, word }): Drawn => {
    const place = pixel(at, kit.projection);
    if (!place) return { lines: [], radius: 0 };
    const radius = word ? wordRadius(word.text, kit) : RING.radius * kit.scale;
    const ring: Polyline = { points: circle(place, radius), closed: true };
    kit.walls.add([ring, { points: [...ring.points.slice(-1), ...ring.points.slice(0, 1)], closed: false }], 1);
    const d = circleData(place[0], place[1], radius);
    const { colour, width, casing = 0 } = RING;
    shapes.push(
      { d, stroke: 'paper', strokeWidth: casing },
      { d, stroke: word ? RING.word : colour, strokeWidth: width },
    );
    return { lines: [], at: place, radius: radius + width / 2 };
  });
  return { shapes, drawn };
}

function wordRadius(text: string, kit: DrawKit): number {
  const style = scaled(CALLOUT_LETTERS[1], kit);
  const widths = text.split('\n').map((line) => kit.measure(line, style.size, 600));
  return Math.max(RING.radius * kit.scale, Math.max(...widths) / 2 + 14 * kit.scale);
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 32 }, (_, i): Point => {
    const angle = (i * Math.PI) / 16;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** The marks of callouts: their leaders are drawn when their words have found their place. */
function drawCallouts(layer: MapCallouts, kit: DrawKit): DrawnLayer {
  const shapes: MapShape[] = [];
  const drawn = layer.callouts.map(({ at, to }): Drawn => {
    const place = pixel(at, kit.projection);
    if (!place) return { lines: [], radius: 0 };
    const radius = LEADER.dot;
    kit.marks.push({ x: place[0], y: place[1], width: radius * 1.75, height: radius * 1.75, turn: 0 });
    shapes.push({ d: circleData(place[0], place[1], radius), fill: 'ink', stroke: 'paper', strokeWidth: 1.5 });
    return { lines: [], at: place, radius, aim: to && pixel(to, kit.projection) };
  });
  return { shapes, drawn };
}
