import type { SourceRef } from '../../model/deck.ts';
import type {
  LonLat,
  MapDistance,
  MapFeature,
  MapFrame,
  MapLabel,
  MapLayer,
  MapLayerBase,
  MapPanel,
  MapPart,
  MapPoints,
} from '../../model/map.ts';
import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from '../check/panel-fault.ts';
import type { MapDraft, MapLayerDraft } from '../define-panel.ts';
import {
  type FeatureDraft,
  featureFaults,
  type GeoFiles,
  nameFaults,
  selectFeatures,
  symbolFaults,
} from './map-features.ts';
import { inFrame, linesOf, meetsFrame, nearestPoint } from './map-geometry.ts';

type PointsDraft = Extract<MapLayerDraft, { points: readonly unknown[] }>;

/**
 * Turns the layers as a module states them into layers that hold what they show: features selected, values joined, distances
 * measured. Faults are collected over all layers.
 */
export function resolveLayers(
  draft: MapDraft,
  needs: MapNeeds,
): Pick<MapPanel, 'layers' | 'frames'> & { faults: PanelFault[] } {
  const kit: LayerKit = { ...needs, frame: draft.frame, layers: [], faults: [] };
  const all = [...draft.layers, ...(draft.frames ?? []).flatMap(({ layers }) => layers)];
  // Distances are measured between what the other layers show, whether that is drawn above or below them.
  const [others, distances] = [false, true].map((last) => all.filter(({ draw }) => (draw === 'distance') === last));
  for (const layer of [...(others ?? []), ...(distances ?? [])]) {
    const resolved = resolve(layer, kit);
    if (resolved) kit.layers.push(resolved);
  }
  const inOrder = (drafts: readonly MapLayerDraft[]) =>
    drafts.flatMap(({ key }) => kit.layers.find((each) => each.key === key) ?? []);
  const frames = draft.frames?.map((part): MapPart => ({ ...part, layers: inOrder(part.layers) }));
  return { layers: inOrder(draft.layers), frames, faults: kit.faults };
}

function resolve(layer: MapLayerDraft, kit: LayerKit): MapLayer | undefined {
  const { source } = labelOf('', layer.key, kit);
  const base = { key: layer.key, label: layer.label, step: layer.step, source };
  if (layer.draw === 'distance') return resolveDistance(layer, base, kit);
  if (layer.draw === 'names') {
    const names = layer.names.map(({ text, at, ...rest }) => ({ label: labelOf(text, layer.key, kit), at, ...rest }));
    const places = layer.names.map(({ text, at }) => ({ name: text, at }));
    kit.faults.push(...outsideFrame(places, kit));
    return { ...base, draw: 'names', look: layer.look, names };
  }
  if (layer.draw === 'movements' || layer.draw === 'rings' || layer.draw === 'callouts') {
    return resolveOverlay(layer, base, kit);
  }
  if ('points' in layer) return { ...base, ...ownPoints(layer, kit) };
  const features = readFeatures(layer, kit);
  if (layer.draw === 'areas') {
    const classes = layer.classes?.toSorted((a, b) => a - b);
    return { ...base, draw: 'areas', look: layer.look, features, classes };
  }
  if (layer.draw === 'lines') return { ...base, draw: 'lines', look: layer.look, features };
  return { ...base, draw: 'points', look: layer.look, features };
}

type OverlayDraft = Extract<MapLayerDraft, { draw: 'movements' | 'rings' | 'callouts' }>;

