import type { MapFeature, MapLayer, MapPoints } from '../../model/map.ts';
import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from '../check/check-keys.ts';
import type { MapDraft, MapLayerDraft } from '../define-map.ts';
import type { GeoFeature } from './map-data.ts';
import { joinFaults } from './map-join.ts';
import { type LayerKit, labelOf, type MapNeeds, resolveDistance } from './map-layer-kit.ts';
import { outsideFrame } from './map-outside.ts';
import { selectFeatures } from './map-select.ts';

type FeatureDraft = Extract<MapLayerDraft, { from: string }>;
type PointsDraft = Extract<MapLayerDraft, { points: readonly unknown[] }>;

/**
 * Turns the layers as a module states them into layers that hold what they show: features selected, values joined, distances
 * measured. Faults are collected over all layers.
 */
export function resolveLayers(draft: MapDraft, needs: MapNeeds): { layers: MapLayer[]; faults: PanelFault[] } {
  const kit: LayerKit = { ...needs, frame: draft.frame, layers: [], faults: [] };
  // Distances are measured between what the other layers show, whether that is drawn above or below them.
  const [others, distances] = [false, true].map((last) =>
    draft.layers.filter(({ draw }) => (draw === 'distance') === last),
  );
  for (const layer of [...(others ?? []), ...(distances ?? [])]) {
    const resolved = resolve(layer, kit);
    if (resolved) kit.layers.push(resolved);
  }
  const order = draft.layers.map(({ key }) => key);
  return { layers: kit.layers.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)), faults: kit.faults };
}

function resolve(layer: MapLayerDraft, kit: LayerKit): MapLayer | undefined {
  const base = { key: layer.key, label: layer.label, ...(layer.step ? { step: layer.step } : {}) };
  if (layer.draw === 'distance') return resolveDistance(layer, base, kit);
  if (layer.draw === 'names') {
    const names = layer.names.map(({ text, at }) => ({ label: labelOf(text, layer.key, kit), at }));
    kit.faults.push(
      ...outsideFrame(
        layer.names.map(({ text, at }) => ({ name: text, at })),
        kit,
      ),
    );
    return { ...base, draw: 'names', look: layer.look, names };
  }
  if ('points' in layer) return { ...base, ...ownPoints(layer, kit) };
  const features = readFeatures(layer, kit);
  if (layer.draw === 'areas') {
    const { look, classes } = layer;
    return {
      ...base,
      draw: 'areas',
      look,
      features,
      ...(classes ? { classes: classes.toSorted((a, b) => a - b) } : {}),
    };
  }
  if (layer.draw === 'lines') return { ...base, draw: 'lines', look: layer.look, features };
  return { ...base, draw: 'points', look: layer.look, features };
}

function ownPoints({ key, points, look }: PointsDraft, kit: LayerKit): Pick<MapPoints, 'draw' | 'look' | 'features'> {
  kit.faults.push(...outsideFrame(points, kit));
  const features = points.map(
    ({ name, at, value }): MapFeature => ({
      geometry: { type: 'Point', coordinates: at },
      name,
      label: labelOf(name, key, kit),
      ...(value === undefined ? {} : { value }),
    }),
  );
  return { draw: 'points', look, features };
}

function readFeatures(layer: FeatureDraft, kit: LayerKit): MapFeature[] {
  const { features, faults } = selectFeatures(kit.files, layer.from, layer.where);
  kit.faults.push(
    ...faults,
    ...kindFaults(layer, features),
    ...joinFaults(layer, features),
    ...nameFaults(layer, features),
  );
  const { values, join, names } = layer;
  const shown = features.map(({ properties, geometry }): MapFeature => {
    const name = typeof properties.name === 'string' && properties.name !== '' ? properties.name : undefined;
    const written = name !== undefined && (names === true || (Array.isArray(names) && names.includes(name)));
    return {
      geometry,
      ...(name === undefined ? {} : { name }),
      ...(written ? { label: labelOf(name, layer.key, kit) } : {}),
      ...(values && join ? { key: String(properties[join]), value: values[String(properties[join])] ?? null } : {}),
    };
  });
  if (layer.draw !== 'points') return shown;
  const places = shown.flatMap((one) =>
    one.geometry.type === 'Point' ? [{ name: one.name ?? layer.label, at: one.geometry.coordinates, one }] : [],
  );
  const outside = outsideFrame(places, kit);
  if (!layer.crop) kit.faults.push(...outside);
  const left = new Set(outside.map(({ value }) => value));
  return shown.filter(({ name }) => name === undefined || !left.has(name));
}

/** What the features of each kind of layer are made of. */
const KINDS: Readonly<Record<FeatureDraft['draw'], { types: RegExp; words: string }>> = {
  areas: { types: /Polygon$/, words: 'areas' },
  lines: { types: /LineString$/, words: 'lines' },
  points: { types: /^Point$/, words: 'points' },
};

function kindFaults({ draw, from }: FeatureDraft, features: readonly GeoFeature[]): PanelFault[] {
  const { types, words } = KINDS[draw];
  const wrong = features.find(({ geometry }) => !types.test(geometry.type));
  if (!wrong) return [];
  const message = `A layer of ${words} cannot draw the ${wrong.geometry.type} in "${from}"`;
  return [{ code: 'map-geometry', message, hint: 'Change "draw", or choose other data.', value: from, key: 'from' }];
}

function nameFaults({ names }: FeatureDraft, features: readonly GeoFeature[]): PanelFault[] {
  if (!Array.isArray(names)) return [];
  const known = [...new Set(features.map(({ properties }) => String(properties.name ?? '')))].filter(Boolean);
  return names.flatMap((name: string) => {
    if (known.includes(name)) return [];
    return [
      {
        code: 'map-name',
        message: `The layer has no "${name}" to name`,
        hint: suggest(name, known),
        value: name,
        key: 'names',
      },
    ];
  });
}
