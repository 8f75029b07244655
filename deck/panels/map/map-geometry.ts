import type { LonLat, MapGeometry } from '../../model/map.ts';
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
export function geometryFault(value: unknown): { message: string; hint: string } | undefined {
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
  if (type.endsWith('Polygon') && ringsOf(value as unknown as MapGeometry).some((ring) => ring.length < 4)) {
    return {
      message: 'A ring of an area has fewer than four positions',
      hint: 'Close the ring: its last position is its first.',
    };
  }
  return undefined;
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

/** All lines of a geometry: rings of areas too; none for points. */
export function linesOf(geometry: MapGeometry): LonLat[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    default:
      return ringsOf(geometry);
  }
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
