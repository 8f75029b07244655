import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { SourceFile, SourceRef } from '../../model/deck.ts';
import { DeckError, reasonOf } from '../../model/error.ts';
import type { MapGeometry } from '../../model/map.ts';
import { isObject } from '../../source/objects.ts';
import { placeAt } from '../../source/place.ts';
import { geometryFault, windRings } from './map-geometry.ts';

/** A feature as the data have it, wound rightly. */
export interface GeoFeature {
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
    return new DeckError('map-data', 'The file holds no map data', KINDS, { file: file.path, line: 1, column: 1 });
  } catch {
    const errors: ParseError[] = [];
    parseTree(file.text, errors, { disallowComments: true });
    const [first] = errors;
    const what = first ? ` (${printParseErrorCode(first.error)})` : '';
    const source = placeAt(file, first?.offset ?? 0);
    return new DeckError('map-data', `The file is not JSON${what}`, 'Save it again as GeoJSON or TopoJSON.', source);
  }
}

const KINDS = 'Use a GeoJSON FeatureCollection, Feature or geometry, or a TopoJSON Topology.';

/** Name, GeoJSON and path to the list of features of each object in a file. */
function collections(
  root: Record<string, unknown>,
  file: SourceFile,
  problems: DeckError[],
): [string, unknown, (string | number)[]][] {
  if (root.type !== 'Topology') return [['', root, root.type === 'FeatureCollection' ? ['features'] : []]];
  const topology = root as unknown as Topology;
  return Object.entries(isObject(root.objects) ? topology.objects : {}).flatMap(
    ([name, object]): [string, unknown, (string | number)[]][] => {
      try {
        return [[name, feature(topology, object), ['objects', name, 'geometries']]];
      } catch (error) {
        // topojson-client does not check arcs: an index without an arc ends in a TypeError.
        const message = `The object "${name}" cannot be read: ${reasonOf(error)}`;
        const source = placeIn(file, ['objects', name]) ?? { file: file.path, line: 1 };
        problems.push(new DeckError('map-data', message, 'Make the TopoJSON anew from its source.', source));
        return [];
      }
    },
  );
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
