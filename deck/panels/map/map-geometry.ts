import { geoArea } from 'd3-geo';
import type { Wrong } from '../../model/error.ts';
import type { LonLat, MapDistance, MapFrame, MapGeometry } from '../../model/map.ts';
import { keepUnits } from '../../model/text.ts';
import { isObject } from '../../source/objects.ts';

/** How deep the coordinates of each type are nested (RFC 7946, section 3.1). */
const DEPTHS: Readonly<Record<MapGeometry['type'], number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** What makes a value no geometry of longitudes and latitudes; undefined if nothing does. */
export function geometryFault(value: unknown): Wrong | undefined {
  if (!isObject(value)) {
    return { message: 'A feature has no geometry', hint: 'Remove it from the data, or give it a geometry.' };
  }
  const type = String(value.type) as MapGeometry['type'];
  const depth = Object.hasOwn(DEPTHS, type) ? DEPTHS[type] : undefined;
  if (depth === undefined) {
    return {
      message: `"${type}" is no geometry that a map can draw`,
      hint: `Known: ${Object.keys(DEPTHS).join(', ')}.`,
    };
  }
  const wrong = firstWrong(value.coordinates, depth);
  if (wrong !== undefined) {
    const hint = 'Export the data as longitude and latitude in degrees (WGS 84, EPSG:4326).';
    return { message: `${JSON.stringify(wrong)?.slice(0, 60)} is no longitude and latitude`, hint };
  }
  const short = shortLine(value as unknown as MapGeometry);
  if (short) return short;
  if (type.endsWith('Polygon') && ringsOf(value as unknown as MapGeometry).some((ring) => ring.length < 4)) {
    return {
      message: 'A ring of an area has fewer than four positions',
      hint: 'Close the ring: its last position is its first.',
    };
  }
  return undefined;
}

/** What is drawn as nothing: a geometry without positions, or a line of one. */
function shortLine(geometry: MapGeometry): Wrong | undefined {
  const lines = geometry.type.endsWith('Point') ? [] : linesOf(geometry);
  if (pointsOf(geometry).length + lines.flat().length === 0) {
    return {
      message: 'A feature has a geometry without positions',
      hint: 'Remove it from the data, or draw it there.',
    };
  }
  if (!geometry.type.endsWith('LineString') || lines.every((line) => line.length > 1)) return undefined;
  return { message: 'A line has fewer than two positions', hint: 'Remove it from the data, or draw it there.' };
}