function resolveOverlay(layer: OverlayDraft, base: MapLayerBase, kit: LayerKit): MapLayer {
  const say = (text: string | undefined) => (text === undefined ? undefined : labelOf(text, layer.key, kit));
  const { label } = base;
  if (layer.draw === 'callouts') {
    const places = layer.callouts.map(({ text, at }) => ({ name: firstLine(text), at }));
    kit.faults.push(...outsideFrame(places, kit));
    const callouts = layer.callouts.map(({ text, ...rest }) => ({ label: labelOf(text, layer.key, kit), ...rest }));
    return { ...base, draw: 'callouts', callouts };
  }
  const { schematic } = layer;
  if (layer.draw === 'rings') {
    const places = layer.rings.map(({ at, text, word }) => ({ name: firstLine(text ?? word ?? label), at }));
    kit.faults.push(...outsideFrame(places, kit));
    const rings = layer.rings.map(({ text, word, ...rest }) => ({ label: say(text), word: say(word), ...rest }));
    return { ...base, draw: 'rings', schematic, rings };
  }
  const missed = layer.ways.filter(({ through }) => !meetsFrame(through, kit.frame));
  const still = layer.ways.filter(({ through }) => new Set(through.map(String)).size === 1);
  if (still.length > 0) {
    const message = `A way of the layer "${layer.key}" leads nowhere: all its places are one`;
    kit.faults.push({ code: 'map-layer', message, hint: 'Give it another place, or draw a ring.', value: layer.key });
  }
  kit.faults.push(...missed.map(({ text }) => beyond(`"${firstLine(text ?? label)}"`, { value: text ?? layer.key })));
  const ways = layer.ways.map(({ through, text }) => ({ through: [...through], label: say(text) }));
  return { ...base, draw: 'movements', schematic, date: labelOf(layer.date, layer.key, kit), ways };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

function ownPoints(
  { key, points, look, names = true }: PointsDraft,
  kit: LayerKit,
): Pick<MapPoints, 'draw' | 'look' | 'features'> {
  const all = points.map(({ name }) => name);
  kit.faults.push(...symbolFaults(look, points), ...outsideFrame(points, kit), ...nameFaults(names, all));
  const features = points.map(({ name, at, value }): MapFeature => {
    const label = written(name, value, names, key, kit);
    return { geometry: { type: 'Point', coordinates: at }, name, label, value };
  });
  return { draw: 'points', look, features };
}

function readFeatures(layer: FeatureDraft, kit: LayerKit): MapFeature[] {
  const { features, faults } = selectFeatures(kit.files, layer);
  // What is missing in no features would only follow from there being none.
  kit.faults.push(...faults, ...(features.length > 0 ? featureFaults(layer, features) : []));
  const { values, join, names } = layer;
  const shown = features.map(({ properties, geometry }): MapFeature => {
    const name = typeof properties.name === 'string' && properties.name !== '' ? properties.name : undefined;
    const value = values && join ? (values[String(properties[join])] ?? null) : undefined;
    const words = name === undefined ? undefined : wordsOf(name, properties, layer);
    const key = values && join ? String(properties[join]) : undefined;
    return { geometry, name: words, label: written(name, value, names, layer.key, kit, words), key, value };
  });
  return layer.draw === 'points' ? placesInFrame(layer, shown, kit) : shown;
}

/** Places that the frame shows; with `crop` those outside are left out without a word, but not all of them, and none that is to be named. */
function placesInFrame(
  { key, label, names, crop }: FeatureDraft & { crop?: boolean | undefined },
  features: readonly MapFeature[],
  kit: LayerKit,
): MapFeature[] {
  const faultOf = ({ name = label, geometry }: MapFeature) =>
    geometry.type === 'Point' ? outsideFrame([{ name, at: geometry.coordinates }], kit) : [];
  const seen = features.filter((one) => faultOf(one).length === 0);
  const left = features.filter((one) => !seen.includes(one));
  kit.faults.push(...left.filter(({ label: named }) => !crop || (named && Array.isArray(names))).flatMap(faultOf));
  if (crop && seen.length === 0 && left.length > 0) {
    const message = `The layer "${key}" is empty: all its places lie outside the frame`;
    const hint = 'Widen the frame, or leave the layer out.';
    kit.faults.push({ code: 'map-empty', message, hint, value: key, key: 'key' });
  }
  return seen;
}

/** What a feature is called on the map and in the table. */
function wordsOf(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  { called, nameFrom }: FeatureDraft,
): string {
  const own = nameFrom === undefined ? undefined : properties[nameFrom];
  return called?.[name] ?? (typeof own === 'string' && own !== '' ? own : name);
}

/** What is written at a feature: its name if that is asked for, and its value unless the names are refused. */
function written(
  name: string | undefined,
  value: number | null | undefined,
  names: boolean | readonly string[] | undefined,
  layer: string,
  kit: MapNeeds,
  words = name,
): MapLabel | undefined {
  const wanted = Array.isArray(names) && name !== undefined && names.includes(name);
  if (words !== undefined && (names === true || wanted)) return labelOf(words, layer, kit);
  return value === undefined || names === false ? undefined : labelOf('', layer, kit);
}

/** What resolving a map's layers needs from outside. */
interface MapNeeds {
  files: GeoFiles;
  /** Where a text stands in the module or its CSV; one that comes from the data has the place of its layer. */
  placeOf(text: string, layer: string): SourceRef;
}

/** What layers are resolved with; `layers` are those that are done. */
interface LayerKit extends MapNeeds {
  frame: MapFrame;
  layers: MapLayer[];
  faults: PanelFault[];
}

/** A text for the map with its place, so that one without room can be named. */
function labelOf(text: string, layer: string, kit: MapNeeds): MapLabel {
  return { text, source: kit.placeOf(text === '' ? layer : text, layer) };
}

type DistanceDraft = Extract<MapLayerDraft, { draw: 'distance' }>;

/** Measures the great circle from a place to the nearest point of a layer of lines. */
function resolveDistance(layer: DistanceDraft, base: MapLayerBase, kit: LayerKit): MapDistance | undefined {
  const from = findStart(layer, kit);
  const lines = findLines(layer, kit);
  const nearest = from && lines && nearestPoint(from, lines);
  if (!from || !nearest) return undefined;
  const { roundTo = 1 } = layer;
  if (nearest.km > 0 && nearest.km < roundTo / 2) {
    const message = `The distance of ${Math.round(nearest.km * 10) / 10} km would be rounded to 0`;
    const hint = 'Write a smaller "roundTo", or leave it out.';
    kit.faults.push({ code: 'map-layer', message, hint, value: layer.key, key: 'key' });
  }
  const text = labelOf(layer.text, layer.key, kit);
  return { ...base, draw: 'distance', look: layer.look, from, to: nearest.at, km: nearest.km, roundTo, text };
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

/** Places outside the frame, as faults: left alone they would vanish without a word. */
function outsideFrame(places: readonly { name: string; at: LonLat }[], { frame }: { frame: MapFrame }): PanelFault[] {
  return places.flatMap(({ name, at }) => {
    if (inFrame(at, frame)) return [];
    return [beyond(`"${name}" (${at[0]}, ${at[1]})`, { value: name, key: 'frame' })];
  });
}

function beyond(what: string, place: Pick<PanelFault, 'value' | 'key'>): PanelFault {
  const hint = 'Widen the frame, or leave the place out.';
  return { code: 'map-outside', message: `${what} lies outside the frame`, hint, ...place };
}
