import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from '../check/check-keys.ts';
import type { MapWhere } from '../define-map.ts';
import type { GeoFeature, GeoObjects } from './map-data.ts';

/** The geo data of a map by the names that its module gave them. */
export type GeoFiles = ReadonlyMap<string, GeoObjects>;

/**
 * The features that a layer names, in the order of the data.
 * @param from `file`, or `file.object` where a TopoJSON holds several
 * @returns faults `map-from` and `map-where`, each at the word that names nothing
 */
export function selectFeatures(
  files: GeoFiles,
  from: string,
  where: MapWhere | undefined,
): { features: GeoFeature[]; faults: PanelFault[] } {
  const found = findObject(files, from);
  if ('code' in found) return { features: [], faults: [found] };
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
  return { features: found.filter(fits), faults };
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
  return {
    code: 'map-from',
    message: `There are no data "${from}"`,
    hint: suggest(from, known),
    value: from,
    key: 'from',
  };
}

function unknownProperty(property: string, features: readonly GeoFeature[]): PanelFault {
  const known = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const message = `No feature has the property "${property}"`;
  return { code: 'map-where', message, hint: suggest(property, known), key: property };
}

function unknownValue(property: string, value: unknown, known: readonly unknown[]): PanelFault {
  const message = `No feature has ${JSON.stringify(value)} as its "${property}"`;
  const hint = suggest(String(value), known.slice(0, 40).map(String));
  return { code: 'map-where', message, hint, value: String(value), key: property };
}
