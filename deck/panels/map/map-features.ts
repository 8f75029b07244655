/** The geo data of a map: files read as features, the features that a layer selects, and what is wrong with them. */

import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { SourceFile, SourceRef } from '../../model/deck.ts';
import { DeckError, reasonOf } from '../../model/error.ts';
import type { MapGeometry } from '../../model/map.ts';
import { placeAt } from '../../source/faults.ts';
import { suggest } from '../../source/nearest.ts';
import { isObject } from '../../source/objects.ts';
import type { PanelFault } from '../check/panel-fault.ts';
import type { MapLayerDraft, MapWhere } from '../define-panel.ts';
import { geometryFault, windRings } from './map-geometry.ts';

/** The geo data of a map by the names that its module gave them. */
export type GeoFiles = ReadonlyMap<string, GeoObjects>;

/**
 * The features that a layer names, in the order of the data.
 * @returns faults `map-from`, `map-where` and `map-empty`, each at the word that names nothing
 */
export function selectFeatures(
  files: GeoFiles,
  { key, from, where }: Pick<FeatureDraft, 'key' | 'from' | 'where'>,
): { features: GeoFeature[]; faults: PanelFault[] } {
  const found = findObject(files, from);
  if ('code' in found) return { features: [], faults: [found] };
  if (found.length === 0) {
    const hint = 'Export them anew, or leave the layer out: it would be drawn as nothing.';
    const message = `The data "${from}" hold no features`;
    return { features: [], faults: [{ code: 'map-empty', message, hint, value: from, key: 'from' }] };
  }
  const faults = Object.entries(where ?? {}).flatMap(([property, wanted]) => {
    if (wanted === undefined) return [];
    const known = [...new Set(found.map(({ properties }) => properties[property]))].filter(
      (value) => value !== undefined,
    );
    if (known.length === 0) return [unknownProperty(property, found)];
    return [wanted].flat().flatMap((value) => (known.includes(value) ? [] : [unknownValue(property, value, known)]));
  });
  const fits = ({ properties }: GeoFeature) =>
    Object.entries(where ?? {}).every(([property, wanted]) =>
      [wanted].flat().some((value) => value === properties[property]),
    );
  const features = found.filter(fits);
  if (features.length === 0 && faults.length === 0) faults.push(nothingFits(key, from, where ?? {}));
  return { features, faults };
}

/** Each value occurs, but in no feature all of them. */
function nothingFits(key: string, from: string, where: MapWhere): PanelFault {
  const asked = Object.entries(where).map(([property, wanted]) => {
    const values = [wanted].flat().map((value) => JSON.stringify(value));
    return `${property} ${values.join(' or ')}`;
  });
  const message = `The layer "${key}" is empty: no feature of "${from}" has ${asked.join(' and ')} at once`;
  const hint = 'Ask for less in "where", or leave the layer out.';
  return { code: 'map-empty', message, hint, value: key, key: 'key' };
}

function findObject(files: GeoFiles, from: string): GeoFeature[] | PanelFault {
  const [file = '', ...rest] = from.split('.');
  const name = rest.join('.');
  const objects = files.get(file);
  const found = objects?.size === 1 && name === '' ? [...objects.values()][0] : objects?.get(name);
  if (found) return found;
  const known = [...files].flatMap(([key, each]) =>
    each.size === 1 ? [key] : [...each.keys()].map((object) => `${key}.${object}`),
  );
  const message = `There are no data "${from}"`;
  return { code: 'map-from', message, hint: suggest(from, known), value: from, key: 'from' };
}

