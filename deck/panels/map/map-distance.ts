import type { LonLat, MapDistance } from '../../model/map.ts';

/** Mean radius of the Earth in kilometres (R1 of GRS 80, Moritz 2000): great circles on it are within 0.5% of the ellipsoid. */
export const EARTH_RADIUS = 6371.0088;

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
  return layer.text.text.replaceAll('{km}', new Intl.NumberFormat(lang).format(roundedKm(layer)));
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
