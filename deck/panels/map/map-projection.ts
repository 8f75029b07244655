import { type GeoProjection, geoConicConformal, geoConicEqualArea, geoEqualEarth, geoPath } from 'd3-geo';
import type { LonLat, MapFrame, MapProjection } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { greatCircle } from './map-geometry.ts';
import type { Point } from './map-paths.ts';

/** Points along each side of the frame that must come to lie within the drawing. */
const STEPS = 24;
/** Degrees: a frame narrower than this sees one half of the globe, which ends here. */
const HALF = 150;
const HORIZON = 89.5;
/** Beyond the drawing, shapes are cut off here: far enough out that no cut edge is ever seen. */
const BEYOND = 12;

/**
 * The projection of a map: the frame as large as the drawing allows, in its middle. A drawing of other proportions shows more
 * than the frame. The standard parallels stand a sixth of the height from the frame's edges (Deetz and Adams 1918, "rule of sixths").
 * @param size in pixels @param beyond so far over the edges of the drawing lines and areas go on
 */
export function mapProjection(frame: MapFrame, kind: MapProjection, size: PanelSize, beyond = BEYOND): GeoProjection {
  const projection = unfitted(frame, kind).fitSize([size.width, size.height], outlineOf(frame));
  // The other half of the globe and its pole lie at infinity on a cone: a ring round it would fill the drawing.
  if (kind !== 'world' && widthOf(frame) < HALF) projection.clipAngle(HORIZON);
  return projection.clipExtent([
    [-beyond, -beyond],
    [size.width + beyond, size.height + beyond],
  ]);
}

/** The largest size within a room that has the proportions of the projected frame, in whole pixels. */
export function tightSize(frame: MapFrame, kind: MapProjection, room: PanelSize): PanelSize {
  const projection = unfitted(frame, kind).fitSize([room.width, room.height], outlineOf(frame));
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(outlineOf(frame));
  return { width: Math.floor(right - left), height: Math.floor(bottom - top) };
}

function unfitted(frame: MapFrame, kind: MapProjection): GeoProjection {
  const sixth = (frame.north - frame.south) / 6;
  const parallels: [number, number] = [frame.south + sixth, frame.north - sixth];
  const projection =
    kind === 'world'
      ? geoEqualEarth()
      : (kind === 'conformal' ? geoConicConformal() : geoConicEqualArea()).parallels(parallels);
  return projection.rotate([-(frame.west + widthOf(frame) / 2), 0]);
}

function outlineOf(frame: MapFrame): { type: 'MultiPoint'; coordinates: LonLat[] } {
  const width = widthOf(frame);
  const along = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  const coordinates = along.flatMap((t): LonLat[] => [
    [frame.west + width * t, frame.south],
    [frame.west + width * t, frame.north],
    [frame.west, frame.south + (frame.north - frame.south) * t],
    [frame.west + width, frame.south + (frame.north - frame.south) * t],
  ]);
  return { type: 'MultiPoint', coordinates };
}

/** Degrees from west to east, across the antimeridian if need be. */
function widthOf({ west, east }: MapFrame): number {
  return (((east - west) % 360) + 360) % 360 || 360;
}

/** Where a place is on the drawing; undefined where the projection does not show it. */
export function pixel(at: LonLat, projection: GeoProjection): Point | undefined {
  const place = projection(at);
  return place?.every(Number.isFinite) ? place : undefined;
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
