import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from '../check/check-keys.ts';
import type { MapLayerDraft } from '../define-map.ts';
import type { GeoFeature } from './map-data.ts';

type Joined = Extract<MapLayerDraft, { from: string }>;

/** What is wrong with the values of a layer: keys that no feature has, features that share a key, values without use. */
export function joinFaults(layer: Joined, features: readonly GeoFeature[]): PanelFault[] {
  const needed = layer.look === 'values' || layer.look === 'symbol';
  if (!layer.values) {
    if (!needed) return [];
    const hint = 'Write values: { KEY: 12, … } and join: the property that holds the keys.';
    return [
      { code: 'map-join', message: `The look "${layer.look}" needs values`, hint, value: layer.look, key: 'look' },
    ];
  }
  if (!needed) {
    const hint = 'Use the look "values" for areas, "symbol" for points.';
    return [
      { code: 'map-join', message: `The look "${layer.look}" shows no values`, hint, value: layer.look, key: 'look' },
    ];
  }
  if (layer.join === undefined) {
    const hint = 'Write join: the property of the features that holds the keys of the values.';
    return [{ code: 'map-join', message: 'The values are joined to nothing', hint, key: 'values' }];
  }
  return keyFaults(layer.values, layer.join, features);
}

function keyFaults(values: object, join: string, features: readonly GeoFeature[]): PanelFault[] {
  const known = features.flatMap(({ properties }) =>
    properties[join] === undefined ? [] : [String(properties[join])],
  );
  if (known.length === 0) {
    const properties = [...new Set(features.flatMap((each) => Object.keys(each.properties)))];
    const message = `No feature has the property "${join}" to join by`;
    return [{ code: 'map-join', message, hint: suggest(join, properties), value: join, key: 'join' }];
  }
  const twice = [...new Set(known.filter((key, i) => known.indexOf(key) < i))].filter((key) =>
    Object.hasOwn(values, key),
  );
  return [
    ...twice.map((key) => ({
      code: 'map-join',
      message: `Several features have the key "${key}": one value would be drawn twice`,
      hint: 'Join by a property that is different for each feature.',
      value: join,
      key: 'join',
    })),
    ...Object.keys(values).flatMap((key) => {
      if (known.includes(key)) return [];
      const message = `No feature has the key "${key}" to join a value to`;
      return [{ code: 'map-join', message, hint: suggest(key, known.slice(0, 60)), value: key, key }];
    }),
  ];
}
