import type { SourceRef } from '../../model/deck.ts';
import type { LonLat, MapDistance, MapFrame, MapLabel, MapLayer } from '../../model/map.ts';
import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from '../check/check-keys.ts';
import type { MapLayerDraft } from '../define-map.ts';
import { nearestPoint } from './map-distance.ts';
import { linesOf } from './map-geometry.ts';
import type { GeoFiles } from './map-select.ts';

/** What resolving a map's layers needs from outside. */
export interface MapNeeds {
  files: GeoFiles;
  /** Where a text stands in the module or its CSV; one that comes from the data has the place of its layer. */
  placeOf(text: string, layer: string): SourceRef;
}

/** What layers are resolved with; `layers` are those that are done. */
export interface LayerKit extends MapNeeds {
  frame: MapFrame;
  layers: MapLayer[];
  faults: PanelFault[];
}

/** A text for the map with its place, so that one without room can be named. */
export function labelOf(text: string, layer: string, kit: MapNeeds): MapLabel {
  return { text, source: kit.placeOf(text, layer) };
}

type DistanceDraft = Extract<MapLayerDraft, { draw: 'distance' }>;

/** Measures the great circle from a place to the nearest point of a layer of lines. */
export function resolveDistance(
  layer: DistanceDraft,
  base: { key: string; label: string; step?: number },
  kit: LayerKit,
): MapDistance | undefined {
  const from = findStart(layer, kit);
  const lines = findLines(layer, kit);
  const nearest = from && lines && nearestPoint(from, lines);
  if (!from || !nearest) return undefined;
  return {
    ...base,
    draw: 'distance',
    from,
    to: nearest.at,
    km: nearest.km,
    roundTo: layer.roundTo ?? 1,
    text: labelOf(layer.text, layer.key, kit),
  };
}

function findStart({ start }: DistanceDraft, kit: LayerKit): LonLat | undefined {
  const below = kit.layers.find(({ key }) => key === start.layer);
  if (below?.draw !== 'points') {
    kit.faults.push(unknownLayer(start.layer, 'points', kit));
    return undefined;
  }
  const place = below.features.find(({ name }) => name === start.name);
  if (place?.geometry.type === 'Point') return place.geometry.coordinates;
  const known = below.features.flatMap(({ name }) => name ?? []);
  const message = `The layer "${start.layer}" has no place "${start.name}"`;
  kit.faults.push({ code: 'map-layer', message, hint: suggest(start.name, known), value: start.name, key: 'start' });
  return undefined;
}

function findLines({ to }: DistanceDraft, kit: LayerKit): LonLat[][] | undefined {
  const below = kit.layers.find(({ key }) => key === to);
  if (below?.draw === 'lines') return below.features.flatMap(({ geometry }) => linesOf(geometry));
  kit.faults.push(unknownLayer(to, 'lines', kit));
  return undefined;
}

function unknownLayer(key: string, draw: 'points' | 'lines', kit: LayerKit): PanelFault {
  const known = kit.layers.filter((layer) => layer.draw === draw).map((layer) => layer.key);
  const message = `No layer of ${draw} has the key "${key}"`;
  return { code: 'map-layer', message, hint: suggest(key, known), value: key };
}