/** The names of the properties that features have. */
function propertiesOf(features: readonly GeoFeature[]): string[] {
  return [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
}

function unknownProperty(property: string, features: readonly GeoFeature[]): PanelFault {
  const message = `No feature has the property "${property}"`;
  return { code: 'map-where', message, hint: suggest(property, propertiesOf(features)), key: property };
}

function unknownValue(property: string, value: unknown, known: readonly unknown[]): PanelFault {
  const message = `No feature has ${JSON.stringify(value)} as its "${property}"`;
  const hint = suggest(String(value), known.slice(0, 40).map(String));
  return { code: 'map-where', message, hint, value: String(value), key: property };
}

/** A layer of features that stand in a file. */
export type FeatureDraft = Extract<MapLayerDraft, { from: string }>;

/** What is wrong with a layer for the features that it selects: their kind, the values joined to them, the names asked for. */
export function featureFaults(layer: FeatureDraft, features: readonly GeoFeature[]): PanelFault[] {
  const all = features.map(({ properties }) => String(properties.name ?? ''));
  return [
    ...kindFaults(layer, features),
    ...joinFaults(layer, features),
    ...nameFaults(layer.names, all),
    ...wordFaults(layer, features, all),
  ];
}

/** What is wrong with the values of a layer: keys that no feature has, features that share a key, values without use. */
function joinFaults(layer: FeatureDraft, features: readonly GeoFeature[]): PanelFault[] {
  const { look } = layer;
  const needed = look === 'values' || look === 'symbol';
  const wrong = (what: string, hint: string): PanelFault[] => [
    { code: 'map-join', message: `The look "${look}" ${what}`, hint, value: look, key: 'look' },
  ];
  if (!layer.values) {
    if (needed)
      return wrong('needs values', 'Write values: { KEY: 12, … } and join: the property that holds the keys.');
    if (layer.draw !== 'areas' || !layer.classes) return [];
    return wrong('shows no classes', 'Leave "classes" out, or use the look "values".');
  }
  if (!needed) return wrong('shows no values', 'Use the look "values" for areas, "symbol" for points.');
  if (layer.join === undefined) {
    const hint = 'Write join: the property of the features that holds the keys of the values.';
    return [{ code: 'map-join', message: 'The values are joined to nothing', hint, key: 'values' }];
  }
  const values = Object.entries(layer.values).map(([name, value]) => ({ name, value }));
  return [...symbolFaults(look, values), ...classFaults(layer), ...keyFaults(layer.values, layer.join, features)];
}

/** Circles whose area would be less than nothing, or is not said. */
export function symbolFaults(look: string, values: readonly { name: string; value?: number | null | undefined }[]) {
  if (look !== 'symbol') return [];
  return values.flatMap(({ name, value }): PanelFault[] => {
    if (value === null || (value !== undefined && value >= 0)) return [];
    const message =
      value === undefined
        ? `"${name}" has no value for the area of its circle`
        : `"${name}" has the value ${value}, and no circle an area below zero`;
    const hint = 'Write values from 0, null where there is none, or use another look.';
    return [{ code: 'map-value', message, hint, row: name, value: String(value ?? name) }];
  });
}

/** Bounds that part nothing. */
function classFaults(layer: FeatureDraft): PanelFault[] {
  const classes = layer.draw === 'areas' ? (layer.classes ?? []) : [];
  const twice = classes.find((bound, i) => classes.indexOf(bound) < i);
  if (twice === undefined) return [];
  const message = `Two classes begin at ${twice}: the one between would hold nothing`;
  return [{ code: 'map-value', message, hint: 'Write each bound once.', key: 'classes' }];
}

function keyFaults(values: object, join: string, features: readonly GeoFeature[]): PanelFault[] {
  const known = features.flatMap(({ properties }) =>
    properties[join] === undefined ? [] : [String(properties[join])],
  );
  if (known.length === 0) {
    const message = `No feature has the property "${join}" to join by`;
    return [{ code: 'map-join', message, hint: suggest(join, propertiesOf(features)), value: join, key: 'join' }];
  }
  const twice = new Set(known.filter((key, i) => known.indexOf(key) < i && Object.hasOwn(values, key)));
  const hint = 'Join by a property that is different for each feature.';
  return [
    ...[...twice].map((key) => {
      const message = `Several features have the key "${key}": one value would be drawn twice`;
      return { code: 'map-join', message, hint, value: join, key: 'join' };
    }),
    ...Object.keys(values).flatMap((key) => {
      if (known.includes(key)) return [];
      const message = `No feature has the key "${key}" to join a value to`;
      return [{ code: 'map-join', message, hint: suggest(key, known.slice(0, 60)), value: key, key }];
    }),
  ];
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

/** Names that no feature has, of those that are asked for and those that are called otherwise. */
export function nameFaults(names: boolean | readonly string[] | undefined, all: readonly string[], key = 'names') {
  if (!Array.isArray(names)) return [];
  const known = [...new Set(all)].filter(Boolean);
  return names.flatMap((name: string): PanelFault[] => {
    if (known.includes(name)) return [];
    const message = `The layer has no "${name}" to name`;
    return [{ code: 'map-name', message, hint: suggest(name, known), value: name, key }];
  });
}

function wordFaults({ called, nameFrom }: FeatureDraft, features: readonly GeoFeature[], all: readonly string[]) {
  const faults = Object.keys(called ?? {}).flatMap((name) =>
    nameFaults([name], all, name).map(({ value: _, ...fault }) => fault),
  );
  if (nameFrom === undefined || features.some(({ properties }) => properties[nameFrom] !== undefined)) return faults;
  const hint = suggest(nameFrom, propertiesOf(features));
  const message = `No feature has the property "${nameFrom}" to take names from`;
  return [...faults, { code: 'map-name', message, hint, value: nameFrom, key: 'nameFrom' }];
}

/** A feature as the data have it, wound rightly. */
interface GeoFeature {
  properties: Readonly<Record<string, unknown>>;
  geometry: MapGeometry;
}

/** The features of a file: of TopoJSON by the names of its objects, of GeoJSON under `''`. */
export type GeoObjects = ReadonlyMap<string, GeoFeature[]>;

/**
 * Reads GeoJSON (RFC 7946) or TopoJSON (https://github.com/topojson/topojson-specification) in longitude and latitude.
 * Rings are wound anew; a missing or foreign geometry is a fault.
 * @returns the objects if the file could be read, and faults `map-data` and `map-geometry` with line and column in the file
 */
export function readMapData(file: SourceFile): { objects?: GeoObjects; problems: DeckError[] } {
  const root = readJson(file);
  if (root instanceof DeckError) return { problems: [root] };
  const problems: DeckError[] = [];
  const objects = new Map<string, GeoFeature[]>();
  for (const [name, value, path] of collections(root, file, problems)) {
    const features = listFeatures(value).flatMap(({ properties, geometry }, i): GeoFeature[] => {
      const fault = geometryFault(geometry);
      if (!fault)
        return [{ properties: isObject(properties) ? properties : {}, geometry: windRings(geometry as MapGeometry) }];
      const place = placeIn(file, [...path, i]) ?? placeIn(file, path.slice(0, -1));
      problems.push(new DeckError('map-geometry', fault.message, fault.hint, place ?? { file: file.path, line: 1 }));
      return [];
    });
    objects.set(name, features);
  }
  return problems.length > 0 ? { problems } : { objects, problems };
}

function readJson(file: SourceFile): Record<string, unknown> | DeckError {
  try {
    const root: unknown = JSON.parse(file.text);
    if (isObject(root)) return root;
    return new DeckError('map-data', 'The file holds no map data', FILE_KINDS, { file: file.path, line: 1, column: 1 });
  } catch {
    const errors: ParseError[] = [];
    parseTree(file.text, errors, { disallowComments: true });
    const [first] = errors;
    const what = first ? ` (${printParseErrorCode(first.error)})` : '';
    const source = placeAt(file, first?.offset ?? 0);
    return new DeckError('map-data', `The file is not JSON${what}`, 'Save it again as GeoJSON or TopoJSON.', source);
  }
}

const FILE_KINDS = 'Use a GeoJSON FeatureCollection, Feature or geometry, or a TopoJSON Topology.';

/** Name, GeoJSON and path to the list of features of an object in a file. */
type Collection = [string, unknown, (string | number)[]];

function collections(root: Record<string, unknown>, file: SourceFile, problems: DeckError[]): Collection[] {
  if (root.type !== 'Topology') return [['', root, root.type === 'FeatureCollection' ? ['features'] : []]];
  const topology = root as unknown as Topology;
  return Object.entries(isObject(root.objects) ? topology.objects : {}).flatMap(([name, object]): Collection[] => {
    try {
      return [[name, feature(topology, object), ['objects', name, 'geometries']]];
    } catch (error) {
      // topojson-client does not check arcs: an index without an arc ends in a TypeError.
      const message = `The object "${name}" cannot be read: ${reasonOf(error)}`;
      const source = placeIn(file, ['objects', name]) ?? { file: file.path, line: 1 };
      problems.push(new DeckError('map-data', message, 'Make the TopoJSON anew from its source.', source));
      return [];
    }
  });
}

function listFeatures(value: unknown): Record<string, unknown>[] {
  if (!isObject(value)) return [];
  if (value.type === 'FeatureCollection') return Array.isArray(value.features) ? value.features.filter(isObject) : [];
  if (value.type === 'Feature') return [value];
  return [{ properties: {}, geometry: value }];
}

/** Where a value of the file begins; the text is only parsed with places when there is a fault to place. */
function placeIn(file: SourceFile, path: readonly (string | number)[]): SourceRef | undefined {
  const tree = parseTree(file.text);
  const node = tree && findNodeAtLocation(tree, [...path]);
  return node && placeAt(file, node.offset);
}
