import { type GeoProjection, geoConicConformal, geoConicEqualArea, geoEqualEarth } from 'd3-geo';
import type { LonLat, MapFrame, MapProjection } from '../model-map.ts';
import { greatCircle } from './map-distance.ts';
import type { PanelSize } from './tokens.ts';

/** Points along each side of the frame that must come to lie within the drawing. */
const STEPS = 24;
/** Beyond the drawing, shapes are cut off here: far enough out that no cut edge is ever seen. */
const BEYOND = 12;

/**
 * The projection of a map: the frame as large as the drawing allows, in its middle. A drawing of other proportions shows more
 * than the frame. The standard parallels stand a sixth of the height from the frame's edges (Deetz and Adams 1918, "rule of sixths").
 * @param size in pixels
 */
export function mapProjection(frame: MapFrame, kind: MapProjection, size: PanelSize): GeoProjection {
  const width = (((frame.east - frame.west) % 360) + 360) % 360 || 360;
  const sixth = (frame.north - frame.south) / 6;
  const parallels: [number, number] = [frame.south + sixth, frame.north - sixth];
  const projection =
    kind === 'world'
      ? geoEqualEarth()
      : (kind === 'conformal' ? geoConicConformal() : geoConicEqualArea()).parallels(parallels);
  projection.rotate([-(frame.west + width / 2), 0]);
  const along = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  const outline: LonLat[] = along.flatMap((t): LonLat[] => [
    [frame.west + width * t, frame.south],
    [frame.west + width * t, frame.north],
    [frame.west, frame.south + (frame.north - frame.south) * t],
    [frame.west + width, frame.south + (frame.north - frame.south) * t],
  ]);
  projection.fitSize([size.width, size.height], { type: 'MultiPoint', coordinates: outline });
  return projection.clipExtent([
    [-BEYOND, -BEYOND],
    [size.width + BEYOND, size.height + BEYOND],
  ]);
}

/** Kilometres that a pixel is at the middle of the drawing, from west to east. */
export function kilometresPerPixel(projection: GeoProjection, { width, height }: PanelSize): number {
  const [a, b] = [projection.invert?.([width / 2 - 20, height / 2]), projection.invert?.([width / 2 + 20, height / 2])];
  return a && b ? greatCircle(a, b) / 40 : Number.NaN;
}

/** The longest round distance, 1, 2 or 5 with noughts, that fits into so many kilometres. */
export function roundLength(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  return ten * ([5, 2].find((step) => step * ten <= most) ?? 1);
}
