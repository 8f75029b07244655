import { geoArea } from 'd3-geo';
import type { LonLat, MapGeometry } from '../../model/map.ts';

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