function firstWrong(value: unknown, depth: number): unknown {
  if (!Array.isArray(value)) return value ?? null;
  if (depth > 0) {
    for (const part of value) {
      const wrong = firstWrong(part, depth - 1);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
  const [lon, lat] = value as unknown[];
  const right = typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return right ? undefined : value;
}

/** Whether a place lies within the frame; degrees east are counted from its west, so a frame may cross the antimeridian. */
export function inFrame([lon, lat]: LonLat, { west, south, east, north }: MapFrame): boolean {
  return lat >= south && lat <= north && turn(lon - west) <= widthOf({ west, east });
}

/** Degrees from 0 to 360. */
const turn = (degrees: number) => ((degrees % 360) + 360) % 360;

/** Degrees from west to east, across the antimeridian if need be. */
export function widthOf({ west, east }: Pick<MapFrame, 'west' | 'east'>): number {
  return turn(east - west) || 360;
}

/** Whether a line through places touches the frame; each stretch goes the short way round the globe. */
export function meetsFrame(through: readonly LonLat[], { west, south, east, north }: MapFrame): boolean {
  const width = widthOf({ west, east });
  const turned = (degrees: number) => turn(degrees - west - width / 2 + 180) - 180;
  return through.some(([lon, lat], i) => {
    const [before, at] = through[i - 1] ?? [lon, lat];
    const from = turned(before);
    const to = from + turn(lon - before + 180) - 180;
    // Whoever leaves on one side of the globe comes back on the other.
    return [-360, 0, 360].some((round) =>
      meetsBox([from + round, at], [to + round, lat], [-width / 2, south, width / 2, north]),
    );
  });
}

/** Whether a straight stretch touches a box (Liang and Barsky 1984). */
export function meetsBox(a: readonly [number, number], b: readonly [number, number], box: Box): boolean {
  const [left, top, right, bottom] = box;
  let [from, to] = [0, 1];
  const sides = [
    [a[0] - b[0], a[0] - left],
    [b[0] - a[0], right - a[0]],
    [a[1] - b[1], a[1] - top],
    [b[1] - a[1], bottom - a[1]],
  ];
  for (const [step = 0, room = 0] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to;
}

/** Its two corners: the least of both numbers, then the greatest. */
type Box = readonly [number, number, number, number];

/** All lines of a geometry: rings of areas too; none for points. */
export function linesOf(geometry: MapGeometry): LonLat[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : ringsOf(geometry);
}

function ringsOf(geometry: MapGeometry): LonLat[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** All places of a geometry of points; none for lines and areas. */
export function pointsOf(geometry: MapGeometry): LonLat[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'MultiPoint' ? geometry.coordinates : [];
}

/**
 * The same geometry with its rings wound as d3-geo reads them: outer rings clockwise, holes against it.
 * RFC 7946 winds them the other way round, many tools wind them anyhow, and a ring wound wrongly means all of the globe but
 * itself. No outer ring is taken to hold more than half the globe.
 * https://github.com/d3/d3-geo#d3-geo, "this means that polygons' exterior rings must be clockwise"
 */
export function windRings(geometry: MapGeometry): MapGeometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: windPolygon(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') {
    return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(windPolygon) };
  }
  return geometry;
}

function windPolygon(rings: LonLat[][]): LonLat[][] {
  return rings.map((ring, i) => {
    const outward = geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI;
    return outward === i > 0 ? ring : ring.toReversed();
  });
}

/** Mean radius of the Earth in kilometres (R1 of GRS 80, Moritz 2000): great circles on it are within 0.5% of the ellipsoid. */
const EARTH_RADIUS = 6371.0088;

type Vector = [number, number, number];

/** Length of the great circle between two places, in kilometres. */
export function greatCircle(a: LonLat, b: LonLat): number {
  const [u, v] = [vector(a), vector(b)];
  // atan2 is exact for near and far alike, acos is not.
  return EARTH_RADIUS * Math.atan2(norm(cross(u, v)), dot(u, v));
}

/**
 * The point of some lines that is nearest to a place. A line runs along great circles between its positions.
 * @returns the point and its distance in kilometres; undefined if there is no line
 */
export function nearestPoint(place: LonLat, lines: readonly LonLat[][]): { at: LonLat; km: number } | undefined {
  let best: { at: LonLat; km: number } | undefined;
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 1) {
      const end = line[i];
      if (!end) continue;
      const at = nearestOnArc(place, line[i - 1] ?? end, end);
      const km = greatCircle(place, at);
      if (!best || km < best.km) best = { at, km };
    }
  }
  return best;
}

/** A measured distance as a number of kilometres, rounded as its layer says. */
export function roundedKm({ km, roundTo }: MapDistance): number {
  return Math.round(km / roundTo) * roundTo;
}

/** The label of a measured distance, its number as the language writes it. */
export function distanceWords(layer: MapDistance, lang: string): string {
  return keepUnits(layer.text.text.replaceAll('{km}', new Intl.NumberFormat(lang).format(roundedKm(layer))));
}

/** The foot of the perpendicular on the arc's great circle where it lies on the arc, else the nearer end. */
function nearestOnArc(place: LonLat, a: LonLat, b: LonLat): LonLat {
  const [p, u, v] = [vector(place), vector(a), vector(b)];
  const normal = cross(u, v);
  const foot = cross(normal, cross(p, normal));
  const within = dot(cross(u, foot), normal) >= 0 && dot(cross(foot, v), normal) >= 0;
  if (norm(normal) > 1e-12 && norm(foot) > 1e-12 && within) return lonLat(foot);
  return greatCircle(place, a) <= greatCircle(place, b) ? a : b;
}

function vector([lon, lat]: LonLat): Vector {
  const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

function lonLat([x, y, z]: Vector): LonLat {
  return [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
}

function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

function dot([a, b, c]: Vector, [x, y, z]: Vector): number {
  return a * x + b * y + c * z;
}

function norm(v: Vector): number {
  return Math.hypot(...v);
}
