import type { LonLat, MapFrame } from '../../model/map.ts';
import type { PanelFault } from '../check/check-keys.ts';

/** Places outside the frame, as faults: left alone they would vanish without a word. */
export function outsideFrame(
  places: readonly { name: string; at: LonLat }[],
  { frame }: { frame: MapFrame },
): PanelFault[] {
  return places.flatMap(({ name, at }) => {
    if (inFrame(at, frame)) return [];
    const message = `"${name}" (${at[0]}, ${at[1]}) lies outside the frame`;
    const hint = 'Widen the frame, or leave the place out.';
    return [{ code: 'map-outside', message, hint, value: name, key: 'frame' }];
  });
}

/** Whether a place lies within the frame; degrees east are counted from its west, so a frame may cross the antimeridian. */
export function inFrame([lon, lat]: LonLat, { west, south, east, north }: MapFrame): boolean {
  const turn = (degrees: number) => ((degrees % 360) + 360) % 360;
  return lat >= south && lat <= north && turn(lon - west) <= (turn(east - west) || 360);
}
